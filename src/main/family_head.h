#pragma once

#include "base/date.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa {

/// The first line of a file of `demo/families`: how the beginnings that it includes become a family of its own.
struct FamilyHead {
    int day = 0;                   ///< when it is held: working days from today
    Date told;                     ///< the day of the file that this is about
    int later = 0;                 ///< minutes after ten, at which the beginnings begin
    bool running = false;          ///< is going on now
    std::string until;             ///< the command before which what is included ends
    std::map<std::string, std::string> people; ///< identifiers of the chair, the record taker and others
    std::vector<std::pair<std::string, std::string>> names; ///< texts and what they become, the longest first

    /// The Monday on which the conferences of the shipped beginnings are held.
    static constexpr Date told_monday{2026, 3, 9};
    /// Whether the file tells of one conference and not of one before it.
    bool is_first() const { return told == told_monday; }
};

/// Nothing for a file that begins otherwise: a part that families include. A Bug for a head with a field that nobody
/// knows.
std::optional<FamilyHead> family_head(std::string_view file);

}
