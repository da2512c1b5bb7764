#include "conference/state.h"
#include "protocol/decision.h"

#include <algorithm>

/// When a conference is due, by what it is for.
namespace noddfa::conference {

namespace {

constexpr char const* extension = "extended"; ///< the alternative date of S47-05

/// Where the clock of strategy meetings starts, and the other places it could.
struct Anchors {
    std::vector<Date> days;
    std::optional<Date> extended_to;
};

/// The strategy events of this enquiry held before the conference; one about another matter is none of them (B-05).
Anchors anchors_of(State const& state)
{
    auto const& convening = state.convening;
    auto starts = state.meeting.opened;
    if (!starts && convening.booking)
        starts = convening.booking->starts;
    Anchors anchors;
    for (auto const& meeting : convening.meetings) {
        if (meeting.purpose == MeetingPurpose::other_matter || (starts && meeting.at >= *starts))
            continue;
        anchors.days.push_back(meeting.held_on);
        if (meeting.extended_to)
            anchors.extended_to = std::max(anchors.extended_to.value_or(Date{}), *meeting.extended_to);
    }
    return anchors;
}

/// CONV-02, S47-12: counted from the last meeting, or from the first where the board says so.
std::vector<Deadline> due_after_strategy(State const& state, Terms const& terms)
{
    auto const anchors = anchors_of(state);
    if (anchors.days.empty())
        return {};
    auto due = deadline(Clause::CONV_02, anchors.days.back(), terms.settings, terms.calendar,
                        {.core_group = {}, .other_starts = anchors.days, .resolved = {}});
    if (!due)
        return {};
    // S47-05: the extended date stands beside the normal one, which is not met by it.
    if (anchors.extended_to)
        due->alternatives.push_back({extension, *anchors.extended_to, "S47-05", std::nullopt});
    return {*due};
}

/// CONV-09, MOV-08, MOV-09: the stricter of two readings governs and both are shown.
std::vector<Deadline> due_after_move(Request const& request, Terms const& terms)
{
    std::vector<Deadline> all;
    auto const add = [&](Clause clause, std::optional<Date> from, std::optional<Date> other) {
        if (!from)
            return;
        DeadlineInputs inputs;
        if (other)
            inputs.other_starts = {*other};
        if (auto due = deadline(clause, *from, terms.settings, terms.calendar, inputs))
            all.push_back(*due);
    };
    add(Clause::CONV_09, request.notified_on, request.agreed_permanent_on);
    add(Clause::MOV_08, request.agreed_permanent_on, request.notified_on);
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.due < b.due; });
    return all;
}

/// REG-12, REG-13: the first review counts from the initial conference, a later one from the review before; of
/// siblings the earliest date governs.
std::vector<Deadline> due_after_last_conference(AcceptedRequest const& request, Terms const& terms)
{
    std::vector<Deadline> all;
    for (auto const& [child, standing] : request.standings) {
        if (!standing.last_conference)
            continue;
        auto const clause = standing.reviews_held == 0 ? Clause::REG_12 : Clause::REG_13;
        // counted by the numbers of the day on which the clock started.
        auto const from = *standing.last_conference;
        if (auto due = deadline(clause, from, terms.history.on(from), terms.calendar))
            all.push_back(*due);
    }
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.due < b.due; });
    return all;
}

/// SET-04: the target that the set-aside, or the appeal, gave to the reconvened conference.
std::vector<Deadline> due_as_set(AcceptedRequest const& request, Date requested_on)
{
    if (!request.due)
        return {};
    Deadline due;
    due.clause = Clause::SET_04;
    due.start_event = "set_aside";
    due.from = requested_on;
    due.due = *request.due;
    return {due};
}

}

std::vector<Deadline> conference_due(State const& state, Terms const& terms)
{
    auto const& convening = state.convening;
    auto const* asked = convening.asked();
    switch (asked ? convening.kind : Kind::initial) {
    case Kind::initial:
    case Kind::pre_birth: break;
    case Kind::transfer_in: return due_after_move(*asked, terms);
    // What the register says stands in the request as it was sent.
    case Kind::review:
        return convening.request ? due_after_last_conference(*convening.request, terms) : std::vector<Deadline>{};
    case Kind::reconvened:
        return convening.request ? due_as_set(*convening.request, *convening.requested_on) : std::vector<Deadline>{};
    }
    // PRE-02: a pre-birth conference keeps the time of any other.
    return due_after_strategy(state, terms);
}

std::optional<Finding> lateness(State const& state, Date day, Terms const& terms)
{
    auto const all = conference_due(state, terms);
    if (all.empty() || day <= all.front().due)
        return std::nullopt;
    auto const& due = all.front();
    auto const extended = std::any_of(due.alternatives.begin(), due.alternatives.end(),
                                      [&](Alternative const& one) { return one.key == extension && day <= one.due; });
    Details details{{"due", due.due.iso()}, {"on", day.iso()}};
    if (extended)
        return Finding{"extended"_code, Clause::S47_05, std::move(details)};
    return Finding{"conference-late"_code, due.clause, std::move(details)};
}

std::vector<Deadline> earlier_dues(State const& state, Terms const& terms)
{
    std::vector<Deadline> earlier;
    auto const due = conference_due(state, terms);
    auto until = state;
    until.convening.meetings.clear();
    for (auto const& meeting : state.convening.meetings) {
        until.convening.meetings.push_back(meeting);
        auto const then = conference_due(until, terms);
        if (!then.empty() && !due.empty() && then.front().due != due.front().due)
            earlier.push_back(then.front());
    }
    return earlier;
}

}
