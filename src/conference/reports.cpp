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

Report settled(Report report, State const& state, Terms const& terms)
{
    if (!report.kind)
        report.kind = kind_of_report(*participant(state, report.author), terms.services);
    if (report.children.empty())
        for (auto const& child : state.convening.children)
            report.children.push_back(child.id);
    // REP-06, CNF-05: what is for the chair alone is as what is said in a closed part that nobody has attended yet.
    for (auto& statement : report.statements)
        if (statement.restricted && statement.text.labels.empty())
            statement.text.labels.push_back("CLOSED(" + report.report.value + ")");
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
    for (auto const& statement : report.statements)
        weigh.sound(!statement.child || report.children.empty() || contains(report.children, *statement.child),
                    Clause::REP_09, "not-a-child-of-the-report"_code, "statements",
                    {{"child", statement.child.value_or(ChildId{}).value}});
    auto const added_to = report.adds_to ? state.reports.kept.find(*report.adds_to) : state.reports.kept.end();
    weigh.sound(!report.adds_to || added_to != state.reports.kept.end(), Clause::REP_01, "unknown-report"_code,
                "adds_to", {{"report", report.adds_to.value_or(ReportId{}).value}});
    if (weigh.sound_so_far() && report.adds_to) {
        auto const* first = participant(state, added_to->second.report.author);
        weigh.sound(!first || first->agency == author->agency, Clause::REP_01, "report-of-another-agency"_code,
                    "adds_to", {{"report", report.adds_to->value}});
    }
    auto const before = state.reports.kept.find(report.report);
    if (!weigh.sound_so_far() || before == state.reports.kept.end())
        return;
    auto const* former = participant(state, before->second.report.author);
    weigh.sound(!former || former->agency == author->agency, Clause::REP_01, "report-of-another-agency"_code, "report",
                {{"report", report.report.value}});
}

void weigh_kept(Weighing& weigh, State const& state, ReportId const& report)
{
    weigh.sound(state.reports.kept.contains(report), Clause::REP_01, "unknown-report"_code, "report",
                {{"report", report.value}});
}

Document const* document(State const& state, DocumentId const& id)
{
    for (auto const& [report, kept] : state.reports.kept)
        for (auto const& one : kept.documents)
            if (one.document == id)
                return &one;
    return nullptr;
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
    // a paragraph of a report is for the family unless its author says why not.
    weigh.notice(std::ranges::none_of(report.statements,
                                      [](Statement const& statement) {
                                          return (statement.restricted || !statement.text.labels.empty())
                                                 && !has_words(statement.reason);
                                      }),
                 Clause::SHARE_01, "passage-kept-back-without-reason"_code, which);
    // An addendum says what it adds; the report that it adds to has the rest.
    if (report.adds_to)
        return;
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
        if (author && author->agency == agency && contains(report.children, child) && !report.adds_to)
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
    if (concerns_several(state) && !report.adds_to && !missing(report, wanted_per_child).empty())
        gaps.push_back({{"sections-missing"_code, Clause::REP_08, which}});
    if (!report.adds_to && is_late_report(state, kept.received, terms))
        gaps.push_back({{"report-late"_code, Clause::REP_10, which}});
    if (!report.adds_to && stays_away(state, report.author) && !has_words(report.risk_view))
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

ReportKind kind_of_report(Participant const& author, Services const& services)
{
    auto const* grouping = services.grouping(author.grouping);
    auto const* service = services.service(author.service);
    if (grouping && grouping->clause == Clause::GRP_01)
        return ReportKind::social_work;
    return service && service->midwifery ? ReportKind::midwifery : ReportKind::agency;
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

std::vector<std::pair<ReportId, ParagraphId>> passages_undecided(State const& state)
{
    std::vector<std::pair<ReportId, ParagraphId>> waiting;
    for (auto const& id : state.reports.order) {
        auto const& kept = state.reports.kept.at(id);
        for (auto const& statement : kept.report.statements)
            if (statement.restricted && !kept.decided.contains(statement.text.id))
                waiting.emplace_back(id, statement.text.id);
    }
    return waiting;
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
    kept.sent_by = act.id;
    if (is_new) {
        kept.received = act.held_on;
        state.reports.order.push_back(event.report);
    } else {
        kept.revised = act.held_on;
        ++kept.versions;
        kept.approval.reset();
        kept.decided.clear();
    }
}

Answered decide(State const& state, ApproveReport const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_kept(weigh, state, command.report);
    weigh.sound(command.approved || has_words(command.note), Clause::REP_01, "missing-field"_code, "note");
    return weigh.answer<Event>(ReportApproved{command});
}

Answered decide(State const& state, AttachDocument const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_kept(weigh, state, command.report);
    weigh.sound(!command.document.empty(), Clause::REP_01, "missing-field"_code, "document");
    weigh.sound(!command.name.empty(), Clause::REP_01, "missing-field"_code, "name");
    weigh.sound(command.bytes > 0, Clause::REP_01, "document-empty"_code, "bytes");
    constexpr std::size_t digits = 64;
    weigh.sound(command.sha256.size() == digits
                    && command.sha256.find_first_not_of("0123456789abcdef") == std::string::npos,
                Clause::REP_01, "missing-field"_code, "sha256");
    weigh.sound(!document(state, command.document), Clause::REP_01, "document-known"_code, "document",
                {{"document", command.document.value}});
    // A board that has nothing to look through uploads still gets them, and everybody is told.
    weigh.notice(command.scanned_by.has_value(), Clause::REP_01, "document-unscanned"_code,
                 {{"report", command.report.value}, {"document", command.name}});
    return weigh.answer<Event>(DocumentAttached{command});
}

Answered decide(State const& state, DecidePassage const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_kept(weigh, state, command.report);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    auto const& statements = state.reports.kept.at(command.report).report.statements;
    weigh.sound(std::ranges::any_of(statements,
                                    [&](Statement const& statement) {
                                        return statement.restricted && statement.text.id == command.passage;
                                    }),
                Clause::REP_06, "no-such-passage"_code, "passage", {{"report", command.report.value}});
    weigh.sound(!command.reason.empty(), Clause::REP_06, "missing-field"_code, "reason");
    // JUDGEMENT: REP-06, CNF-09: the chair alone weighs who may know.
    weigh.must(state.is_chair(act.by), Clause::REP_06, "not-the-chair"_code, {{"report", command.report.value}});
    return weigh.answer<Event>(PassageDecided{command});
}

void fold(State& state, ReportApproved const& event, Act const&)
{
    if (auto const found = state.reports.kept.find(event.report); found != state.reports.kept.end())
        found->second.approval = event;
}

void fold(State& state, DocumentAttached const& event, Act const&)
{
    if (auto const found = state.reports.kept.find(event.report); found != state.reports.kept.end())
        found->second.documents.push_back(event);
}

void fold(State& state, PassageDecided const& event, Act const&)
{
    auto const found = state.reports.kept.find(event.report);
    if (found == state.reports.kept.end())
        return;
    found->second.decided[event.passage] = event;
    for (auto& statement : found->second.report.statements)
        if (statement.text.id == event.passage) {
            if (event.readers == PassageReaders::practitioners)
                statement.text.labels = {"PROF"};
            else if (event.readers == PassageReaders::family)
                statement.text.labels.clear();
        }
}

}
