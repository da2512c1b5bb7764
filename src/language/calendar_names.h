#pragma once

#include "people/paragraph.h"

#include <array>
#include <string>

namespace noddfa::language {

/// How a language calls the days and months, in UTF-8, from ICU.
struct CalendarNames {
    std::array<std::string, 7> days;    ///< Sunday first, as `weekday::c_encoding`
    std::array<std::string, 12> months; ///< January first
};

/// A Bug if ICU answers for another language: it does so silently when its data lack the one asked for.
CalendarNames calendar_names(Language language);

}
