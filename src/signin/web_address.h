#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace noddfa::signin {

/// An address of the kind that settings and discovery documents hold, taken apart.
struct WebAddress {
    std::string origin; ///< `https://host` or `https://host:port`
    std::string host;
    std::string rest; ///< path and query, from the first slash on; may be empty
};

/// Nothing unless it is `https`, or `http` to a loopback address in figures (tests), in small letters, with no user, no
/// fragment and no byte that a parser of another make could read differently.
std::optional<WebAddress> parse_web_address(std::string_view text);

}
