#include "conference/convening.h"

#include "base/contains.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "protocol/planted.h"
#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

/// The age at which somebody is no longer a child, in months: the definition in the Social Services and Well-being
/// (Wales) Act 2014, s. 3, which no board may set.
constexpr int months_of_childhood = 18 * 12;

GroupingId const social_services{"CSS"};
GroupingId const police{"POL"};

/// Children named in a command are children of the conference, once there is one.
void weigh_children(Weighing& weigh, State const& state, std::vector<ChildId> const& children)
{
    for (auto const& child : children)
        weigh.sound(!state.convening.asked() || state.child(child), Clause::PRIN_05, "unknown-child"_code, "children",
                    {{"child", child.value}});
}

/// The day the clock counts from now, with the meetings held so far.
std::optional<Date> anchor(State const& state, Terms const& terms)
{
    auto const due = conference_due(state, terms);
    return due.empty() ? std::nullopt : std::optional{due.front().from};
}

/// What the record of a strategy meeting leaves to be understood.
StrategyMeeting completed(StrategyMeeting meeting, State const& state)
{
    if (!meeting.kind)
        meeting.kind = MeetingKind::meeting;
    if (!meeting.purpose)
        meeting.purpose = state.convening.meetings.empty() ? MeetingPurpose::initiating : MeetingPurpose::further;
    if (meeting.agencies.empty())
        meeting.agencies = {social_services, police};
    if (!meeting.chaired_by)
        meeting.chaired_by = social_services;
    return meeting;
}

/// S47-02 to S47-05: who took part and decided, who chaired, and a date outside the normal time.
void weigh_meeting(Weighing& weigh, StrategyMeeting const& meeting, Act const& act)
{
    bool const both = contains(meeting.agencies, social_services) && contains(meeting.agencies, police);
    // S47-02: social services and police at the least, everybody able to decide for the agency.
    weigh.should(both && meeting.undecided.empty(), Clause::S47_02,
                 both ? "not-authorised-to-decide"_code : "police-or-social-services-missing"_code);
    // S47-03: social services chair.
    weigh.should(meeting.chaired_by == social_services, Clause::S47_03, "not-chaired-by-social-services"_code);
    if (!meeting.extended_to)
        return;
    // S47-05: manager, reason and new date; the duty then counts as extended, never as met.
    weigh.sound(meeting.extended_by && !meeting.extended_by->empty(), Clause::S47_05, "missing-field"_code,
                "extended_by");
    weigh.sound(*meeting.extended_to > act.held_on.day, Clause::S47_05, "in-the-past"_code, "extended_to");
    weigh.should(false, Clause::S47_05, "outside-the-normal-time"_code, {{"until", meeting.extended_to->iso()}});
}

/// CONV-08: a meeting that moves the date after the conference was booked moves it only with a reason.
void weigh_anchor(Weighing& weigh, State const& state, StrategyMeeting const& meeting, Act const& act,
                  Terms const& terms)
{
    if (!state.convening.booking)
        return;
    auto later = state;
    fold(later, StrategyMeetingRecorded{meeting}, act);
    auto const before = anchor(state, terms);
    auto const after = anchor(later, terms);
    // READING B-05: to move the anchor by more than no days wants a reason; the earlier dates stay in view.
    weigh.should(!before || before == after, Clause::CONV_08, "anchor-moved"_code,
                 {{"from", before.value_or(Date{}).iso()}, {"to", after.value_or(Date{}).iso()}});
}

/// A child may be the subject of a conference: under 18, and named with what will identify an unborn one.
void weigh_child(Weighing& weigh, SubjectChild const& child, Act const& act)
{
    Details const who{{"child", child.id.value}};
    weigh.sound(!child.id.empty(), Clause::PRIN_05, "missing-field"_code, "child");
    weigh.sound(!child.born || *child.born <= act.held_on.day, Clause::PRIN_05, "in-the-future"_code, "born", who);
    weigh.sound(!child.born || child.born->plus_months(months_of_childhood) > act.held_on.day, Clause::PRIN_05,
                "not-a-child"_code, "born", who);
    // UNB-07: the expected date is what reminds of the birth.
    weigh.sound(child.born || child.expected, Clause::UNB_07, "missing-field"_code, "expected", who);
}

