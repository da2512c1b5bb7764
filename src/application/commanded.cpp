#include "application/commanded.h"

#include "access/actions.h"
#include "application/commanded_rows.h"
#include "application/shapes.h"
#include "base/bug.h"
#include "base/contains.h"
#include "directory/relations.h"

namespace noddfa::application {

namespace {

RoomTable const& table_of(Room room)
{
    switch (room) {
    case Room::conference: return conference_table();
    case Room::register_: return register_table();
    case Room::plan: return plan_table();
    case Room::dispute: return dispute_table();
    case Room::directory: return directory_table();
    case Room::access: return access_table();
    }
    throw Bug{"no such room"};
}

/// What the stream says of the thing counts, whatever a command says.
void place(Thing& thing, StreamId const& stream)
{
    switch (stream.room) {
    case Room::conference: thing.conference = ConferenceId{stream.key}; break;
    case Room::register_:
    case Room::plan:
        thing.child = ChildId{stream.key};
        thing.conference.reset();
        break;
    case Room::dispute: thing.dispute = DisputeId{stream.key}; break;
    case Room::directory: thing.conference.reset(); break;
    case Room::access:
        if (auto const child = grants::child_of(stream.key))
            thing.child = *child;
        if (auto const agency = grants::agency_of(stream.key))
            thing.agency = *agency;
        break;
    }
}

}

std::optional<Commanded> commanded(Site const& site, PersonId const& who, StreamId const& stream,
                                   AnyCommand const& command, Act const& act)
{
    if (room_of(command) != stream.room)
        return std::nullopt;
    auto const name = application::name_of(command);
    auto const& table = table_of(stream.room);
    auto const row = std::ranges::find(table.rows, name, &Permission::name);
    if (row == table.rows.end())
        return std::nullopt;
    Commanded asked;
    auto const* payload = std::visit([](auto const& any) { return any.payload(); }, command);
    table.name_thing.at(name)(asked.thing, payload);
    auto const about = asked.thing.person;
    place(asked.thing, stream);
    if (about == who)
        asked.actions.assign(row->own.begin(), row->own.end());
    asked.actions.insert(asked.actions.end(), row->others.begin(), row->others.end());
    asked.paired_by_room = row->paired_by_room;
    if (row->more)
        row->more(asked, command, {site, who, stream, act});
    return asked;
}

bool may_be_in_the_name_of(access::Action action)
{
    using access::Action;
    // R-13 and the like: entered for somebody who said it, or asked for by somebody who is not signed in.
    return contains(std::array{Action::create_conference, Action::prepare_conference, Action::arrange_conference,
                               Action::enter_view, Action::handle_dispute, Action::answer_enquiry,
                               Action::work_request},
                    action);
}

std::optional<AuthorityId> authority_of(Given const& given)
{
    return authority_of(given.site, given.who, given.act.recorded_at.day);
}

std::optional<AuthorityId> authority_of(Site const& site, PersonId const& who, Date day)
{
    auto const& practitioner = site.practitioner(who).practitioner;
    if (!practitioner)
        return std::nullopt;
    std::map<AgencyId, AgencyKnown> agencies;
    for (auto const& membership : practitioner->memberships)
        if (auto const& agency = site.agency(membership.agency).agency)
            agencies.emplace(membership.agency, as_known(*agency));
    for (auto const& held : directory::relations(*practitioner, agencies))
        if (held.relation == directory::Relation::tenant && held.holds_on(day))
            return AuthorityId{held.to};
    return std::nullopt;
}

std::vector<CommandRow> const& command_rows()
{
    static auto const all = [] {
        std::vector<CommandRow> rows;
        for (auto const room : all_rooms)
            for (auto const& row : table_of(room).rows)
                rows.push_back(
                    {room, row.name, {row.own.begin(), row.own.end()}, {row.others.begin(), row.others.end()}});
        return rows;
    }();
    return all;
}

}
