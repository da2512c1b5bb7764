#include "web/before/foretold.h"

#include "replay/summaries.h"
#include "web/before/step.h"
#include "web/components/warning_text.h"
#include "web/desk/known.h"
#include "web/pages/parts.h"
#include "web/pages/story.h"

namespace noddfa::web {

using application::MeetingRow;
using conference::State;

namespace {

std::string day_of(Reader const& reader, std::optional<Date> const& day)
{
    return day ? reader.words.day(*day) : reader.text("page.none");
}

std::string name_of_somebody(State const& state, ledger::Snapshot const& at, PersonId const& person)
{
    if (auto const known = state.invitations.roll.find(person); known != state.invitations.roll.end())
        return known->second.name;
    if (auto const relative = state.family.people.find(person); relative != state.family.people.end())
        return called(relative->second);
    return practitioner_name(at.site(), person);
}

std::string entry_of(Reader const& reader, std::optional<MeetingRow> const& meeting)
{
    if (!meeting)
        return reader.text("page.none");
    return reader.words.moment(meeting->starts) + (meeting->place.empty() ? "" : ", " + meeting->place);
}

}

Html against(Reader const& reader, std::vector<std::string> const& words)
{
    Html out;
    for (auto const& one : words)
        out += components::warning_text({one, reader.text("page.warning")});
    return out;
}

application::Foretold foretold(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                               conference::Command const& command, Act const& act)
{
    return application::foretold(at.site(), ConferenceId{conference}, command, act, reader.today());
}

Html what_would_change(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                       application::Foretold const& told)
{
    if (told.changes_nothing())
        return {};
    auto const& state = at.site().conference(ConferenceId{conference});
    auto const title = reader.text("page.change");
    Listing listing{reader, title, {"what", "who", "now", "then"}};
    for (auto const& [duty, now, then] : told.duties) {
        auto const* child = duty.child ? state.child(*duty.child) : nullptr;
        listing.add({replay::duty_name(duty.what, reader.words) + (child ? ": " + called(reader, *child) : ""),
                     duty.who ? name_of_somebody(state, at, *duty.who) : std::string{}, day_of(reader, now),
                     day_of(reader, then)});
    }
    for (auto const& [who, now, then, answered] : told.meetings) {
        auto const name = name_of_somebody(state, at, who);
        listing.add({reader.text("page.change.calendar"), name, entry_of(reader, now), entry_of(reader, then)});
        if (answered)
            listing.add({reader.text("page.change.reply"), name, value_of(reader, "answer", *answered),
                         reader.text("page.change.reply.then")});
    }
    return html("{}{}", heading(title, "change"), listing.show());
}

}
