#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace noddfa::language {

/// What stands in the named holes of a message: `child` → a name. Text goes in as it is.
using Holes = std::map<std::string, std::string, std::less<>>;

/// A message with its holes filled. `{child}` is replaced by what `holes` has under the name. A part in double square
/// brackets stands only if every hole in it can be filled; of several, divided by `||`, the first that can:
/// `[[because {reason}]]`, `[[{record}the record||the summary]]`. A hole outside such a part that nothing fills, and an
/// unclosed bracket, is a Bug.
std::string fill(std::string_view message, Holes const& holes);

/// The names of the holes of a message: those that must be filled, and those of parts that may be left out.
struct HoleNames {
    std::set<std::string, std::less<>> needed;
    std::set<std::string, std::less<>> optional;
};
HoleNames holes_of(std::string_view message);

}
