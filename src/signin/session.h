#pragma once

#include "signin/account.h"
#include "signin/time.h"
#include "signin/token.h"

#include <span>
#include <vector>

namespace noddfa::signin {

/// What somebody signs in on (`access-and-threats.md` 3.2).
enum class DeviceKind { managed, known, shared, unknown };
constexpr std::size_t device_kinds = 4;

/// How sure we are: two different factors, or one that cannot be phished (a passkey).
enum class Assurance { two_factors = 2, phishing_resistant = 3 };

struct SessionLimits {
    Time idle = 0;     ///< since the last request
    Time absolute = 0; ///< since the sign-in
};

struct SessionPolicy {
    std::array<SessionLimits, device_kinds> limits{{
        {30 * minute, 12 * hour}, // managed: a working day
        {30 * minute, 10 * hour}, // known
        {5 * minute, 2 * hour},   // shared (T12)
        {15 * minute, 4 * hour},  // unknown
    }};
    Time step_up = 5 * minute; ///< how long a proof is fresh for a marked action (T11)
    std::size_t most_sessions = 5; ///< of one account at once (T12)

    SessionLimits const& of(DeviceKind device) const { return limits[static_cast<std::size_t>(device)]; }
};

/// One sign-in on one device, as it is kept.
struct Session {
    Hash token{}; ///< of what the cookie holds
    AccountId account;
    std::uint64_t epoch = 0; ///< of the account when the session began
    DeviceKind device = DeviceKind::unknown;
    Assurance assurance = Assurance::two_factors;
    std::string network; ///< where the person proved themselves last: the address's range, or a word of the caller's
    Time began = 0;
    Time last_seen = 0;
    Time proved = 0;   ///< the last sign-in or step-up
    std::string stage; ///< the decision stage that the last proof covers; empty for none

    bool operator==(Session const&) const = default;
};

/// A session and, this once, what its cookie is to hold.
struct OpenedSession {
    Session session;
    Secret cookie;
};

/// After a sign-in. Whatever session the browser showed before is to be ended: no token outlives a sign-in (T22).
OpenedSession begin_session(AccountId const& account, AccountState const& state, DeviceKind device, Assurance assurance,
                            std::string network, Time now, Random& random);

enum class Standing {
    live,
    idle_too_long,
    past_its_time,
    ended, ///< signed out everywhere, or the person is disabled
};
Standing standing(Session const& session, AccountState const& account, Time now, SessionPolicy const& policy);
/// When it ends if nothing more is asked for, so that a page can warn. The clock going back never makes it later.
Time ends_at(Session const& session, SessionPolicy const& policy);
/// After a request that the person made; what a page does by itself is none.
Session seen(Session session, Time now);

/// After a fresh proof: a new token, and the age of the sign-in stays, so that no chain of step-ups lives for ever.
OpenedSession step_up(Session session, Assurance assurance, std::string network, Time now, Random& random);
/// Whether the person proved themselves in the last five minutes and did not come from elsewhere since.
bool is_fresh(Session const& session, std::string_view network, Time now, SessionPolicy const& policy);

/// Which marked action is asked for: on its own, or one of a decision stage.
struct MarkedAction {
    std::string stage; ///< conference and stage in one word; empty for an action on its own
    bool phishing_resistant = false; ///< where the board asks for it
};
/// The session after a marked action was let through; nothing where a step-up is needed first. The first action of a
/// decision stage needs a fresh proof; the same stage's later ones are covered by it until another stage begins.
std::optional<Session> let_through(Session const& session, MarkedAction const& action, std::string_view network,
                                   Time now, SessionPolicy const& policy);

/// The tokens to end when one account has more sessions than it may: those longest unused.
std::vector<Hash> beyond_the_most(std::span<Session const> of_one_account, SessionPolicy const& policy);

}
