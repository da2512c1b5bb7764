#pragma once

#include "application/random.h"
#include "signin/encoding.h"
#include "signin/secret.h"

#include <vector>

namespace noddfa::signin {

/// What is kept of a person's recovery codes. Each of 80 random bits, so that a fast hash keeps them.
struct RecoveryCodes {
    std::array<std::uint8_t, 16> salt{};
    std::vector<Hash> left;

    bool operator==(RecoveryCodes const&) const = default;
};

struct IssuedRecoveryCodes {
    std::vector<Secret> shown; ///< once, to be printed or written down: `7k3m-q2xz-…`
    RecoveryCodes kept;
};

/// Ten, in place of all before.
IssuedRecoveryCodes issue_recovery_codes(application::Random& random);
/// What is kept after the typed code was used; nothing where it is none of those left. Capitals, spaces and dashes do
/// not matter, nor an O for a nought, or an I or L for a one.
std::optional<RecoveryCodes> use_recovery_code(RecoveryCodes const& kept, std::string_view typed);

}
