#include "base/contains.h"
#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/own_reason.h"
#include "conference/person_list.h"

#include <algorithm>
#include <iterator>

namespace noddfa::conference {

namespace {

Report const* known_report(State const& state, ReportId const& report)
{
    auto const found = state.reports.kept.find(report);
    return found == state.reports.kept.end() ? nullptr : &found->second.report;
}

void weigh_known_report(Weighing& weigh, State const& state, ReportId const& report, Clause clause)
{
    weigh.sound(known_report(state, report), clause, "unknown-report"_code, "report", {{"report", report.value}});
}

void weigh_family_person(Weighing& weigh, State const& state, PersonId const& person, std::string const& field)
{
    weigh.sound(state.family.people.contains(person), Clause::SHARE_01, "unknown-person"_code, field,
                {{"person", person.value}});
}

/// Parents and carers of the children a report is about.
std::vector<PersonId> parents_of_report(State const& state, Report const& report)
{
    std::vector<PersonId> parents;
    for (auto const& child : report.children)
        for (auto const& parent : state.parents_of(child))
            if (!contains(parents, parent))
                parents.push_back(parent);
    return parents;
}

/// One report shared with one person: what of it departs from the protocol. It happened, so it is never refused.
void notice_share(Weighing& weigh, State const& state, ReportId const& report, Share const& share, Act const& act,
                  Terms const& terms)
{
    Details const which{{"report", report.value}, {"person", share.person.value}};
    auto const& author = known_report(state, report)->author;
    // SHARE-01: authors explain their own reports.
    weigh.notice(share.shared_by.value_or(author) == author, Clause::SHARE_01, "not-shared-by-author"_code, which);
    // decided parent by parent; what is private to one adult is not for another.
    auto const recipients = state.sharing.recipients.find(report);
    weigh.notice(recipients == state.sharing.recipients.end() || contains(recipients->second.people, share.person),
                 Clause::SHARE_01, "not-a-recipient"_code, which);
    weigh.notice(!is_restricted(state, report, act.held_on.day), Clause::SHARE_05, "shared-though-restricted"_code,
                 which);
    // READING B-04: a paper sent without talking about it is sent, not shared.
    weigh.notice(share.discussed, Clause::SHARE_01, "sent-not-discussed"_code, which);
    auto const due = shares_due(state, terms);
    if (share.discussed && due && act.held_on.day > due->due)
        weigh.notice(false, Clause::SHARE_02, "shared-late"_code,
                     {{"report", report.value}, {"person", share.person.value}, {"due", due->due.iso()}});
}

std::optional<Date> shared_on(State const& state, ReportId const& report, PersonId const& person)
{
    std::optional<Date> first;
    for (auto const& made : state.sharing.shares)
        if (made.complete && made.report == report && made.share.person == person && (!first || made.on < *first))
            first = made.on;
    return first;
}

OwedShare owed(State const& state, ReportId const& report, PersonId const& person, std::optional<Date> due, Date today)
{
    OwedShare owed{report, person, shared_on(state, report, person), false, is_restricted(state, report, today), {}};
    auto const restricted = state.sharing.restrictions.find(report);
    if (restricted != state.sharing.restrictions.end() && restricted->second.decision
        && restricted->second.decision->agreed)
        owed.suspended_until = restricted->second.decision->until;
    // SHARE-02: once due, always due; a restriction that was refused or ran out lets the first date count again (B-36).
    owed.breach = due && !owed.suspended && owed.shared_on.value_or(today) > *due;
    return owed;
}

/// The number, from 1, of the disagreement a command settles; nothing where there is none or it does not say which.
std::optional<std::size_t> settles(Sharing const& sharing, SharingDisagreement const& command)
{
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < sharing.disagreements.size(); ++at)
        if (!sharing.disagreements[at].resolved)
            open.push_back(at + 1);
    if (command.number) {
        auto const wanted = static_cast<std::size_t>(std::max(*command.number, 0));
        return contains(open, wanted) ? std::optional{wanted} : std::nullopt;
    }
    return open.size() == 1 ? std::optional{open.front()} : std::nullopt;
}

/// Nobody need say any more that they have seen alerts about something that is settled.
void answer_alerts(Convening& convening, std::string const& about)
{
    auto& open = convening.open_alerts;
    auto const settled =
        std::stable_partition(open.begin(), open.end(), [&](Alert const& one) { return one.about != about; });
    std::move(settled, open.end(), std::back_inserter(convening.answered_alerts));
    open.erase(settled, open.end());
}

}

AlertRaised tell_chair(State const& state, Clause clause, std::string about, std::optional<ChildId> child)
{
    auto const& booking = state.convening.booking;
    return AlertRaised{{"chair", booking ? booking->chair : PersonId{}, clause, std::move(child), std::move(about)}};
}

std::vector<PersonId> recipients_of(State const& state, ReportId const& report)
{
    if (auto const set = state.sharing.recipients.find(report); set != state.sharing.recipients.end())
        return set->second.people;
    auto const* known = known_report(state, report);
    return known ? parents_of_report(state, *known) : std::vector<PersonId>{};
}

