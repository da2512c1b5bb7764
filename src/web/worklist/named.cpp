#include "web/worklist/named.h"

#include "web/desk/known.h"
#include "web/pages/listed.h"

namespace noddfa::web {

using application::Room;
using application::StreamId;

Html matter_of(Reader const& reader, ledger::Snapshot const& at, StreamId const& stream, bool shown)
{
    if (!shown)
        return html("{}", at.reference(stream));
    return link_to(reader, {stream.room == Room::conference ? "conferences" : "children", stream.key}, stream.key);
}

std::string child_called(Reader const& reader, ledger::Snapshot const& at, StreamId const& stream, ChildId const& child)
{
    if (stream.room == Room::conference)
        if (auto const* one = at.site().conference(ConferenceId{stream.key}).child(child); one && !one->name.empty())
            return child_in_words(reader, {one->id, one->name, one->is_unborn(), {}});
    auto const& name = at.site().register_of(child).identity.name;
    return name.empty() ? child.value : name;
}

}
