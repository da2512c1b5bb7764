#include "conference/convening.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "protocol/notice_answers.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace noddfa::conference {

namespace {

/// The posts without which nobody could be told: keys of `ROLE_MAP`.
constexpr std::array<char const*, 4> needed_posts{"lead_safeguarding_manager", "senior_manager", "register_custodian",
                                                  "duty_team"};

/// Who has the case or its line management.
bool manages_case(State const& state, PersonId const& person)
{
    auto const& request = state.convening.request;
    return request && !person.empty() && (request->social_worker == person || request->team_manager == person);
}

/// Whether somebody has a part in the conference beyond chairing or writing.
bool takes_part(State const& state, PersonId const& person)
{
    return state.invitations.roll.contains(person) || state.family.people.contains(person)
           || manages_case(state, person);
}

/// CHAIR-01, CHAIR-02, REC-02: who may chair and who may write the record.
void weigh_people(Weighing& weigh, State const& state, Booking const& booking)
{
    weigh.sound(!booking.chair.empty(), Clause::CHAIR_01, "missing-field"_code, "chair");
    weigh.must(!booking.chair_manages_case && !manages_case(state, booking.chair), Clause::CHAIR_01,
               "chair-not-independent"_code, {{"person", booking.chair.value}});
    auto const trained = booking.chair_trained_until;
    weigh.notice(booking.chair_training_lasts || (trained && *trained >= booking.starts.day), Clause::CHAIR_02,
                 trained ? "training-lapsed"_code : "no-training-record"_code, {{"person", booking.chair.value}});
    auto const& taker = booking.record_taker;
    bool const independent = !booking.record_taker_involved && taker != booking.chair && !takes_part(state, taker);
    weigh.should(!taker.empty() && independent, Clause::REC_02,
                 taker.empty() ? "no-record-taker"_code : "record-taker-involved"_code, {{"person", taker.value}});
}

/// B-20: where the board wants it, somebody else chairs the conference that meets again.
void weigh_chair_again(Weighing& weigh, State const& state, Booking const& booking, Terms const& terms)
{
    auto const& reconvenes = state.convening.request->reconvenes;
    if (!terms.settings.reconvene_new_chair || !reconvenes)
        return;
    auto const before = terms.background.conferences.find(*reconvenes);
    bool const again = before != terms.background.conferences.end() && before->second.chair == booking.chair;
    weigh.should(!again, Clause::SET_04, "same-chair-again"_code, {{"person", booking.chair.value}});
}

/// S47-11, CONV-01: a request that its manager has not approved yet is booked with a reason, or not at all where the
/// board wants it so.
void weigh_approval(Weighing& weigh, State const& state, Settings const& settings)
{
    bool const waits = state.convening.awaits_approval() || state.convening.returned_because;
    if (settings.request_approval == RequestApproval::required)
        weigh.sound(!waits, Clause::S47_11, "request-not-approved"_code, "do");
    else
        weigh.should(!waits, Clause::S47_11, "request-not-approved"_code);
}

/// A day on which offices are closed is bookable, and pointed out (B-01).
void weigh_day(Weighing& weigh, Moment starts, Act const& act, Terms const& terms)
{
    auto const& closures = terms.settings.local_closure_days;
    auto const calendar = terms.calendar.with_closures({closures.begin(), closures.end()});
    weigh.notice(calendar.is_working_day(starts.day), Clause::CONV_02, "not-a-working-day"_code,
                 {{"on", starts.day.iso()}});
    weigh.notice(starts > act.held_on, Clause::CONV_02, "in-the-past"_code, {{"on", starts.day.iso()}});
}

/// The state as if the conference were booked so: meetings held before the new start count towards its date.
State booked(State const& state, Moment starts)
{
    auto with = state;
    if (!with.convening.booking)
        with.convening.booking.emplace();
    with.convening.booking->starts = starts;
    return with;
}

/// CONV-02, CONV-09, REG-12, REG-13: a date later than due is booked only with a reason.
void weigh_timing(Weighing& weigh, State const& state, Moment starts, Terms const& terms)
{
    auto const late = lateness(booked(state, starts), starts.day, terms);
    if (!late)
        return;
    // S47-05: within the date that a senior manager allowed it counts as extended, and that was the reason.
    if (late->clause == Clause::S47_05)
        weigh.notice(false, late->clause, late->code, late->details);
    else
        weigh.should(false, late->clause, late->code, late->details);
}

/// CONV-07, CONV-11: whom and what else the date has to suit.
void weigh_health_and_care(Weighing& weigh, State const& state, Moment starts)
{
    auto const& convening = state.convening;
    auto const& health = convening.crucial_health;
    bool const asked_for_this_day = !convening.booking || convening.booking->starts == starts;
    weigh.notice(!health || (health->available && asked_for_this_day), Clause::CONV_07, "doctor-not-available"_code);
    for (auto const& child : convening.children)
        weigh.notice(!child.looked_after || convening.looked_after.contains(child.id), Clause::CONV_11,
                     "care-review-not-linked"_code, {{"child", child.id.value}});
}

void weigh_not_opened(Weighing& weigh, State const& state, Clause clause)
{
    weigh.sound(!state.meeting.opened, clause, "wrong-stage"_code, "do", {{"stage", "opened"}});
}

/// CONV-04 to CONV-06, DEFER-02, R-02: a postponement is refused only when something it consists of is missing.
void weigh_postponement(Weighing& weigh, Postponement const& postponement, Act const& act)
{
    auto const deferred = postponement.ground == PostponeGround::insufficient_information;
    // DEFER-02: convening may be deferred for want of key information; CONV-04: or for another exceptional reason.
    auto const clause = deferred ? Clause::DEFER_02 : Clause::CONV_04;
    weigh.sound(has_words(postponement.reason) || act.has_reason(clause), clause, "missing-field"_code, "reason");
    // CONV-05: the chair says how the child is protected, or that this cannot be said.
    weigh.sound(has_words(postponement.interim_protection) || postponement.immediate_risk_excluded == false,
                Clause::CONV_05, "missing-field"_code, "interim_protection");
    // CONV-06: a new date, or a dated step towards one.
    weigh.sound(postponement.new_start || postponement.follow_up_on, Clause::CONV_06, "missing-field"_code,
                "new_start");
    weigh.sound(!postponement.new_start || *postponement.new_start > act.held_on, Clause::CONV_06, "in-the-past"_code,
                "new_start");
    weigh.sound(!postponement.follow_up_on || *postponement.follow_up_on >= act.held_on.day, Clause::CONV_06,
                "in-the-past"_code, "follow_up_on");
    weigh.notice(false, clause, "postponed"_code);
    // DEFER-04, R-02: put off for want of information, the chair says whether immediate risk is excluded; never
    // refused.
    weigh.notice(!deferred || postponement.immediate_risk_excluded == true, Clause::DEFER_04,
                 "immediate-risk-not-excluded"_code);
}

/// What a postponement makes others know and do.
Answered postponed(Weighing const& weigh, Postponement const& postponement, Terms const& terms)
{
    auto answer = weigh.answer<Event>(ConferencePostponed{postponement});
    if (!answer.accepted())
        return answer;
    auto& events = answer.events;
    if (!postponement.new_start)
        events.push_back(TaskSet{{Clause::CONV_06, "rearrange", {}, {}, postponement.follow_up_on}});
    // CONV-05, R-02: immediate risk cannot be excluded.
    if (postponement.immediate_risk_excluded == false) {
        events.push_back(alert("lead_safeguarding_manager", Clause::CONV_05, "immediate-risk", terms.settings));
        events.push_back(alert("duty_team", Clause::CONV_05, "immediate-risk", terms.settings));
        events.push_back(TaskSet{{Clause::CONV_05, "strategy-discussion", {}, {}, {}}});
    }
    return answer;
}

}

