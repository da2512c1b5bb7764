#include "codec/fault.h"

namespace noddfa::codec {

char const* name_of(Problem problem)
{
    switch (problem) {
    case Problem::unknown_field: return "unknown_field";
    case Problem::missing_field: return "missing_field";
    case Problem::wrong_type: return "wrong_type";
    case Problem::not_one_of: return "not_one_of";
    case Problem::not_a_date: return "not_a_date";
    case Problem::not_a_time: return "not_a_time";
    case Problem::no_such_time: return "no_such_time";
    case Problem::not_an_identifier: return "not_an_identifier";
    case Problem::too_long: return "too_long";
    case Problem::control_character: return "control_character";
    case Problem::out_of_range: return "out_of_range";
    case Problem::unknown_clause: return "unknown_clause";
    case Problem::too_many: return "too_many";
    }
    return "wrong_type";
}

}