bool is_restricted(State const& state, ReportId const& report, Date on)
{
    auto const found = state.sharing.restrictions.find(report);
    if (found == state.sharing.restrictions.end())
        return false;
    // SHARE-05, R-23: locked from the notification, before anybody has decided.
    auto const& decision = found->second.decision;
    return !decision || (decision->agreed && (!decision->until || on <= *decision->until));
}

std::optional<Deadline> shares_due(State const& state, Terms const& terms)
{
    auto const& booking = state.convening.booking;
    return booking ? deadline(Clause::SHARE_02, booking->starts.day, terms.settings, terms.calendar) : std::nullopt;
}

std::vector<OwedShare> shares_owed(State const& state, Moment now, Terms const& terms)
{
    std::vector<OwedShare> all;
    auto const deadline = shares_due(state, terms);
    auto const due = deadline ? std::optional{deadline->due} : std::nullopt;
    for (auto const& report : state.reports.order)
        for (auto const& person : recipients_of(state, report))
            all.push_back(owed(state, report, person, due, now.day));
    return all;
}

std::vector<std::pair<ReportId, PersonId>> corrections_unanswered(State const& state)
{
    std::vector<std::pair<ReportId, PersonId>> waiting;
    for (auto const& made : state.sharing.shares)
        if (std::pair const which{made.report, made.share.person};
            !made.share.disputed.empty() && !state.sharing.answers.contains(which) && !contains(waiting, which))
            waiting.push_back(which);
    return waiting;
}

std::vector<PersonId> withholding_unanswered(State const& state)
{
    std::vector<PersonId> silent;
    for (auto const& person : state.invitations.order) {
        auto const* known = participant(state, person);
        if (known && known->capacity == Capacity::practitioner && !state.sharing.withholding.contains(person))
            silent.push_back(person);
    }
    return silent;
}

std::vector<Gap> sharing_gaps(State const& state, Moment now, Terms const& terms)
{
    std::vector<Gap> gaps;
    // SHARE-01: author by author, and parent by parent.
    for (auto const& owed : shares_owed(state, now, terms))
        if (!owed.shared_on && !owed.suspended)
            gaps.push_back({{"report-not-shared"_code,
                             Clause::SHARE_01,
                             {{"report", owed.report.value}, {"person", owed.person.value}}},
                            true});
    // CNF-09: asked in advance, and answered.
    if (!state.sharing.asked_about_withholding)
        gaps.push_back({{"withholding-not-asked"_code, Clause::CNF_09, {}}});
    else if (auto const silent = withholding_unanswered(state); !silent.empty())
        gaps.push_back({{"withholding-unanswered"_code, Clause::CNF_09, {{"people", listed(silent)}}}});
    return gaps;
}

Answered decide(State const& state, ShareReport const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(!command.report.empty(), Clause::SHARE_01, "missing-field"_code, "report");
    for (auto const& report : command.report)
        weigh_known_report(weigh, state, report, Clause::SHARE_01);
    weigh_family_person(weigh, state, command.person, "person");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    for (auto const& report : command.report)
        notice_share(weigh, state, report, command, act, terms);
    return weigh.answer<Event>(ReportShared{command});
}

Answered decide(State const& state, AnswerCorrection const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const& shares = state.sharing.shares;
    bool const disputed = std::any_of(shares.begin(), shares.end(), [&](ShareMade const& made) {
        return made.report == command.report && made.share.person == command.person && !made.share.disputed.empty();
    });
    weigh_known_report(weigh, state, command.report, Clause::SHARE_04);
    weigh.sound(disputed, Clause::SHARE_04, "nothing-disputed"_code, "person", {{"person", command.person.value}});
    weigh.sound(!command.response.empty(), Clause::SHARE_04, "missing-field"_code, "response");
    return weigh.answer<Event>(CorrectionAnswered{command});
}

Answered decide(State const& state, SetReportRecipients const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_report(weigh, state, command.report, Clause::SHARE_01);
    for (auto const& person : command.people)
        weigh_family_person(weigh, state, person, "people");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    auto left_out = parents_of_report(state, *known_report(state, command.report));
    std::erase_if(left_out, [&](PersonId const& parent) { return contains(command.people, parent); });
    // SHARE-01, R-22: the report is for the family unless somebody says why not.
    ask_reason(weigh, left_out.empty(), command.reason, Clause::SHARE_01, "parent-left-out"_code,
               {{"report", command.report.value}, {"people", listed(left_out)}});
    return weigh.answer<Event>(ReportRecipientsSet{command});
}

