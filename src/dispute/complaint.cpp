#include "dispute/decide.h"
#include "dispute/fold.h"
#include "protocol/deadline.h"
#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa::dispute {

namespace {

/// READING R-21: a complaint about the chair never goes to the chair.
constexpr char const* route_about_chair = "lead_safeguarding_manager";

/// The conference complained about, whether or not it has decided; null where none is named or known.
ConferenceHeld const* conference_of(Background const& background, std::optional<ConferenceId> const& conference)
{
    auto const found = background.conferences.find(conference.value_or(ConferenceId{}));
    return found == background.conferences.end() ? nullptr : &found->second;
}

/// APP-04: to the chair; a complaint about the chair to whom the board says.
RoutedComplaint routed(ComplaintOf const& complaint, Terms const& terms)
{
    RoutedComplaint on_its_way{complaint, "chair", {}};
    auto const& settings = terms.settings;
    if (complaint.about_chair) {
        on_its_way.post = settings.complaint_about_chair_route.value_or(route_about_chair);
        on_its_way.to = settings.holder(on_its_way.post);
    } else {
        auto const* conference = conference_of(terms.background, complaint.conference);
        on_its_way.to = conference ? conference->chair : PersonId{};
    }
    return on_its_way;
}

void weigh_limit(Weighing& weigh, Clause clause, std::optional<Date> from, Act const& act, Terms const& terms)
{
    if (!from)
        return;
    auto const due = deadline(clause, *from, terms.history.on(*from), terms.calendar);
    weigh.notice(!due || act.held_on.day <= due->due, clause, "late"_code, {{"due", due ? due->due.iso() : ""}});
}

/// APP-04: whoever complained has been answered.
void answered_complaint(State& state)
{
    std::erase_if(state.tasks, [](Task const& task) { return task.clause == Clause::APP_04; });
}

/// The clocks of CMP-01..03 run only for a complaint classed under the regulations.
Weighing& weigh_classed(Weighing& weigh, State const& state, Clause clause)
{
    weigh.must(state.complaint.has_value(), clause, "no-complaint"_code);
    bool const classed = state.complaint && state.complaint->under_regulations == true;
    return weigh.must(!state.complaint || classed, clause, "not-under-regulations"_code);
}

}

Answered decide(State const& state, MakeComplaint const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(state.is_new(), Clause::APP_04, "dispute-in-use"_code, "dispute");
    // APP-04, APP-05, R-02: anybody concerned, at any time, on conduct, decision or functioning.
    weigh.sound(!command.person.empty(), Clause::APP_04, "missing-field"_code, "person");
    weigh.sound(!command.text.empty(), Clause::APP_04, "missing-field"_code, "text");
    auto const complaint = routed(command, terms);
    // CMP-05: told how to complain and how to appeal, which is another way.
    return weigh.answer<Event>(
        ComplaintMade{complaint},
        TaskSet{{Clause::APP_04, "answer-complaint", std::nullopt, complaint.to, std::nullopt}},
        TaskSet{{Clause::CMP_05, "explain-complaint-and-appeal", std::nullopt, complaint.to, std::nullopt}});
}

void fold(State& state, ComplaintMade const& event, Act const& act)
{
    state.complaint = ComplaintState{event, act.held_on.day, {}, {}, {}, {}, false, {}, {}, {}};
}

Answered decide(State const& state, ClassComplaint const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.must(state.complaint.has_value(), Clause::CMP_01, "no-complaint"_code);
    // CMP-01: the complaints officer says whether it is one under the regulations.
    auto const officer = terms.settings.holder("complaints_officer");
    weigh.must(!officer.empty() && act.by == officer, Clause::CMP_01, "not-complaints-officer"_code);
    return weigh.answer<Event>(ComplaintClassed{command});
}

void fold(State& state, ComplaintClassed const& event, Act const&)
{
    if (state.complaint)
        state.complaint->under_regulations = event.under_regulations;
}

Answered decide(State const& state, AcknowledgeComplaint const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh_classed(weigh, state, Clause::CMP_01);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    weigh.must(!state.complaint->acknowledged_on, Clause::CMP_01, "already-done"_code);
    // CMP-01: two working days from receipt; late is late.
    weigh_limit(weigh, Clause::CMP_01, state.complaint->received_on, act, terms);
    // CMP-01: an oral complaint is written down and copied; procedure, help and rights are explained.
    weigh.notice(!state.complaint->said.oral || command.written_down_and_copied, Clause::CMP_01,
                 "not-written-down"_code);
    weigh.notice(command.explained, Clause::CMP_01, "rights-not-explained"_code);
    return weigh.answer<Event>(ComplaintAcknowledged{command});
}

