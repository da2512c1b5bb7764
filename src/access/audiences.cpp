#include "access/audiences.h"

#include <algorithm>

namespace noddfa::access {

namespace {

using L = LabelKind;

constexpr Audience audience_rows[] = {
    {L::PROF, Role::team_coordinator},
    {L::PROF, Role::chair},
    {L::PROF, Role::former_chair},
    {L::PROF, Role::record_taker},
    {L::PROF, Role::practitioner},
    {L::PROF, Role::report_author},
    {L::PROF, Role::legal_adviser},
    {L::PROF, Role::agency_lead},
    {L::PROF, Role::lead_manager},
    {L::PROF, Role::deputy_manager},
    {L::PROF, Role::core_group},
    {L::PROF, Role::plan_coordinator},
    {L::PROF, Role::case_manager},
    {L::PROF, Role::panel},
    {L::PROF, Role::auditor},
    {L::PROF, Role::named_reader}, // the child's advocate, if the chair says so
    {L::CLOSED, Role::chair},
    {L::CLOSED, Role::former_chair},
    {L::CLOSED, Role::attender},
    {L::CLOSED, Role::panel},
    {L::PERSON, Role::team_coordinator},
    {L::PERSON, Role::chair},
    {L::PERSON, Role::former_chair},
    {L::PERSON, Role::record_taker},
    {L::PERSON, Role::practitioner},
    {L::PERSON, Role::report_author},
    {L::PERSON, Role::legal_adviser},
    {L::PERSON, Role::agency_lead},
    {L::PERSON, Role::lead_manager},
    {L::PERSON, Role::deputy_manager},
    {L::PERSON, Role::case_manager},
    {L::PERSON, Role::panel},
    {L::PERSON, Role::subject_of_label},
    {L::PERSON, Role::advocate_of_subject},
    {L::CHILD, Role::chair},
    {L::CHILD, Role::former_chair},
    {L::CHILD, Role::coordinator_of_subject},
    {L::CHILD, Role::advocate_of_subject},
    {L::CHILD, Role::panel},
    {L::CHILD, Role::named_reader},
    {L::SOURCE, Role::chair},
    {L::SOURCE, Role::former_chair},
    {L::SOURCE, Role::lead_manager},
    {L::SOURCE, Role::deputy_manager},
    {L::SOURCE, Role::case_manager},
    {L::SOURCE, Role::police},
    {L::SOURCE, Role::panel},
    {L::ORIG, Role::named_reader},
    {L::LEGAL, Role::chair},
    {L::LEGAL, Role::former_chair},
    {L::LEGAL, Role::lead_manager},
    {L::LEGAL, Role::deputy_manager},
    {L::LEGAL, Role::legal_adviser},
};

}

std::span<Audience const> audiences() { return audience_rows; }

bool was_excluded(Subject const& who, std::string_view part, Asking const& asking)
{
    if (asking.object.conference.empty())
        return false;
    auto const& all = asking.facts.facts;
    return std::any_of(all.begin(), all.end(), [&](Fact const& fact) {
        return fact.relation == Relation::excluded && fact.from == who && fact.to == asking.object.conference
               && (fact.part == "all" || (!part.empty() && fact.part == part))
               && holds(fact, asking.context.now, asking.facts, asking.settings);
    });
}

bool admits(Label const& label, Asking const& asking)
{
    // The address's own list, and nobody else: not even who wrote it down (T04).
    if (label.kind == L::VAULT)
        return asking.related(Relation::address_access, label.of);
    if (label.kind == L::OPEN || asking.object.author == asking.who)
        return true;
    return std::any_of(std::begin(audience_rows), std::end(audience_rows),
                       [&](Audience const& row) { return row.label == label.kind && plays(row.role, asking, &label); });
}

Admission admission(Asking const& asking)
{
    if (was_excluded(asking.who, asking.object.part, asking))
        return {};
    for (auto const& label : asking.object.labels)
        if (!admits(label, asking))
            return {false, label.kind};
    return {true, std::nullopt};
}

}
