#pragma once

#include "net/message.h"

#include <chrono>

namespace noddfa::net {

/// A cookie that the browser shows. Empty where there is none, or where two of the name could be taken for each other.
std::string_view cookie(Request const& request, std::string_view name);

struct SetCookie {
    std::string name;
    std::string value; ///< letters, digits, `-`, `_`, `.`, `~` and `=`
    bool secure = true;
    std::optional<std::chrono::seconds> lasts{}; ///< none: until the browser is closed; 0: it is taken away
};

/// The value of a `Set-Cookie` header: for this host and all its paths, out of reach of scripts, not sent along when
/// another site leads here by a form. A Bug for a value that would need quoting.  Source: RFC 6265bis, 4.1.
std::string set_cookie(SetCookie const& cookie);

}
