#include "web/before/reports/writing.h"

#include "codec/write.h"
#include "conference/decide.h"

namespace noddfa::web {

using conference::ReportKind;
using conference::ReportSection;
using conference::Statement;

namespace {

/// What both kinds of writing have.
std::optional<Writing> begin(Reader const& reader, ledger::Snapshot const& snapshot, std::string const& conference)
{
    auto const& site = snapshot.site();
    auto const& state = site.conference(ConferenceId{conference});
    auto const author = state.invitations.roll.find(reader.who());
    if (author == state.invitations.roll.end() || author->second.capacity != Capacity::practitioner)
        return std::nullopt;
    Writing writing;
    writing.author = author->second;
    writing.kind = conference::kind_of_report(writing.author, reader.site.ledger.services());
    writing.sections = conference::report_form(writing.kind, writing.author.service, writing.author.grouping);
    for (auto const& person : family_at(state))
        writing.family.emplace_back(person, person_at(state, person));
    application::Site::StreamTerms const terms{site, stream_of(ConferenceId{conference}), reader.today()};
    writing.due = conference::reports_due(state, terms);
    writing.late = conference::is_late_report(state, reader.site.now(), terms);
    auto const reply = state.invitations.replies.find(reader.who());
    writing.stays_away =
        reply != state.invitations.replies.end() && reply->second.answer != conference::Answer::attending;
    // REP-13, B-35: the social worker's view is given at the conference, by word of mouth.
    writing.says_view =
        writing.kind != ReportKind::social_work || terms->settings.sw_report_view_field != ReportViewField::hidden;
    return writing;
}

}

std::string section_word(ReportSection section) { return std::string{codec::write(section).as_string()}; }

std::string passage_field(ReportSection section, int number, std::string_view part)
{
    auto name = section_word(section) + "-" + std::to_string(number);
    if (!part.empty())
        name += "-" + std::string{part};
    return name;
}

std::vector<Statement> begun_passages(Writing const& writing, conference::FormSection const& section)
{
    auto const* from = writing.before                             ? &*writing.before
                       : section.of_the_family && writing.sibling ? &*writing.sibling
                                                                  : nullptr;
    std::vector<Statement> all;
    if (from)
        for (auto const& statement : from->report.statements) {
            // What was never put in a section stands under the first.
            auto const of = statement.section.value_or(writing.sections.front().section);
            if (of == section.section && static_cast<int>(all.size()) < most_passages)
                all.push_back(statement);
        }
    return all;
}

std::optional<Writing> writing_of(Reader const& reader, std::string const& conference, ChildId const& child)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Writing> {
        auto writing = begin(reader, snapshot, conference);
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        if (!writing || !state.child(child))
            return std::nullopt;
        writing->children = {child};
        writing->about = child_at(state, child);
        for (auto const& id : state.reports.order) {
            auto const& kept = state.reports.kept.at(id);
            auto const from = state.invitations.roll.find(kept.report.author);
            if (from == state.invitations.roll.end() || from->second.agency != writing->author.agency
                || kept.report.adds_to || kept.report.children.size() != 1)
                continue;
            if (kept.report.children.front() == child)
                writing->before = kept;
            else {
                writing->sibling = kept;
                writing->taken_from = child_at(state, kept.report.children.front());
            }
        }
        return writing;
    });
}

std::optional<Writing> addendum_of(Reader const& reader, std::string const& conference, ReportId const& report)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Writing> {
        auto writing = begin(reader, snapshot, conference);
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        auto const kept = state.reports.kept.find(report);
        if (!writing || kept == state.reports.kept.end() || kept->second.report.adds_to)
            return std::nullopt;
        writing->children = kept->second.report.children;
        writing->about = children_at(reader, state, writing->children);
        writing->adds_to = report;
        for (auto& section : writing->sections)
            section.asked = conference::Asked::if_known;
        return writing;
    });
}

}
