#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"

#include <algorithm>
#include <iterator>

/// Reports at the meeting: presented, aired, read out, interpreted; risk tools and information asked for (A.3, A.7).
namespace noddfa::conference {

namespace {

KeptReport const* kept(State const& state, ReportId const& report)
{
    auto const found = state.reports.kept.find(report);
    return found == state.reports.kept.end() ? nullptr : &found->second;
}

void weigh_known_report(Weighing& weigh, State const& state, ReportId const& report, Clause clause)
{
    weigh.sound(kept(state, report), clause, "unknown-report"_code, "report", {{"report", report.value}});
}

AgencyId agency_of(State const& state, PersonId const& person)
{
    auto const* known = participant(state, person);
    return known ? known->agency : AgencyId{};
}

bool presented_by(KeptReport const& report, PersonId const& person)
{
    return std::any_of(report.presented.begin(), report.presented.end(),
                       [&](Presentation const& one) { return one.presenter == person; });
}

/// Away, and never spoke to the report.
bool author_is_away(State const& state, KeptReport const& report, Moment at)
{
    return !state.present(report.report.author, at) && !presented_by(report, report.report.author);
}

bool colleague_present(State const& state, KeptReport const& report, Moment at)
{
    auto const& order = state.invitations.order;
    return std::any_of(order.begin(), order.end(), [&](PersonId const& person) {
        return state.present(person, at) && agency_of(state, person) == agency_of(state, report.report.author);
    });
}

bool is_health(State const& state, PersonId const& person, Services const& services)
{
    auto const* known = participant(state, person);
    auto const* grouping = known ? services.grouping(known->grouping) : nullptr;
    return grouping && (grouping->clause == Clause::GRP_03 || grouping->clause == Clause::GRP_05);
}

template<class Wanted>
std::vector<ReportId> reports_that(State const& state, Wanted wanted)
{
    std::vector<ReportId> reports;
    std::copy_if(state.reports.order.begin(), state.reports.order.end(), std::back_inserter(reports),
                 [&](ReportId const& report) { return wanted(*kept(state, report)); });
    return reports;
}

}

std::vector<ReportId> views_to_air(State const& state, Moment at)
{
    return reports_that(state, [&](KeptReport const& one) { return !one.aired && author_is_away(state, one, at); });
}

std::vector<ReportId> findings_to_read(State const& state, Moment at)
{
    return reports_that(state, [&](KeptReport const& one) {
        return one.report.kind == ReportKind::medical && !one.read_out && author_is_away(state, one, at);
    });
}

std::vector<ReportId> reports_unpresented(State const& state)
{
    return reports_that(state, [](KeptReport const& one) { return one.presented.empty(); });
}

void weigh_risk_tool(Weighing& weigh, State const& state, ChildId const& child)
{
    auto const& tools = state.reports.tools;
    weigh.should(std::any_of(tools.begin(), tools.end(), [&](RiskTool const& tool) { return tool.child == child; }),
                 Clause::REP_20, "no-risk-tool"_code, {{"child", child.value}});
}

Answered decide(State const& state, PresentReport const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_report(weigh, state, command.report, Clause::INV_06);
    weigh.sound(participant(state, command.presenter), Clause::INV_06, "unknown-person"_code, "presenter",
                {{"person", command.presenter.value}});
    weigh_opened(weigh, state, Clause::REP_05);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    // INV-06: whoever presents is there.
    weigh.must(state.present(command.presenter, act.held_on), Clause::INV_06, "not-present"_code,
               {{"person", command.presenter.value}});
    auto const& report = *kept(state, command.report);
    bool const colleague = agency_of(state, command.presenter) == agency_of(state, report.report.author);
    // INV-06: an absent author's report is presented by somebody of the same agency.
    weigh.should(colleague || state.present(report.report.author, act.held_on), Clause::INV_06,
                 "presenter-of-another-agency"_code,
                 {{"report", command.report.value}, {"person", command.presenter.value}});
    return weigh.answer<Event>(ReportPresented{command});
}

Answered decide(State const& state, AirWrittenView const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_report(weigh, state, command.report, Clause::INV_07);
    weigh_opened(weigh, state, Clause::INV_07);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    auto const& report = *kept(state, command.report);
    weigh.sound(author_is_away(state, report, act.held_on), Clause::INV_07, "author-present"_code, "report",
                {{"report", command.report.value}});
    // INV-07: the chair brings it into the discussion. INV-08: aired and weighed, never a view given or a vote cast.
    weigh.sound(state.is_chair(act.by), Clause::INV_07, "not-the-chair"_code, "by");
    // INV-06: somebody of that agency comes all the same.
    weigh.should(!report.presented.empty() || colleague_present(state, report, act.held_on), Clause::INV_06,
                 "no-presenter"_code, {{"report", command.report.value}});
    return weigh.answer<Event>(WrittenViewAired{command});
}

Answered decide(State const& state, ReadHealthFindings const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_report(weigh, state, command.report, Clause::REP_18);
    weigh_opened(weigh, state, Clause::REP_18);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    weigh.sound(kept(state, command.report)->report.kind == ReportKind::medical, Clause::REP_18,
                "not-a-medical-report"_code, "report", {{"report", command.report.value}});
    // REP-18: the chair reads, nobody else.
    weigh.sound(state.is_chair(act.by), Clause::REP_18, "not-the-chair"_code, "by");
    return weigh.answer<Event>(HealthFindingsRead{command});
}

Answered decide(State const& state, InterpretHealthFindings const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_report(weigh, state, command.report, Clause::REP_19);
    weigh.sound(command.person.has_value(), Clause::REP_19, "missing-field"_code, "person");
    weigh_opened(weigh, state, Clause::REP_19);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    // REP-19: only a health practitioner interprets; that somebody else did is recorded and shown.
    weigh.notice(is_health(state, *command.person, terms.services), Clause::REP_19, "not-a-health-practitioner"_code,
                 {{"person", command.person->value}});
    return weigh.answer<Event>(HealthFindingsInterpreted{command});
}

Answered decide(State const& state, AttachRiskTool const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_child(weigh, state, command.child, Clause::REP_20);
    weigh.sound(!command.tool.empty(), Clause::REP_20, "missing-field"_code, "tool");
    weigh.sound(!command.result.empty(), Clause::REP_20, "missing-field"_code, "result");
    return weigh.answer<Event>(RiskToolAttached{command});
}

Answered decide(State const& state, RequestInformation const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    bool const known = terms.services.grouping(command.from) || state.groupings.recognised.contains(command.from);
    weigh.sound(known, Clause::RESP_07, "unknown-grouping"_code, "from", {{"grouping", command.from.value}});
    weigh.sound(!command.what.empty(), Clause::RESP_07, "missing-field"_code, "what");
    // RESP-07: partners co-operate; a refusal is kept with its reason.
    weigh.notice(!has_words(command.refused_because), Clause::RESP_07, "information-refused"_code,
                 {{"grouping", command.from.value}});
    return weigh.answer<Event>(InformationRequested{command});
}

void fold(State& state, ReportPresented const& event, Act const&)
{
    state.reports.kept[event.report].presented.push_back(event);
}

void fold(State& state, WrittenViewAired const& event, Act const&) { state.reports.kept[event.report].aired = true; }

void fold(State& state, HealthFindingsRead const& event, Act const&)
{
    state.reports.kept[event.report].read_out = true;
}

/// REP-19: the event is the record of who spoke; nothing else follows from it.
void fold(State&, HealthFindingsInterpreted const&, Act const&) {}

void fold(State& state, RiskToolAttached const& event, Act const&) { state.reports.tools.push_back(event); }

void fold(State& state, InformationRequested const& event, Act const&) { state.reports.requests.push_back(event); }

}
