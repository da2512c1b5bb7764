#include "bugs.h"

#include "life.h"

#include "protocol/planted.h"

#include <iomanip>
#include <ostream>

namespace noddfa::simulation {

#ifdef NODDFA_PLANTED_BUGS

namespace {

std::optional<Violation> live_one(std::uint64_t seed)
{
    Teller teller;
    try {
        Life{seed, teller}.live();
    } catch (Found const& found) {
        return found.violation;
    } catch (Unreadable const&) {
        // With a rule broken a life may come to lines that make no sense.
    }
    return std::nullopt;
}

}

bool find_planted_bugs(std::uint64_t seed, int most, std::ostream& out)
{
    bool all = true;
    out << "planted bugs\n";
    for (auto const& [bug, name] : planted_bugs()) {
        plant(bug, true);
        int lives = 0;
        std::optional<Violation> found;
        while (!found && lives < most)
            found = live_one(seed_of_life(seed, ++lives));
        plant(bug, false);
        all = all && found;
        out << "  " << std::left << std::setw(34) << name;
        if (found)
            out << found->invariant << " after " << lives << " lives: " << found->what << "\n";
        else
            out << "NOT FOUND in " << lives << " lives\n";
    }
    return all;
}

#else

bool find_planted_bugs(std::uint64_t, int, std::ostream& out)
{
    out << "planted bugs: none in this build\n";
    return true;
}

#endif

}
