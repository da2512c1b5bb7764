#include "shrink.h"

#include "teller.h"

namespace noddfa::simulation {

std::vector<std::string> shrunk(std::vector<std::string> lines, Violation const& violation)
{
    auto const breaks = [&](std::vector<std::string> const& tried) {
        auto const retold = retell(tried);
        return retold.violation && retold.violation->invariant == violation.invariant;
    };
    if (!breaks(lines))
        return lines;
    for (auto size = lines.size() / 2; size >= 1; size /= 2)
        for (std::size_t at = 0; at + size <= lines.size();) {
            auto shorter = lines;
            auto const from = shorter.begin() + static_cast<std::ptrdiff_t>(at);
            shorter.erase(from, from + static_cast<std::ptrdiff_t>(size));
            if (breaks(shorter))
                lines = std::move(shorter);
            else
                at += size;
        }
    return lines;
}

}
