#include "application/shapes_of.h"

namespace noddfa::application {

namespace {

RoomShapes make_register_shapes()
{
    using namespace cpr;
#define NODDFA_COMMAND(Type) message<CommandFamily, Type>(),
#define NODDFA_EVENT(Type) message<EventFamily, Type>(),
    std::vector<Message<CommandFamily>> commands{NODDFA_REGISTER_COMMANDS(NODDFA_COMMAND)};
    auto const given = commands.size();
    for (auto const& reaction : {NODDFA_REGISTER_REACTIONS(NODDFA_COMMAND)})
        commands.push_back(reaction);
    return make_shapes(Room::register_, std::move(commands), given,
                       std::vector<Message<EventFamily>>{NODDFA_REGISTER_EVENTS(NODDFA_EVENT)});
#undef NODDFA_COMMAND
#undef NODDFA_EVENT
}

}

RoomShapes const& register_shapes()
{
    static RoomShapes const shapes = make_register_shapes();
    return shapes;
}

}