bool all_unborn(std::vector<SubjectChild> const& children)
{
    return std::all_of(children.begin(), children.end(), [](auto const& child) { return child.is_unborn(); });
}

/// A review is of children on the register, and of them only (DEC-14, REV-05).
void weigh_standing(Weighing& weigh, Kind kind, ChildId const& child, Terms const& terms)
{
    weigh.sound(kind != Kind::review || terms.background.standing(child).on_register, Clause::REV_01,
                "not-on-the-register"_code, "children", {{"child", child.value}});
}

void weigh_request_children(Weighing& weigh, Request const& request, Act const& act, Terms const& terms)
{
    // PRIN-05: a conference is about the children of one family, each once.
    weigh.sound(!request.children.empty(), Clause::PRIN_05, "missing-field"_code, "children");
    std::set<ChildId> seen;
    for (auto const& child : request.children) {
        weigh_child(weigh, child, act);
        weigh.sound(seen.insert(child.id).second, Clause::PRIN_05, "duplicate-child"_code, "children",
                    {{"child", child.id.value}});
        weigh_standing(weigh, *request.kind, child.id, terms);
    }
    // REV-05, DEC-14: children who are all on this register already are reviewed; with a brother or sister who is not,
    // they come along to an initial conference.
    auto const registered = [&](SubjectChild const& child) {
        auto const standing = terms.background.standing(child.id);
        return standing.on_register && !standing.temporary && !standing.under_challenge;
    };
    weigh.sound(*request.kind != Kind::initial || request.children.empty()
                    || !std::ranges::all_of(request.children, registered),
                Clause::REV_05, "already-registered"_code, "kind");
}

/// The fields that one kind of conference has and needs.
void weigh_kind(Weighing& weigh, Request const& request)
{
    auto const kind = *request.kind;
    weigh.sound(kind != Kind::pre_birth || all_unborn(request.children), Clause::UNB_02, "wrong-kind"_code, "kind");
    weigh.sound(kind != Kind::transfer_in || request.from_authority, Clause::CONV_09, "missing-field"_code,
                "from_authority");
    weigh.sound(kind != Kind::reconvened || request.reconvenes, Clause::SET_04, "missing-field"_code, "reconvenes");
}

/// DEFER-05: the conference that an earlier one had to set a date for, having registered nobody for want of
/// information.
bool is_follow_on(Request const& request, Background const& background)
{
    auto const& taken = background.decisions;
    return request.follows && std::any_of(taken.begin(), taken.end(), [&](DecisionTaken const& one) {
               return one.conference == *request.follows && one.outcome == Outcome::not_register;
           });
}

/// SET-04: a conference meets again about a decision that was taken; one from before these records needs a word.
void weigh_reconvening(Weighing& weigh, Request const& request, Background const& background)
{
    if (*request.kind != Kind::reconvened || !request.reconvenes)
        return;
    auto const& taken = background.decisions;
    bool const known = std::any_of(taken.begin(), taken.end(),
                                   [&](DecisionTaken const& one) { return one.conference == *request.reconvenes; });
    weigh.should(known, Clause::SET_04, "unknown-decision"_code);
}

/// PRIN-10, S47-11: an initial conference, also one before birth, follows a finding of continuing risk for one child
/// at least.
bool is_founded(Request const& request, State const& state, Background const& background)
{
    if (request.kind != Kind::initial && request.kind != Kind::pre_birth)
        return true;
    auto const& found = state.convening.determinations;
    return is_follow_on(request, background)
           || std::any_of(request.children.begin(), request.children.end(), [&](SubjectChild const& child) {
                  auto const one = found.find(child.id);
                  return one != found.end() && one->second == Determination::continuing_risk;
              });
}

/// S47-11: the manager named in a request answers it, once.
void weigh_answer_to_request(Weighing& weigh, State const& state, Act const& act)
{
    auto const& convening = state.convening;
    weigh.sound(convening.request && convening.request->to_approve == true, Clause::S47_11, "wrong-stage"_code, "do",
                {{"stage", "not-requested"}});
    weigh.sound(!convening.request || convening.awaits_approval(), Clause::S47_11, "already-done"_code, "do");
    weigh.sound(!convening.request || convening.request->team_manager == act.by, Clause::S47_11, "not-the-manager"_code,
                "by");
}

