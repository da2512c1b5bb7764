#pragma once

#include <span>
#include <string>
#include <string_view>

namespace noddfa::signin {

/// Why a new password is not taken. Each has its own sentence on the page; none repeats what was typed.
enum class PasswordFlaw {
    none,
    not_text,       ///< not UTF-8, or with control characters
    too_short,
    too_long,
    too_simple,     ///< one piece again and again, or a run of neighbours
    often_used,     ///< among those that are tried first
    about_oneself,  ///< little more than the person's own name or address, or the service's
};

/// Lengths in characters (code points). Length and the refused list alone, no classes of characters and no expiry: NIST
/// SP 800-63B part 3.1.1.2 and the NCSC's advice for owners of systems. A second factor is always asked for as well, so
/// twelve do, where a password that stands alone would need fifteen; sixty-four is the least that must be allowed.
struct PasswordRules {
    std::size_t shortest = 12;
    std::size_t longest = 128;
};

/// `own_words`: the person's names, the part of the address before `@`, the service's name.
PasswordFlaw password_flaw(std::string_view password, std::span<std::string const> own_words,
                           PasswordRules const& rules = {});

}
