#include "application/shapes_of.h"

namespace noddfa::application {

namespace {

RoomShapes make()
{
    using namespace plan;
    RoomShapes shapes;
#define NODDFA_COMMAND(Type) command_work<Command, Type>(Room::plan),
#define NODDFA_EVENT(Type) event_work<Event, Type>(),
    shapes.commands = {NODDFA_PLAN_COMMANDS(NODDFA_COMMAND)};
    shapes.hidden = {NODDFA_PLAN_REACTIONS(NODDFA_COMMAND)};
    shapes.events = {NODDFA_PLAN_EVENTS(NODDFA_EVENT)};
#undef NODDFA_COMMAND
#undef NODDFA_EVENT
    return shapes;
}

}

RoomShapes const& plan_shapes()
{
    static RoomShapes const shapes = make();
    return shapes;
}

}