/// The request with what its writer left to be understood.
AcceptedRequest completed(Request const& request, Act const& act, Terms const& terms)
{
    AcceptedRequest accepted{request, {}};
    if (!accepted.kind)
        accepted.kind = Kind::initial;
    // A conference whose children are all unborn is a pre-birth conference, whatever it was asked for as.
    if (accepted.kind == Kind::initial && !accepted.children.empty() && all_unborn(accepted.children))
        accepted.kind = Kind::pre_birth;
    if (!accepted.social_worker)
        accepted.social_worker = act.by;
    if (accepted.kind == Kind::transfer_in && !accepted.notified_on)
        accepted.notified_on = act.held_on.day;
    for (auto const& child : accepted.children)
        accepted.standings[child.id] = terms.background.standing(child.id);
    return accepted;
}

}

Answered decide(State const& state, RecordStrategyMeeting const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    auto const meeting = completed(command, state);
    weigh_children(weigh, state, meeting.children);
    weigh_meeting(weigh, meeting, act);
    weigh_anchor(weigh, state, meeting, act, terms);
    return weigh.answer<Event>(StrategyMeetingRecorded{meeting});
}

Answered decide(State const& state, StartSection47 const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_children(weigh, state, command.children);
    return weigh.answer<Event>(Section47Started{command});
}

Answered decide(State const& state, DetermineSection47 const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(!command.child.empty(), Clause::S47_11, "missing-field"_code, "child");
    weigh_children(weigh, state, {command.child});
    // JUDGEMENT: PRIN-11: the authority determines; agencies consulted, views and reasons are kept as given.
    Section47Determined determined{command};
    if (!determined.decided_by)
        determined.decided_by = act.by;
    // CONV-01: continuing risk calls for a conference; the task stands until there is a date.
    bool const convene = command.determination == Determination::continuing_risk && !state.convening.booking;
    if (!convene)
        return weigh.answer<Event>(determined);
    return weigh.answer<Event>(determined, TaskSet{{Clause::CONV_01, "convene", command.child, {}, {}}});
}

Answered decide(State const& state, BeginRequest const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, true};
    // PRIN-05: of one family from the first day on: what is recorded meanwhile is sealed with its other papers.
    auto const* before = state.convening.asked();
    weigh.sound(!before || before->family == command.family, Clause::PRIN_05, "another-family"_code, "family");
    weigh.sound(state.convening.takes_request(), Clause::PRIN_05, "already-done"_code, "do");
    auto const request = completed(command, act, terms);
    weigh_request_children(weigh, request, act, terms);
    weigh_kind(weigh, request);
    return weigh.answer<Event>(RequestBegun{request});
}

Answered decide(State const& state, RequestConference const& command, Act const& act, Terms const& terms)
{
    // READING R-01: nobody chairs yet, so whoever convenes for the authority gives the reason that passes PRIN-10.
    Weighing weigh{act, true};
    weigh.sound(state.convening.takes_request(), Clause::PRIN_05, "already-done"_code, "do");
    auto const* before = state.convening.asked();
    weigh.sound(!before || before->family == command.family, Clause::PRIN_05, "another-family"_code, "family");
    // S47-11: whoever is asked to approve it is named, and is another.
    weigh.sound(command.to_approve != true || (command.team_manager && !command.team_manager->empty()), Clause::S47_11,
                "missing-field"_code, "team_manager");
    weigh.sound(command.to_approve != true || command.team_manager != command.social_worker.value_or(act.by),
                Clause::S47_11, "approves-own-request"_code, "team_manager");
    auto const request = completed(command, act, terms);
    weigh_request_children(weigh, request, act, terms);
    weigh_kind(weigh, request);
    weigh_reconvening(weigh, request, terms.background);
    weigh.must(is_founded(request, state, terms.background), Clause::PRIN_10, "no-continuing-risk-found"_code);
    // S47-11: the manager is told that an answer is waited for.
    if (request.to_approve == true)
        return weigh.answer<Event>(ConferenceRequested{request},
                                   TaskSet{{Clause::S47_11, "approve-request", {}, request.team_manager, {}}});
    return weigh.answer<Event>(ConferenceRequested{request});
}

Answered decide(State const& state, ApproveRequest const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_answer_to_request(weigh, state, act);
    return weigh.answer<Event>(RequestApproved{command});
}

