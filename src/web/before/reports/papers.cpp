#include "web/before/reports/papers.h"

namespace noddfa::web {

std::string person_at(conference::State const& state, PersonId const& person)
{
    auto const found = state.invitations.roll.find(person);
    if (found != state.invitations.roll.end() && !found->second.name.empty())
        return found->second.name;
    auto const relative = state.family.people.find(person);
    return relative != state.family.people.end() && !relative->second.name.empty() ? relative->second.name
                                                                                   : person.value;
}

std::string child_at(conference::State const& state, ChildId const& child)
{
    auto const* found = state.child(child);
    return found && !found->name.empty() ? found->name : child.value;
}

std::string children_at(Reader const& reader, conference::State const& state, std::vector<ChildId> const& children)
{
    std::vector<std::string> names;
    for (auto const& child : children)
        names.push_back(child_at(state, child));
    return reader.words.list(names, language::Listed::names);
}

std::string private_to(PersonId const& person)
{
    return access::text_of({access::LabelKind::PERSON, access::subject(person), {}});
}

bool is_for_family(conference::Statement const& statement)
{
    return std::ranges::all_of(statement.text.labels, [](std::string const& text) {
        auto const label = access::label_of(text);
        return label && label->kind == access::LabelKind::PERSON;
    });
}

std::vector<PersonId> family_at(conference::State const& state)
{
    std::vector<PersonId> people;
    for (auto const& [person, said] : state.family.people)
        if (auto const capacity = said.capacity.value_or(Capacity::parent);
            is_family(capacity) || capacity == Capacity::carer)
            people.push_back(person);
    return people;
}

Url report_at(Reader const& reader, std::string const& conference, std::string const& report)
{
    return reader.to({"conferences", conference, "reports", report});
}

application::Thing report_thing(std::string const& conference, std::string const& report)
{
    return {.kind = access::ObjectKind::report, .conference = ConferenceId{conference}, .report = ReportId{report}};
}

}
