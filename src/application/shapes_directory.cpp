#include "application/shapes_of.h"

namespace noddfa::application {

namespace {

RoomShapes make_directory_shapes()
{
    using namespace directory;
#define NODDFA_COMMAND(Type) message<CommandFamily, Type>(),
#define NODDFA_EVENT(Type) message<EventFamily, Type>(),
    std::vector<Message<CommandFamily>> commands{NODDFA_DIRECTORY_COMMANDS(NODDFA_COMMAND)};
    auto const given = commands.size();
    return make_shapes(Room::directory, std::move(commands), given,
                       std::vector<Message<EventFamily>>{NODDFA_DIRECTORY_EVENTS(NODDFA_EVENT)});
#undef NODDFA_COMMAND
#undef NODDFA_EVENT
}

}

RoomShapes const& directory_shapes()
{
    static RoomShapes const shapes = make_directory_shapes();
    return shapes;
}

}
