#include "application/shapes_of.h"

namespace noddfa::application {

namespace {

RoomShapes make_conference_shapes()
{
    using namespace conference;
#define NODDFA_COMMAND(Type) message<CommandFamily, Type>(),
#define NODDFA_EVENT(Type) message<EventFamily, Type>(),
    std::vector<Message<CommandFamily>> commands{NODDFA_CONFERENCE_COMMANDS(NODDFA_COMMAND)};
    auto const given = commands.size();
    return make_shapes(Room::conference, std::move(commands), given,
                       std::vector<Message<EventFamily>>{NODDFA_CONFERENCE_EVENTS(NODDFA_EVENT)});
#undef NODDFA_COMMAND
#undef NODDFA_EVENT
}

}

RoomShapes const& conference_shapes()
{
    static RoomShapes const shapes = make_conference_shapes();
    return shapes;
}

}
