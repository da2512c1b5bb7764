#include "application/shapes_of.h"

namespace noddfa::application {

RoomShapes const& conference_shapes()
{
    static RoomShapes const shapes = make_shapes<conference::Command, conference::Event>(Room::conference);
    return shapes;
}

}
