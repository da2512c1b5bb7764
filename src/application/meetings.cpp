#include "application/meetings.h"

#include "protocol/clause.h"

#include <map>
#include <set>

namespace noddfa::application {

namespace {

bool stays_away(conference::Invitations const& invitations, PersonId const& person)
{
    auto const reply = invitations.replies.find(person);
    return invitations.substitutes.contains(person)
           || (reply != invitations.replies.end() && reply->second.answer != conference::Answer::attending);
}

/// The rows of meetings among others, by whose they are.
std::map<PersonId, MeetingRow> by_person(std::vector<Row> const& rows)
{
    std::map<PersonId, MeetingRow> found;
    for (auto const& row : rows)
        if (row.kind == RowKind::meeting)
            if (auto const meeting = data_of<MeetingRow>(row))
                found[meeting->who] = *meeting;
    return found;
}

OutboundMessage message_of(MessageKind kind, MeetingRow const& meeting, int version, Moment now)
{
    OutboundMessage message;
    message.kind = kind;
    message.clause = id_of(Clause::INV_01);
    message.what = "attend-conference";
    message.to = meeting.who;
    message.on = now.day;
    message.starts = meeting.starts;
    message.place = meeting.place;
    message.sequence = version;
    return message;
}

}

std::vector<MeetingRow> meetings_of(conference::State const& state)
{
    auto const& convening = state.convening;
    if (!convening.booking || convening.not_held || convening.postponed_without_date || state.meeting.closed)
        return {};
    auto const& booking = *convening.booking;
    std::set<PersonId> awaited{booking.chair, booking.record_taker};
    for (auto const& [person, participant] : state.invitations.roll)
        if (!stays_away(state.invitations, person))
            awaited.insert(person);
    awaited.erase(PersonId{});
    std::vector<MeetingRow> rows;
    for (auto const& person : awaited)
        rows.push_back({person, booking.starts, booking.place});
    return rows;
}

void tell_of_meetings(std::vector<Row> const& gone, std::vector<Row> const& come, int version, Moment now,
                      Outbound& outbound)
{
    auto const before = by_person(gone);
    auto const after = by_person(come);
    auto const send = [&](Row const& row, OutboundMessage const& message) {
        auto const name = "meeting " + std::string{name_of(row.stream.room)} + " " + row.stream.key + " "
                          + message.to->value + " " + std::to_string(version);
        outbound.queue(row.stream, row.key_scope, name, message);
    };
    for (auto const& row : come)
        if (auto const found = row.who ? after.find(*row.who) : after.end();
            row.kind == RowKind::meeting && found != after.end() && found->second.starts > now)
            send(row, message_of(MessageKind::meeting, found->second, version, now));
    for (auto const& row : gone)
        if (auto const found = row.who ? before.find(*row.who) : before.end();
            row.kind == RowKind::meeting && found != before.end() && found->second.starts > now
            && !after.contains(found->first))
            send(row, message_of(MessageKind::meeting_cancelled, found->second, version, now));
}

}