Answered decide(State const& state, NotifySharingRisk const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    // CNF-04: at the earliest opportunity, so also before the report is there.
    weigh.sound(!command.report.empty(), Clause::CNF_04, "missing-field"_code, "report");
    weigh.sound(!command.reason.empty(), Clause::CNF_04, "missing-field"_code, "reason");
    // CNF-03: the agency's own safeguarding lead first.
    weigh.notice(command.safeguarding_lead.has_value(), Clause::CNF_03, "lead-not-consulted"_code,
                 {{"report", command.report.value}});
    return weigh.answer<Event>(SharingRiskNotified{command}, tell_chair(state, Clause::CNF_04, "sharing-risk"));
}

Answered decide(State const& state, DecideRestriction const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    Details const which{{"report", command.report.value}};
    weigh.sound(state.sharing.restrictions.contains(command.report), Clause::SHARE_05, "no-risk-notified"_code,
                "report", which);
    weigh.sound(!command.reason.empty(), Clause::SHARE_05, "missing-field"_code, "reason");
    // JUDGEMENT: B-36: the chair alone weighs the risk of sharing against the family's right to know.
    weigh.must(state.is_chair(act.by), Clause::SHARE_05, "not-the-chair"_code, which);
    // B-36: a restriction says how far it goes and until when.
    weigh.notice(!command.agreed || (has_words(command.scope) && command.until), Clause::SHARE_05,
                 "restriction-without-scope-or-end"_code, which);
    // refused: the clocks run again from their first dates, and the agency may take it further.
    weigh.notice(command.agreed, Clause::SHARE_05, "restriction-refused"_code, which);
    return weigh.answer<Event>(RestrictionDecided{command});
}

Answered decide(State const& state, RaiseSensitivity const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(!command.what.empty(), Clause::REP_06, "missing-field"_code, "what");
    return weigh.answer<Event>(SensitivityRaised{command},
                               tell_chair(state, Clause::REP_06, command.violence ? "violence" : "sensitive-content"));
}

Answered decide(State const& state, AskAboutWithholding const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_from_chair(weigh, state, act, Clause::CNF_09);
    return weigh.answer<Event>(WithholdingAsked{command});
}

Answered decide(State const& state, AnswerAboutWithholding const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    // CNF-10: nobody waits for the question.
    weigh.sound(participant(state, command.person), Clause::CNF_09, "unknown-person"_code, "person",
                {{"person", command.person.value}});
    auto answer = weigh.answer<Event>(WithholdingAnswered{command});
    // CNF-02, CNF-10: the chair leads on how it will be handled, and so knows of it at once.
    if (answer.accepted() && command.anything)
        answer.events.push_back(tell_chair(state, Clause::CNF_10, "something-withheld"));
    return answer;
}

Answered decide(State const& state, RecordSharingDisagreement const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(!command.what.empty(), Clause::CNF_06, "missing-field"_code, "what");
    weigh.sound(!command.resolved || settles(state.sharing, command), Clause::CNF_06, "no-such-disagreement"_code,
                "number");
    // CNF-06: open until it is resolved.
    weigh.notice(command.resolved, Clause::CNF_06, "disagreement-open"_code);
    return weigh.answer<Event>(SharingDisagreementRecorded{command});
}

void fold(State& state, ReportShared const& event, Act const& act)
{
    for (auto const& report : event.report) {
        auto const* known = known_report(state, report);
        auto const by = event.shared_by.value_or(known ? known->author : act.by);
        state.sharing.shares.push_back({report, event, by, act.held_on.day, event.discussed});
    }
}

void fold(State& state, CorrectionAnswered const& event, Act const&)
{
    state.sharing.answers[{event.report, event.person}] = event.response;
}

void fold(State& state, ReportRecipientsSet const& event, Act const&)
{
    state.sharing.recipients[event.report] = event;
}

void fold(State& state, SharingRiskNotified const& event, Act const& act)
{
    state.sharing.restrictions[event.report] = {event, act.held_on, std::nullopt};
}

void fold(State& state, RestrictionDecided const& event, Act const& act)
{
    auto& restriction =
        state.sharing.restrictions.try_emplace(event.report, Restriction{{}, act.held_on, {}}).first->second;
    restriction.decision = event;
    // CNF-04, R-02: the chair was told so as to decide, and has; the notice is answered once every report is.
    bool const undecided =
        std::ranges::any_of(state.sharing.restrictions, [](auto const& entry) { return !entry.second.decision; });
    if (!undecided)
        answer_alerts(state.convening, "sharing-risk");
}

void fold(State& state, SensitivityRaised const& event, Act const&) { state.sharing.sensitivities.push_back(event); }

void fold(State& state, WithholdingAsked const&, Act const&) { state.sharing.asked_about_withholding = true; }

void fold(State& state, WithholdingAnswered const& event, Act const&)
{
    state.sharing.withholding[event.person] = event;
}

void fold(State& state, SharingDisagreementRecorded const& event, Act const&)
{
    auto const settled = event.resolved ? settles(state.sharing, event) : std::nullopt;
    if (settled)
        state.sharing.disagreements[*settled - 1].resolved = true;
    else
        state.sharing.disagreements.push_back(event);
}

}
