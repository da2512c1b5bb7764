#include "application/foretold.h"

#include "base/contains.h"
#include "conference/duties.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace noddfa::application {

namespace {

using conference::State;
using DutyKey = std::tuple<std::string, std::string, std::string, std::string>;

DutyKey key_of(Duty const& duty)
{
    return {duty.what, duty.child ? duty.child->value : "", duty.who ? duty.who->value : "", duty.about};
}

/// Open duties with a day, by what they are.
std::map<DutyKey, Duty> open_duties(State const& state, Date today, Terms const& terms)
{
    std::map<DutyKey, Duty> open;
    for (auto const& duty : conference::duties(state, today, terms))
        if (!duty.met_on && duty.deadline)
            open.emplace(key_of(duty), duty);
    return open;
}

template<class Key, class Value> Value const* found(std::map<Key, Value> const& all, Key const& key)
{
    auto const one = all.find(key);
    return one == all.end() ? nullptr : &one->second;
}

std::optional<Date> day_of(Duty const* duty) { return duty ? std::optional{duty->deadline->due} : std::nullopt; }

std::vector<DutyMoved> duties_moved(std::map<DutyKey, Duty> const& now, std::map<DutyKey, Duty> const& then)
{
    std::vector<DutyMoved> moved;
    auto all = now;
    all.insert(then.begin(), then.end());
    for (auto const& [key, duty] : all) {
        auto const was = day_of(found(now, key));
        auto const becomes = day_of(found(then, key));
        if (was != becomes)
            moved.push_back({duty, was, becomes});
    }
    return moved;
}

std::map<PersonId, MeetingRow> by_person(State const& state)
{
    std::map<PersonId, MeetingRow> meetings;
    for (auto const& meeting : meetings_of(state))
        meetings[meeting.who] = meeting;
    return meetings;
}

std::vector<MeetingMoved> meetings_moved(State const& before, State const& after)
{
    std::vector<MeetingMoved> moved;
    auto const now = by_person(before);
    auto const then = by_person(after);
    auto all = now;
    all.insert(then.begin(), then.end());
    for (auto const& [who, unused] : all) {
        auto const* was = found(now, who);
        auto const* becomes = found(then, who);
        if (was && becomes && was->starts == becomes->starts && was->place == becomes->place)
            continue;
        MeetingMoved one{who, {}, {}, {}};
        if (was)
            one.now = *was;
        if (becomes)
            one.then = *becomes;
        if (auto const reply = before.invitations.replies.find(who); reply != before.invitations.replies.end())
            one.answered = reply->second.answer;
        moved.push_back(std::move(one));
    }
    return moved;
}

}

Foretold foretold(Site const& site, ConferenceId const& id, conference::Command const& command, Act act, Date today)
{
    auto const& before = site.conference(id);
    Site::StreamTerms const terms{site, stream_of(id), today};
    Foretold told;
    auto answered = conference::decide(before, command, act, terms);
    if (answered.refusal) {
        told.against = answered.refusal->limbs;
        for (auto const clause : answered.refusal->clauses)
            act.reasons[clause].text = "-";
        answered = conference::decide(before, command, act, terms);
    }
    for (auto const& finding : answered.findings)
        if (!contains(told.against, finding))
            told.against.push_back(finding);
    auto after = before;
    for (auto const& event : answered.events)
        conference::fold(after, event, act);
    told.duties = duties_moved(open_duties(before, today, terms), open_duties(after, today, terms));
    told.meetings = meetings_moved(before, after);
    return told;
}

}