Answered decide(State const& state, ReturnRequest const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_answer_to_request(weigh, state, act);
    // S47-11: whoever asked is told what is missing.
    weigh.sound(!command.reason.empty(), Clause::S47_11, "missing-field"_code, "reason");
    // CONV-02: the clock does not wait, and once there is a date there is nothing to send back.
    weigh.sound(!state.convening.booking, Clause::CONV_02, "wrong-stage"_code, "do", {{"stage", "booked"}});
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();
    return weigh.answer<Event>(
        RequestReturned{command},
        TaskSet{{Clause::S47_11, "send-request-again", {}, state.convening.request->social_worker, {}}});
}

Answered decide(State const& state, AddChild const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(state.convening.request.has_value(), Clause::PRIN_05, "wrong-stage"_code, "do",
                {{"stage", "not-requested"}});
    weigh.sound(!state.meeting.closed, Clause::PRIN_05, "conference-closed"_code, "do");
    weigh_child(weigh, command.child, act);
    weigh.sound(!state.child(command.child.id), Clause::PRIN_05, "duplicate-child"_code, "child",
                {{"child", command.child.id.value}});
    weigh_standing(weigh, state.convening.kind, command.child.id, terms);
    return weigh.answer<Event>(ChildAdded{{command, terms.background.standing(command.child.id)}});
}

void fold(State& state, StrategyMeetingRecorded const& event, Act const& act)
{
    auto& convening = state.convening;
    convening.meetings.push_back({act.held_on, act.held_on.day, event.purpose.value_or(MeetingPurpose::further),
                                  event.children, event.agencies, convening.booking.has_value(), event.extended_to});
    convening.done("strategy-discussion");
}

void fold(State& state, Section47Started const& event, Act const& act)
{
    if (event.children.empty() && state.convening.children.empty())
        state.convening.section47_all = act.held_on.day;
    for (auto const& child : event.children)
        state.convening.section47_started[child] = act.held_on.day;
    if (event.children.empty())
        for (auto const& child : state.convening.children)
            state.convening.section47_started[child.id] = act.held_on.day;
}

void fold(State& state, Section47Determined const& event, Act const&)
{
    state.convening.determinations[event.child] = event.determination;
}

void fold(State& state, RequestBegun const& event, Act const&)
{
    auto& convening = state.convening;
    convening.begun = event;
    convening.kind = event.kind.value_or(Kind::initial);
    convening.children = event.children;
}

void fold(State& state, RequestApproved const&, Act const& act)
{
    state.convening.approved_on = act.held_on.day;
    state.convening.done("approve-request");
}

void fold(State& state, RequestReturned const& event, Act const&)
{
    state.convening.returned_because = event.reason;
    state.convening.done("approve-request");
}

void fold(State& state, ConferenceRequested const& event, Act const& act)
{
    auto& convening = state.convening;
    convening.request = event;
    convening.approved_on.reset();
    convening.returned_because.reset();
    convening.done("approve-request");
    convening.done("send-request-again");
    convening.requested_on = act.held_on.day;
    convening.kind = event.kind.value_or(Kind::initial);
    convening.children = event.children;
    if (planted(Bug::twins_are_one)) {
        auto const repeated = std::ranges::unique(convening.children, {}, &SubjectChild::born);
        convening.children.erase(repeated.begin(), repeated.end());
    }
    // Enquiries started for everybody, before anybody said who that is.
    if (convening.section47_all)
        for (auto const& child : event.children)
            convening.section47_started.try_emplace(child.id, *convening.section47_all);
}

void fold(State& state, ChildAdded const& event, Act const&)
{
    auto& convening = state.convening;
    convening.children.push_back(event.child);
    if (convening.request)
        convening.request->standings[event.child.id] = event.standing;
    // A pre-birth conference is about unborn children only; with a sibling who is born it is an initial one.
    if (convening.kind == Kind::pre_birth && !event.child.is_unborn())
        convening.kind = Kind::initial;
}

void fold(State& state, ChildBorn const& event, Act const&)
{
    for (auto& child : state.convening.children)
        // UNB-07: a date of birth already known is changed by a correction, never by hearing of the birth again.
        if (child.id == event.child) {
            if (!child.born)
                child.born = event.born;
            if (!event.name.empty())
                child.name = event.name;
        }
}

}
