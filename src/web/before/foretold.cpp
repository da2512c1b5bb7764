#include "application/meetings.h"
#include "base/contains.h"
#include "conference/decide.h"
#include "conference/duties.h"
#include "conference/fold.h"
#include "replay/summaries.h"
#include "web/before/convene.h"
#include "web/components/warning_text.h"
#include "web/pages/parts.h"
#include "web/pages/story.h"

#include <algorithm>
#include <map>
#include <tuple>

/// What a command would change, without giving it.
namespace noddfa::web {

using conference::State;

namespace {

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

std::string day_of(Reader const& reader, std::map<DutyKey, Duty> const& duties, DutyKey const& key)
{
    auto const found = duties.find(key);
    return found == duties.end() ? reader.text("page.none") : reader.words.day(found->second.deadline->due);
}

std::string name_of_somebody(State const& state, ledger::Snapshot const& at, PersonId const& person)
{
    if (auto const known = state.invitations.roll.find(person); known != state.invitations.roll.end())
        return known->second.name;
    if (auto const relative = state.family.people.find(person); relative != state.family.people.end())
        return called(relative->second);
    return practitioner_name(at.site(), person);
}

/// Who is to be where, as their calendars have it.
std::map<PersonId, std::string> entries_of(Reader const& reader, State const& state)
{
    std::map<PersonId, std::string> entries;
    for (auto const& meeting : application::meetings_of(state))
        entries[meeting.who] =
            reader.words.moment(meeting.starts) + (meeting.place.empty() ? "" : ", " + meeting.place);
    return entries;
}

}

Html against(Reader const& reader, std::vector<std::string> const& words)
{
    Html out;
    for (auto const& one : words)
        out += components::warning_text({one, reader.text("page.warning")});
    return out;
}

Foretold foretold(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                  conference::Command const& command, Act act)
{
    auto const stream = stream_of(ConferenceId{conference});
    auto const& state = at.site().conference(ConferenceId{conference});
    auto const kept = at.site().keep_terms(stream, at.site().state(stream), reader.today());
    auto const terms = at.site().terms(kept);
    Foretold told{state, {}};
    auto answered = conference::decide(state, command, act, terms);
    if (answered.refusal) {
        told.against = answered.refusal->limbs;
        for (auto const clause : answered.refusal->clauses)
            act.reasons[clause].text = "-";
        answered = conference::decide(state, command, act, terms);
    }
    for (auto const& finding : answered.findings)
        if (!contains(told.against, finding))
            told.against.push_back(finding);
    for (auto const& event : answered.events)
        conference::fold(told.after, event, act);
    return told;
}

Html what_would_change(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                       State const& after)
{
    auto const stream = stream_of(ConferenceId{conference});
    auto const& before = at.site().conference(ConferenceId{conference});
    auto const kept = at.site().keep_terms(stream, at.site().state(stream), reader.today());
    auto const terms = at.site().terms(kept);
    auto const title = reader.text("page.change");
    Listing listing{reader, title, {"what", "who", "now", "then"}};
    auto const now = open_duties(before, reader.today(), terms);
    auto const then = open_duties(after, reader.today(), terms);
    std::map<DutyKey, Duty> all = now;
    all.insert(then.begin(), then.end());
    for (auto const& [key, duty] : all) {
        auto const was = day_of(reader, now, key);
        auto const becomes = day_of(reader, then, key);
        if (was == becomes)
            continue;
        auto const* child = duty.child ? after.child(*duty.child) : nullptr;
        auto const who = duty.who ? name_of_somebody(after, at, *duty.who) : std::string{};
        listing.add({replay::duty_name(duty.what, reader.words) + (child ? ": " + called(reader, *child) : ""), who,
                     was, becomes});
    }
    auto const entered = entries_of(reader, before);
    auto const entered_then = entries_of(reader, after);
    std::map<PersonId, std::string> people = entered;
    people.insert(entered_then.begin(), entered_then.end());
    auto const entry = [&](std::map<PersonId, std::string> const& entries, PersonId const& who) {
        auto const found = entries.find(who);
        return found == entries.end() ? reader.text("page.none") : found->second;
    };
    for (auto const& [who, unused] : people) {
        if (entry(entered, who) == entry(entered_then, who))
            continue;
        auto const name = name_of_somebody(after, at, who);
        listing.add({reader.text("page.change.calendar"), name, entry(entered, who), entry(entered_then, who)});
        if (auto const reply = before.invitations.replies.find(who); reply != before.invitations.replies.end())
            listing.add({reader.text("page.change.reply"), name, value_of(reader, "answer", reply->second.answer),
                         reader.text("page.change.reply.then")});
    }
    if (listing.empty())
        return {};
    return html("{}{}", heading(title, "change"), listing.show());
}

}
