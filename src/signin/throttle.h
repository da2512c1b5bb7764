#pragma once

#include "signin/account.h"
#include "signin/time.h"

#include <compare>
#include <map>
#include <string>
#include <utility>

namespace noddfa::signin {

/// What is guessed at.
enum class Guess { password, code };

/// A measure that fills again: so many at once, one more each `refill`.
struct Allowance {
    int at_once = 1;
    Time refill = second;
};

struct ThrottlePolicy {
    int free_failures = 3;             ///< of one account from one source, before there is a wait
    Time first_wait = 2 * second;      ///< doubles with each failure after
    Time longest_wait = 15 * minute;
    Time longest_known_wait = minute;  ///< of a source where the account signed in before
    Time forget = 24 * hour;           ///< after the last failure
    Time known_for = 90 * 24 * hour;   ///< after the last sign-in
    Allowance per_source{20, 30 * second};    ///< failures of one unknown source, whatever the accounts
    Allowance per_account{30, 2 * minute};    ///< failures with one account from all unknown sources together
    Allowance codes{10, 12 * minute};         ///< the same for codes: 5 an hour
    Allowance everybody{200, second / 10};    ///< attempts of all unknown sources: what hashing may cost
};

/// How often somebody may try. Who tries is the account — or a stand-in for a name nobody has, so that the answers do
/// not tell them apart — and the source: an address range and, where the browser has one, the mark of a device.
///
/// What others do cannot lock a person out (T28): a source where the account signed in before is held back by its own
/// failures alone, at most `longest_known_wait`; the measures shared with others bind unknown sources only. That keeps
/// the number of entries small too: a refused attempt makes none, and every attempt that makes one went through
/// `everybody`.
class Throttle {
public:
    explicit Throttle(ThrottlePolicy policy = {}) : policy_(policy) {}

    /// How long to wait before an attempt; 0 when it may be made now. Asking changes nothing.
    Time wait(Guess guess, AccountId const& account, std::string const& source, Time now) const;
    /// An attempt begins: the same answer, and when it is 0 the attempt counts as a failure until `succeeded`, so that
    /// many at once gain nothing.
    Time begin(Guess guess, AccountId const& account, std::string const& source, Time now);
    /// The last attempt was right. For a whole sign-in, not its first half: `known` makes the source a known one.
    void succeeded(Guess guess, AccountId const& account, std::string const& source, bool known, Time now);
    /// A source is known no more: the person signed out everywhere, or said that it was not them.
    void forget_sources(AccountId const& account);
    /// Drops what no longer holds anybody back. The caller does it now and then.
    void tidy(Time now);

    std::size_t entries() const;

private:
    struct Measure {
        int used = 0;
        Time since = 0; ///< when the next one is filled, less `refill`
    };
    struct Failures {
        int count = 0;
        Time last = 0;
    };
    struct Pair {
        Guess guess = Guess::password;
        AccountId account;
        std::string source;
        auto operator<=>(Pair const&) const = default;
    };
    struct Wide {
        Guess guess = Guess::password;
        AccountId account;
        auto operator<=>(Wide const&) const = default;
    };

    bool is_known(AccountId const& account, std::string const& source, Time now) const;
    Time own_wait(Pair const& pair, bool known, Time now) const;
    Allowance const& account_allowance(Guess guess) const;
    static Measure refilled(Measure measure, Allowance const& allowance, Time now);
    static Time measure_wait(Measure const& measure, Allowance const& allowance, Time now);
    static void take(Measure& measure, Allowance const& allowance, Time now);
    template<class Key>
    static Time wait_of(std::map<Key, Measure> const& measures, Key const& key, Allowance const& allowance, Time now);
    template<class Key>
    static void give_back(std::map<Key, Measure>& measures, Key const& key, Allowance const& allowance, Time now);

    ThrottlePolicy policy_;
    std::map<Pair, Failures> failures_;
    std::map<std::pair<AccountId, std::string>, Time> known_;
    std::map<std::string, Measure> sources_;
    std::map<Wide, Measure> accounts_;
    Measure everybody_;
};

}
