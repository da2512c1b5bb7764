#include "application/shapes_of.h"

namespace noddfa::application {

namespace {

RoomShapes make_dispute_shapes()
{
    using namespace dispute;
#define NODDFA_COMMAND(Type) message<CommandFamily, Type>(),
#define NODDFA_EVENT(Type) message<EventFamily, Type>(),
    std::vector<Message<CommandFamily>> commands{NODDFA_DISPUTE_COMMANDS(NODDFA_COMMAND)};
    auto const given = commands.size();
    return make_shapes(Room::dispute, std::move(commands), given,
                       std::vector<Message<EventFamily>>{NODDFA_DISPUTE_EVENTS(NODDFA_EVENT)});
#undef NODDFA_COMMAND
#undef NODDFA_EVENT
}

}

RoomShapes const& dispute_shapes()
{
    static RoomShapes const shapes = make_dispute_shapes();
    return shapes;
}

}
