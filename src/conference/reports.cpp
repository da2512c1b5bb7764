#include "base/contains.h"
#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"

#include <boost/describe/enum_to_string.hpp>

#include <algorithm>

namespace noddfa::conference {

namespace {

/// RESP-03: needs, parenting capacity and background, and a professional analysis of risk.
std::vector<ReportSection> const wanted_of_all{ReportSection::needs, ReportSection::parenting_capacity,
                                               ReportSection::family_and_environment, ReportSection::risk_analysis};
/// REP-08: what is considered for each of several children.
std::vector<ReportSection> const wanted_per_child{ReportSection::parenting_capacity,
                                                  ReportSection::family_and_environment};
/// REP-14: the assessment so far, a dated chronology, and what is not known.
std::vector<ReportSection> const wanted_of_social_work{ReportSection::assessment, ReportSection::chronology,
                                                       ReportSection::gaps};

/// The sections left empty, as one detail; empty where none is.
std::string missing(Report const& report, std::vector<ReportSection> const& wanted)
{
    std::string names;
    for (auto const section : wanted)
        if (!contains(report.sections, section))
            names += (names.empty() ? "" : ",") + std::string{boost::describe::enum_to_string(section, "")};
    return names;
}

bool concerns_several(State const& state) { return state.convening.children.size() > 1; }

bool stays_away(State const& state, PersonId const& person)
{
    auto const reply = state.invitations.replies.find(person);
    return reply != state.invitations.replies.end() && reply->second.answer != Answer::attending;
}

ReportKind kind_of(Participant const& author, Services const& services)
{
    auto const* grouping = services.grouping(author.grouping);
    auto const* service = services.service(author.service);
    if (grouping && grouping->clause == Clause::GRP_01)
        return ReportKind::social_work;
    return service && service->midwifery ? ReportKind::midwifery : ReportKind::agency;
}

Report settled(Report report, State const& state, Terms const& terms)
{
    if (!report.kind)
        report.kind = kind_of(*participant(state, report.author), terms.services);
    if (report.children.empty())
        for (auto const& child : state.convening.children)
            report.children.push_back(child.id);
    return report;
}

/// A report that can be read at all: who wrote it, about whom, and that it is nobody else's.
void weigh_report(Weighing& weigh, State const& state, Report const& report)
{
    auto const* author = participant(state, report.author);
    weigh.sound(!report.report.empty(), Clause::REP_01, "missing-field"_code, "report");
    weigh.sound(author, Clause::REP_01, "unknown-person"_code, "author", {{"person", report.author.value}});
    for (auto const& child : report.children)
        weigh.sound(state.child(child), Clause::REP_09, "unknown-child"_code, "children", {{"child", child.value}});
    auto const before = state.reports.kept.find(report.report);
    if (!weigh.sound_so_far() || before == state.reports.kept.end())
        return;
    auto const* former = participant(state, before->second.report.author);
    weigh.sound(!former || former->agency == author->agency, Clause::REP_01, "report-of-another-agency"_code, "report",
                {{"report", report.report.value}});
}

/// What is said in it, and how: nothing here refuses a report.
void notice_contents(Weighing& weigh, State const& state, Report const& report)
{
    Details const which{{"report", report.report.value}};
    auto const lacking = [&](std::vector<ReportSection> const& wanted, Clause clause) {
        auto const sections = missing(report, wanted);
        weigh.notice(sections.empty(), clause, "sections-missing"_code,
                     {{"report", report.report.value}, {"sections", sections}});
    };
    // RESP-01. JUDGEMENT: which of the four a statement is, its author says.
    weigh.notice(std::all_of(report.statements.begin(), report.statements.end(),
                             [](Statement const& statement) { return statement.type.has_value(); }),
                 Clause::RESP_01, "statements-untyped"_code, which);
    lacking(wanted_of_all, Clause::RESP_03);
    // REP-08, REP-09, R-25: any document is taken; what is not about one child alone leaves the duty open.
    if (concerns_several(state))
        lacking(wanted_per_child, Clause::REP_08);
    weigh.notice(report.children.size() == 1, Clause::REP_09, "not-per-child"_code, which);
    // REP-11: who cannot come writes down how they see the risks.
    weigh.notice(!stays_away(state, report.author) || has_words(report.risk_view), Clause::REP_11, "no-risk-view"_code,
                 which);
    if (report.kind != ReportKind::social_work)
        return;
    // REP-13, B-35: the social worker's view on registration is given orally.
    weigh.notice(!report.registration_view, Clause::REP_13, "registration-view-in-social-work-report"_code, which);
    lacking(wanted_of_social_work, Clause::REP_14);
}

void notice_lateness(Weighing& weigh, State const& state, Report const& report, Act const& act, Terms const& terms)
{
    if (!is_late_report(state, act.held_on, terms))
        return;
    bool const revised = state.reports.kept.contains(report.report);
    // REP-10, R-01: late is a duty missed, found and never refused; a reason given with it is kept.
    weigh.notice(false, Clause::REP_10, revised ? "revised-late"_code : "report-late"_code,
                 {{"report", report.report.value}, {"due", reports_due(state, terms)->due.iso()}});
}

/// The report of the agency about the child: alone, else among others.
OwedReport owed(State const& state, AgencyId const& agency, ChildId const& child)
{
    OwedReport owed{agency, child, std::nullopt, std::nullopt};
    for (auto const& id : state.reports.order) {
        auto const& report = state.reports.kept.at(id).report;
        auto const* author = participant(state, report.author);
        if (author && author->agency == agency && contains(report.children, child))
            (report.children.size() == 1 ? owed.individual : owed.merged) = id;
    }
    return owed;
}

void add_owed_gaps(std::vector<Gap>& gaps, State const& state, Terms const& terms)
{
    for (auto const& owed : reports_owed(state, terms)) {
        Details const which{{"agency", owed.agency.value}, {"child", owed.child.value}};
        if (owed.individual)
            continue;
        // REP-01: no report; REP-09: only one about several children together.
        if (owed.merged)
            gaps.push_back({{"not-per-child"_code, Clause::REP_09, which}});
        else
            gaps.push_back({{"report-missing"_code, Clause::REP_01, which}});
    }
}

void add_report_gaps(std::vector<Gap>& gaps, State const& state, KeptReport const& kept, Terms const& terms)
{
    auto const& report = kept.report;
    Details const which{{"report", report.report.value}};
    if (concerns_several(state) && !missing(report, wanted_per_child).empty())
        gaps.push_back({{"sections-missing"_code, Clause::REP_08, which}});
    if (is_late_report(state, kept.received, terms))
        gaps.push_back({{"report-late"_code, Clause::REP_10, which}});
    if (stays_away(state, report.author) && !has_words(report.risk_view))
        gaps.push_back({{"no-risk-view"_code, Clause::REP_11, which}});
}

void add_doctor_gap(std::vector<Gap>& gaps, State const& state)
{
    auto const& crucial = state.convening.crucial_health;
    auto const& kept = state.reports.kept;
    bool const reported = crucial && std::any_of(kept.begin(), kept.end(), [&](auto const& one) {
                              return one.second.report.author == crucial->doctor;
                          });
    // REP-17: a doctor who cannot come writes; without either, the chair says why the conference goes ahead.
    if (crucial && !crucial->available && !reported)
        gaps.push_back({{"doctors-report-missing"_code, Clause::REP_17, {{"person", crucial->doctor.value}}}, true});
}

}

std::vector<ReportSection> report_template(ReportKind kind)
{
    // REP-02, REP-12: the national framework's three domains and the strengths; RESP-03: the analysis of risk.
    std::vector<ReportSection> sections{ReportSection::needs, ReportSection::parenting_capacity,
                                        ReportSection::family_and_environment, ReportSection::strengths,
                                        ReportSection::risk_analysis};
    // REP-16: what the agency has done and knows. REP-14: what a social worker adds.
    if (kind == ReportKind::social_work)
        sections.insert(sections.end(), wanted_of_social_work.begin(), wanted_of_social_work.end());
    else
        sections.push_back(ReportSection::involvement);
    std::sort(sections.begin(), sections.end());
    return sections;
}

std::vector<OwedReport> reports_owed(State const& state, Terms const&)
{
    std::vector<OwedReport> all;
    std::set<AgencyId> seen;
    for (auto const& person : state.invitations.order) {
        auto const* known = participant(state, person);
        if (!known || known->capacity != Capacity::practitioner || !seen.insert(known->agency).second)
            continue;
        for (auto const& child : state.convening.children)
            all.push_back(owed(state, known->agency, child.id));
    }
    return all;
}

std::optional<Deadline> reports_due(State const& state, Terms const& terms)
{
    auto const& booking = state.convening.booking;
    return booking ? deadline(Clause::REP_10, booking->starts.day, terms.settings, terms.calendar) : std::nullopt;
}

bool is_late_report(State const& state, Moment received, Terms const& terms)
{
    auto const due = reports_due(state, terms);
    // READING B-03: judged by the date, and on the due day by the board's cut-off.
    return due
           && (received.day > due->due
               || (received.day == due->due && received.minute_of_day > terms.settings.report_cutoff));
}

std::vector<Gap> report_gaps(State const& state, Moment, Terms const& terms)
{
    std::vector<Gap> gaps;
    add_owed_gaps(gaps, state, terms);
    for (auto const& id : state.reports.order)
        add_report_gaps(gaps, state, state.reports.kept.at(id), terms);
    add_doctor_gap(gaps, state);
    return gaps;
}

Answered decide(State const& state, SubmitReport const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_report(weigh, state, command);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    auto report = settled(command, state, terms);
    notice_contents(weigh, state, report);
    notice_lateness(weigh, state, report, act, terms);
    // REP-13: a form that does not have the field cannot keep what was put into it.
    if (report.kind == ReportKind::social_work && terms.settings.sw_report_view_field == ReportViewField::hidden)
        report.registration_view.reset();
    auto answer = weigh.answer<Event>(ReportSubmitted{report});
    // REP-06: sensitive passages are told to the chair at once, who decides what becomes of them.
    if (std::any_of(report.statements.begin(), report.statements.end(), [](auto const& one) { return one.restricted; }))
        answer.events.push_back(tell_chair(state, Clause::REP_06, "restricted-statements"));
    return answer;
}

void fold(State& state, ReportSubmitted const& event, Act const& act)
{
    auto const [entry, is_new] = state.reports.kept.try_emplace(event.report);
    auto& kept = entry->second;
    kept.report = event;
    if (is_new) {
        kept.received = act.held_on;
        state.reports.order.push_back(event.report);
    } else {
        kept.revised = act.held_on;
    }
}

}
