#pragma once

#include "application/record.h"

#include <iosfwd>
#include <map>
#include <set>
#include <string>

namespace noddfa::simulation {

/// What of the protocol the lives have touched.
struct Coverage {
    std::map<std::string, int> events;
    std::map<std::string, int> refusals; ///< as the code that refuses, or a limb of it
    std::map<std::string, int> findings;
    std::map<std::string, int> milestones;

    void take(application::Outcome const& outcome);
    void take(std::map<std::string, int> const& reached);
    void add(Coverage const& other);

    int code(std::string const& code) const;
};

/// The codes of the sources that a line of a replay can bring about.
std::set<std::string> codes_to_reach();
/// Prints the table. True if nothing is missing.
bool report(Coverage const& coverage, std::ostream& out);

}
