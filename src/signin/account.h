#pragma once

#include "base/identifier.h"

#include <cstdint>

namespace noddfa::signin {

/// Whose sign-in it is: the person's pseudonym in this room, never a name or an address.
using AccountId = Identifier<struct AccountKind>;

/// What every session of an account is checked against at each request.
struct AccountState {
    bool active = true;      ///< false once the person is disabled
    std::uint64_t epoch = 0; ///< one more when all their sessions end

    bool operator==(AccountState const&) const = default;
};

/// Every session of the account ends with its next request (T12).
inline AccountState signed_out_everywhere(AccountState account)
{
    ++account.epoch;
    return account;
}

/// The person may sign in no more; enabling them again brings no old session back (T33).
inline AccountState disabled(AccountState account)
{
    account.active = false;
    ++account.epoch;
    return account;
}

}
