#include "application/shapes_of.h"

namespace noddfa::application {

namespace {

RoomShapes make()
{
    using namespace cpr;
    RoomShapes shapes;
#define NODDFA_COMMAND(Type) command_work<Command, Type>(Room::register_),
#define NODDFA_EVENT(Type) event_work<Event, Type>(),
    shapes.commands = {NODDFA_REGISTER_COMMANDS(NODDFA_COMMAND)};
    shapes.hidden = {NODDFA_REGISTER_REACTIONS(NODDFA_COMMAND)};
    shapes.events = {NODDFA_REGISTER_EVENTS(NODDFA_EVENT)};
#undef NODDFA_COMMAND
#undef NODDFA_EVENT
    return shapes;
}

}

RoomShapes const& register_shapes()
{
    static RoomShapes const shapes = make();
    return shapes;
}

}