void fold(State& state, ComplaintAcknowledged const& event, Act const& act)
{
    if (state.complaint)
        state.complaint->acknowledged_on = act.held_on.day;
    if (event.explained)
        std::erase_if(state.tasks, [](Task const& task) { return task.clause == Clause::CMP_05; });
}

Answered decide(State const& state, ExtendDiscussion const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh_classed(weigh, state, Clause::CMP_02);
    weigh.sound(command.until > act.held_on.day, Clause::CMP_02, "contradictory"_code, "until");
    // CMP-02: only exceptionally, and by agreement.
    weigh.should(command.agreed, Clause::CMP_02, "not-agreed"_code);
    return weigh.answer<Event>(DiscussionExtended{command});
}

void fold(State& state, DiscussionExtended const& event, Act const&)
{
    if (state.complaint)
        state.complaint->extended_to = event.until;
}

Answered decide(State const& state, RecordDiscussion const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh_classed(weigh, state, Clause::CMP_02);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    weigh.must(state.complaint->acknowledged_on.has_value(), Clause::CMP_02, "wrong-stage"_code,
               {{"stage", "acknowledged"}});
    // CMP-02: ten working days from the acknowledgement, or the day agreed instead.
    auto const& agreed = state.complaint->extended_to;
    if (agreed)
        weigh.notice(act.held_on.day <= *agreed, Clause::CMP_02, "late"_code, {{"due", agreed->iso()}});
    else
        weigh_limit(weigh, Clause::CMP_02, state.complaint->acknowledged_on, act, terms);
    return weigh.answer<Event>(DiscussionRecorded{command});
}

void fold(State& state, DiscussionRecorded const& event, Act const& act)
{
    if (!state.complaint)
        return;
    state.complaint->discussed_on = act.held_on.day;
    state.complaint->resolved = event.resolved;
    if (event.resolved)
        answered_complaint(state);
}

Answered decide(State const& state, SendTerms const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh_classed(weigh, state, Clause::CMP_02);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    weigh.must(state.complaint->resolved, Clause::CMP_02, "wrong-stage"_code, {{"stage", "resolved"}});
    weigh.sound(!command.terms.empty(), Clause::CMP_02, "missing-field"_code, "terms");
    // CMP-02: five working days from the resolution.
    if (state.complaint->discussed_on) {
        auto const resolved = *state.complaint->discussed_on;
        auto const due = terms.calendar.working_days_after(resolved, terms.history.on(resolved).complaint_terms_days);
        weigh.notice(act.held_on.day <= due, Clause::CMP_02, "late"_code, {{"due", due.iso()}});
    }
    return weigh.answer<Event>(TermsSent{command});
}

void fold(State& state, TermsSent const&, Act const& act)
{
    if (state.complaint)
        state.complaint->terms_sent_on = act.held_on.day;
}

Answered decide(State const& state, RequestInvestigation const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh_classed(weigh, state, Clause::CMP_03);
    weigh.must(!state.complaint || !state.complaint->investigation_requested_on, Clause::CMP_03, "already-done"_code);
    return weigh.answer<Event>(InvestigationRequested{command});
}

void fold(State& state, InvestigationRequested const&, Act const& act)
{
    if (state.complaint)
        state.complaint->investigation_requested_on = act.held_on.day;
}

Answered decide(State const& state, RespondToInvestigation const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh_classed(weigh, state, Clause::CMP_03);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    weigh.must(state.complaint->investigation_requested_on.has_value(), Clause::CMP_03, "wrong-stage"_code,
               {{"stage", "requested"}});
    weigh.sound(!command.investigator.empty(), Clause::CMP_03, "missing-field"_code, "investigator");
    // CMP-03: an investigator who had no part in it.
    auto const* conference = conference_of(terms.background, state.complaint->said.conference);
    bool const took_part =
        conference
        && (conference->chair == command.investigator || conference->took_part.contains(command.investigator));
    weigh.must(!took_part && command.investigator != state.complaint->said.to, Clause::CMP_03, "took-part"_code,
               {{"person", command.investigator.value}});
    weigh_limit(weigh, Clause::CMP_03, state.complaint->investigation_requested_on, act, terms);
    return weigh.answer<Event>(InvestigationAnswered{command});
}

void fold(State& state, InvestigationAnswered const&, Act const& act)
{
    if (state.complaint)
        state.complaint->investigation_answered_on = act.held_on.day;
    answered_complaint(state);
}

}