std::vector<std::string> empty_posts(Settings const& settings)
{
    std::vector<std::string> empty;
    for (auto const* post : needed_posts)
        if (settings.holder(post).empty())
            empty.emplace_back(post);
    return empty;
}

bool posts_filled(Settings const& settings) { return empty_posts(settings).empty(); }

std::vector<Finding> site_warnings(Settings const& settings, Date today)
{
    std::vector<Finding> warnings;
    for (auto const& post : empty_posts(settings))
        warnings.push_back({"post-empty"_code, Clause::CHAIR_08, {{"post", post}}});
    // PRIN-01: a protocol past its review still holds.
    auto const due = settings.protocol_review_due;
    if (due && *due < today)
        warnings.push_back({"protocol-review-overdue"_code, Clause::PRIN_01, {{"due", due->iso()}}});
    return warnings;
}

AlertRaised alert(std::string const& post, Clause clause, std::string const& about, Settings const& settings,
                  std::optional<ChildId> const& child)
{
    return {alert_for(post, settings, clause, about, child)};
}

Answered decide(State const& state, BookConference const& command, Act const& act, Terms const& terms)
{
    // CHAIR-01: whoever assigns the chair gives the reason.
    Weighing weigh{act, true};
    weigh.sound(state.convening.request.has_value(), Clause::PRIN_10, "wrong-stage"_code, "do",
                {{"stage", "not-requested"}});
    weigh_not_opened(weigh, state, Clause::CONV_02);
    weigh.sound(command.starts != Moment{}, Clause::CONV_02, "missing-field"_code, "starts");
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    weigh_approval(weigh, state, terms.settings);
    weigh_people(weigh, state, command);
    weigh_chair_again(weigh, state, command, terms);
    weigh_timing(weigh, state, command.starts, terms);
    weigh_day(weigh, command.starts, act, terms);
    weigh_health_and_care(weigh, state, command.starts);
    return weigh.answer<Event>(ConferenceBooked{command});
}

