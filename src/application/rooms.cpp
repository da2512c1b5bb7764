#include "application/rooms.h"

namespace noddfa::application {

std::string_view name_of(Room room)
{
    switch (room) {
    case Room::conference: return "conference";
    case Room::register_: return "register";
    case Room::plan: return "plan";
    case Room::dispute: return "dispute";
    case Room::directory: return "directory";
    case Room::access: return "access";
    }
    return "";
}

AnyState empty_state(Room room)
{
    switch (room) {
    case Room::conference: return conference::State{};
    case Room::register_: return cpr::State{};
    case Room::plan: return plan::State{};
    case Room::dispute: return dispute::State{};
    case Room::directory: return directory::State{};
    case Room::access: return grants::State{};
    }
    return conference::State{};
}

}
