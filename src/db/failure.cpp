#include "db/failure.h"

namespace noddfa::db {

char const* name(Code code)
{
    switch (code) {
    case Code::busy: return "busy";
    case Code::full: return "full";
    case Code::read_only: return "read_only";
    case Code::constraint: return "constraint";
    case Code::corrupt: return "corrupt";
    case Code::not_a_database: return "not_a_database";
    case Code::cannot_open: return "cannot_open";
    case Code::io: return "io";
    case Code::sync: return "sync";
    case Code::out_of_memory: return "out_of_memory";
    case Code::interrupted: return "interrupted";
    case Code::other: break;
    }
    return "other";
}

Failure::Failure(Code code, int driver_number)
    : std::runtime_error(std::string{"database: "} + name(code)), code_(code), driver_number_(driver_number)
{
}

}