Answered decide(State const& state, CheckSufficiency const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    // JUDGEMENT: CONV-03: whether enough will be known is for the chair; either answer is kept.
    weigh.sound(!state.convening.booking || state.is_chair(act.by), Clause::CONV_03, "not-the-chair"_code, "by");
    return weigh.answer<Event>(SufficiencyChecked{command});
}

Answered decide(State const& state, PostponeConference const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(state.convening.booking.has_value(), Clause::CONV_04, "wrong-stage"_code, "do",
                {{"stage", "not-booked"}});
    weigh_not_opened(weigh, state, Clause::CONV_04);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    // CONV-04: the chair postpones; somebody may say so for a chair who is ill.
    bool const for_the_chair = act.on_behalf_of && state.is_chair(*act.on_behalf_of);
    weigh.sound(state.is_chair(act.by) || for_the_chair, Clause::CONV_04, "not-the-chair"_code, "by");
    weigh_postponement(weigh, command, act);
    if (command.new_start && weigh.sound_so_far()) {
        // CONV-06: the date it was due goes on standing.
        if (auto const late = lateness(booked(state, *command.new_start), command.new_start->day, terms))
            weigh.notice(false, late->clause, late->code, late->details);
        weigh_day(weigh, *command.new_start, act, terms);
        weigh_health_and_care(weigh, state, *command.new_start);
    }
    return postponed(weigh, command, terms);
}

Answered decide(State const& state, RecordNotHeld const& command, Act const& act, Terms const&)
{
    // that it was not held can always be recorded.
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.notice(!command.reason.empty(), Clause::CONV_04, "no-reason-given"_code);
    weigh.notice(!state.meeting.opened, Clause::CONV_04, "recorded-as-opened"_code);
    // CONV-06: it is to be arranged again as soon as possible.
    return weigh.answer<Event>(ConferenceNotHeld{command}, TaskSet{{Clause::CONV_06, "rearrange", {}, {}, {}}});
}

Answered decide(State const& state, FlagCrucialHealth const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(!command.doctor.empty(), Clause::CONV_07, "missing-field"_code, "doctor");
    // CONV-07: the day should be one on which the doctor can come.
    weigh.notice(command.available || !state.convening.booking, Clause::CONV_07, "doctor-not-available"_code);
    return weigh.answer<Event>(CrucialHealthFlagged{command});
}

Answered decide(State const& state, LinkLookedAfterReview const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(state.child(command.child), Clause::CONV_11, "unknown-child"_code, "child",
                {{"child", command.child.value}});
    return weigh.answer<Event>(LookedAfterReviewLinked{command});
}

Answered decide(State const& state, AcknowledgeAlert const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_alert(weigh, state.convening.open_alerts, command, act);
    return weigh.answer<Event>(AlertAcknowledged{command});
}

void fold(State& state, ConferenceBooked const& event, Act const& act)
{
    auto& convening = state.convening;
    if (convening.booking && convening.booking->starts != event.starts) {
        convening.former_starts.push_back(convening.booking->starts);
        if (convening.crucial_health)
            convening.crucial_health->available = false;
    }
    convening.booking = event;
    // the rules of the day on which it was first booked are its own.
    if (!convening.convened_on)
        convening.convened_on = act.held_on.day;
    convening.postponed_without_date = false;
    convening.not_held = false;
    convening.done("convene");
    convening.done("rearrange");
}

void fold(State& state, SufficiencyChecked const& event, Act const&) { state.convening.sufficiency = event.likely; }

void fold(State& state, ConferencePostponed const& event, Act const&)
{
    auto& convening = state.convening;
    convening.postponements.push_back(event);
    convening.postponed_without_date = !event.new_start;
    convening.not_held = false;
    if (!convening.booking || !event.new_start)
        return;
    convening.former_starts.push_back(convening.booking->starts);
    convening.booking->starts = *event.new_start;
    if (convening.crucial_health)
        convening.crucial_health->available = false;
    convening.done("rearrange");
}

void fold(State& state, ConferenceNotHeld const&, Act const&) { state.convening.not_held = !state.meeting.opened; }

void fold(State& state, CrucialHealthFlagged const& event, Act const&) { state.convening.crucial_health = event; }

void fold(State& state, LookedAfterReviewLinked const& event, Act const&)
{
    state.convening.looked_after[event.child] = event;
}

void fold(State& state, AlertRaised const& event, Act const&) { state.convening.open_alerts.push_back(event); }

void fold(State& state, AlertAcknowledged const& event, Act const& act)
{
    auto& open = state.convening.open_alerts;
    auto const answered = std::stable_partition(open.begin(), open.end(),
                                                [&](Alert const& one) { return !is_answered_by(one, event, act); });
    std::move(answered, open.end(), std::back_inserter(state.convening.answered_alerts));
    open.erase(answered, open.end());
}

void fold(State& state, TaskSet const& event, Act const&) { state.convening.tasks.push_back(event); }

}
