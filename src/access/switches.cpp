#include "access/switches.h"

#ifdef NODDFA_ACCESS_SWITCHES

#include <string>

namespace noddfa::access {

namespace {

std::string& switched_off()
{
    static std::string rule;
    return rule;
}

}

void switch_off(std::string_view rule) { switched_off() = rule; }
void switch_all_on() { switched_off().clear(); }
bool is_off(std::string_view rule) { return switched_off() == rule; }
bool is_row_off(std::size_t row) { return !switched_off().empty() && switched_off() == std::to_string(row); }

}

#endif
