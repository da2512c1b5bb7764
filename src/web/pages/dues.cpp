#include "web/pages/dues.h"

namespace noddfa::web {

using access::Action;
using access::ObjectKind;
using application::Room;
using application::StreamId;

application::Thing entry_of(ChildId const& child) { return {.kind = ObjectKind::register_entry, .child = child}; }
application::Thing plan_of(ChildId const& child) { return {.kind = ObjectKind::plan, .child = child}; }

bool Dues::shows(StreamId const& stream)
{
    if (auto const known = shown_.find(stream); known != shown_.end())
        return known->second;
    auto permit = permit_of(stream);
    bool const shown = permit.has_value();
    if (shown) {
        for (auto const& child : permit->object().children)
            children_.emplace_back(child.id);
        last_ = std::move(permit);
    }
    return shown_.emplace(stream, shown).first->second;
}

std::optional<access::Permit> Dues::permit_of(StreamId const& stream) const
{
    switch (stream.room) {
    case Room::conference:
        return reader_.could(snapshot_, Action::read_header,
                             {.kind = ObjectKind::conference, .conference = ConferenceId{stream.key}});
    case Room::register_: return reader_.could(snapshot_, Action::read_entry, entry_of(ChildId{stream.key}));
    case Room::plan: return reader_.could(snapshot_, Action::read_plan, plan_of(ChildId{stream.key}));
    default: return std::nullopt;
    }
}

}
