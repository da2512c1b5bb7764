#include "application/shapes_of.h"

namespace noddfa::application {

namespace {

RoomShapes make_access_shapes()
{
    using namespace grants;
#define NODDFA_COMMAND(Type) message<CommandFamily, Type>(),
#define NODDFA_EVENT(Type) message<EventFamily, Type>(),
    std::vector<Message<CommandFamily>> commands{NODDFA_GRANTS_COMMANDS(NODDFA_COMMAND)};
    auto const given = commands.size();
    return make_shapes(Room::access, std::move(commands), given,
                       std::vector<Message<EventFamily>>{NODDFA_GRANTS_EVENTS(NODDFA_EVENT)});
#undef NODDFA_COMMAND
#undef NODDFA_EVENT
}

}

RoomShapes const& access_shapes()
{
    static RoomShapes const shapes = make_access_shapes();
    return shapes;
}

}
