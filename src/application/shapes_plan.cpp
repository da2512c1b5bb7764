#include "application/shapes_of.h"

namespace noddfa::application {

namespace {

RoomShapes make_plan_shapes()
{
    using namespace plan;
#define NODDFA_COMMAND(Type) message<CommandFamily, Type>(),
#define NODDFA_EVENT(Type) message<EventFamily, Type>(),
    std::vector<Message<CommandFamily>> commands{NODDFA_PLAN_COMMANDS(NODDFA_COMMAND)};
    auto const given = commands.size();
    for (auto const& reaction : {NODDFA_PLAN_REACTIONS(NODDFA_COMMAND)})
        commands.push_back(reaction);
    return make_shapes(Room::plan, std::move(commands), given,
                       std::vector<Message<EventFamily>>{NODDFA_PLAN_EVENTS(NODDFA_EVENT)});
#undef NODDFA_COMMAND
#undef NODDFA_EVENT
}

}

RoomShapes const& plan_shapes()
{
    static RoomShapes const shapes = make_plan_shapes();
    return shapes;
}

}
