#pragma once

#include "signin/secret.h"

#include <optional>
#include <string>
#include <string_view>

namespace noddfa::signin {

/// What one look at a password costs whoever guesses, and us. OWASP's least for Argon2id is 19 MiB and two passes.
struct PasswordCost {
    unsigned long long passes = 2;
    std::size_t memory = 19 * 1024 * 1024; ///< bytes
};

struct PasswordAnswer {
    bool right = false;
    bool hash_again = false; ///< right, and kept at another cost than today's: keep `hash` of what was typed instead
};

/// Hashes passwords with Argon2id and looks whether one is right. Text is brought into Unicode's NFC form first (NIST
/// SP 800-63B): a `ŵ` is a `ŵ`, however the keyboard spells it. Each call takes the whole cost in time and memory; the
/// caller bounds how many run at once. Nothing it throws or returns holds what was typed.
class Passwords {
public:
    explicit Passwords(PasswordCost cost = {});

    /// What is kept: `$argon2id$…`, with a salt of its own. `Bug` when there is no memory for it.
    std::string hash(std::string_view password) const;
    /// `kept` is nothing where nobody has that name or no password: the same work is done and the answer is no (T20).
    /// So it is for text that cannot be a password, and for a kept text that is no hash.
    PasswordAnswer check(std::optional<std::string> const& kept, std::string_view typed) const;
    /// What an unknown name is checked against.
    std::string const& decoy() const { return decoy_; }

private:
    PasswordCost cost_;
    std::string decoy_;
};

}
