#include "application/shapes_of.h"

namespace noddfa::application {

namespace {

RoomShapes make()
{
    using namespace dispute;
    RoomShapes shapes;
#define NODDFA_COMMAND(Type) command_work<Command, Type>(Room::dispute),
#define NODDFA_EVENT(Type) event_work<Event, Type>(),
    shapes.commands = {NODDFA_DISPUTE_COMMANDS(NODDFA_COMMAND)};
    shapes.events = {NODDFA_DISPUTE_EVENTS(NODDFA_EVENT)};
#undef NODDFA_COMMAND
#undef NODDFA_EVENT
    return shapes;
}

}

RoomShapes const& dispute_shapes()
{
    static RoomShapes const shapes = make();
    return shapes;
}

}
