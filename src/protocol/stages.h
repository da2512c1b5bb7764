#pragma once

#include <string>
#include <vector>

namespace noddfa {

/// A stage of a board's own ladder. A board writes it `name` or `name:days`; 0 days: no clock.
struct Stage {
    std::string name;
    int days = 0; ///< working days
    bool operator==(Stage const&) const = default;
};

/// The stages of a ladder, lowest first (B-34, DIS-03). A number that is none counts as no clock.
std::vector<Stage> stages(std::vector<std::string> const& written);

}
