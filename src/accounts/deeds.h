#pragma once

#include "people/identifiers.h"
#include "store/writer.h"

#include <boost/describe/enum.hpp>

/// What sign-in leaves in the audit log, as leaves of class `security`. They say who, what and in which session, and
/// nothing that was typed, no address and no name.
namespace noddfa::accounts {

/// The numbers stand in the leaves for ever.
enum class Deed : std::uint16_t {
    signed_in = 1,
    failed = 2, ///< a wrong password, code or passkey, where the account exists
    stepped_up = 3,
    signed_out = 4,
    signed_out_everywhere = 5,
    session_ended = 6, ///< one of one's own, from another
    recovery_code_used = 7,
    password_set = 8,
    factor_added = 9,
    factor_removed = 10,
    recovery_codes_made = 11,
    link_made = 12,
    link_followed = 13,
    disabled = 14,
    enabled = 15,
    recovery_proved = 16, ///< behind a recovery link, one factor that was left
};

/// Why a `failed` one failed, and by what the others were done.
enum class Means : std::uint8_t { none, password, code, recovery_code, passkey, provider, link };
BOOST_DESCRIBE_ENUM(Means, none, password, code, recovery_code, passkey, provider, link)

struct DeedDone {
    PersonId whose;
    Deed deed{};
    Means means = Means::none;
    std::string session; ///< the identifier of it, never its token
    PersonId by;         ///< empty: they themselves, or what the directory says of them
};
void leave(store::Writer& writer, DeedDone const& done);

}
