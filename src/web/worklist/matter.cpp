#include "web/worklist/matter.h"

#include "application/diary.h"
#include "base/london.h"
#include "web/pages/dues.h"

namespace noddfa::web {

using application::Room;
using application::RowKind;
using application::StreamId;

namespace {

constexpr int most_expected = 100;
constexpr int most_owed = 500;
constexpr int days_looked_at = 180;

/// Among what somebody is expected at, then what they owe themselves.
std::optional<StreamId> stream_called(Reader const& reader, ledger::Snapshot const& at, std::string const& reference)
{
    auto const last = reader.today().plus_days(days_looked_at);
    auto const meetings = at.rows_of(RowKind::meeting, reader.who().value, start_of(reader.today()).utc_minutes,
                                     start_of(last).utc_minutes, most_expected);
    auto const duties = at.rows_of(RowKind::diary, reader.who().value, 0, application::day_number(last), most_owed);
    for (auto const* rows : {&meetings, &duties})
        for (auto const& row : *rows)
            if (at.reference(row.stream) == reference)
                return row.stream;
    return std::nullopt;
}

bool waits_for_an_answer(conference::State const& state, PersonId const& who)
{
    return state.invitations.roll.contains(who) && !state.invitations.replies.contains(who) && !state.meeting.opened;
}

}

net::Response lead_to_matter(Reader const& reader, std::string const& reference)
{
    return reader.read([&](ledger::Snapshot const& at) {
        auto const stream = stream_called(reader, at, reference);
        if (!stream || !Dues{reader, at}.shows(*stream))
            return go_to(reader.to({"work"}));
        if (stream->room != Room::conference)
            return go_to(reader.to({"children", stream->key}));
        bool const asked = waits_for_an_answer(at.site().conference(ConferenceId{stream->key}), reader.who());
        return go_to(asked ? reader.to({"conferences", stream->key, "reply"})
                           : reader.to({"conferences", stream->key}));
    });
}

}
