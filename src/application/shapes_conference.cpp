#include "application/shapes_of.h"

namespace noddfa::application {

namespace {

RoomShapes make()
{
    using namespace conference;
    RoomShapes shapes;
#define NODDFA_COMMAND(Type) command_work<Command, Type>(Room::conference),
#define NODDFA_EVENT(Type) event_work<Event, Type>(),
    shapes.commands = {NODDFA_CONFERENCE_COMMANDS(NODDFA_COMMAND)};
    shapes.events = {NODDFA_CONFERENCE_EVENTS(NODDFA_EVENT)};
#undef NODDFA_COMMAND
#undef NODDFA_EVENT
    return shapes;
}

}

RoomShapes const& conference_shapes()
{
    static RoomShapes const shapes = make();
    return shapes;
}

}
