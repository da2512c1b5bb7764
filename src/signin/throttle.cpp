#include "signin/throttle.h"

#include <algorithm>

namespace noddfa::signin {

Time Throttle::wait(Guess guess, AccountId const& account, std::string const& source, Time now) const
{
    auto const known = is_known(account, source, now);
    auto const own = own_wait({guess, account, source}, known, now);
    if (known)
        return own;
    return std::max({own, wait_of(sources_, source, policy_.per_source, now),
                     wait_of(accounts_, Wide{guess, account}, account_allowance(guess), now),
                     measure_wait(everybody_, policy_.everybody, now)});
}

Time Throttle::begin(Guess guess, AccountId const& account, std::string const& source, Time now)
{
    if (auto const time = wait(guess, account, source, now); time > 0)
        return time;
    auto& failures = failures_[{guess, account, source}];
    if (now - failures.last >= policy_.forget)
        failures.count = 0;
    ++failures.count;
    failures.last = now;
    if (!is_known(account, source, now)) {
        take(sources_[source], policy_.per_source, now);
        take(accounts_[{guess, account}], account_allowance(guess), now);
        take(everybody_, policy_.everybody, now);
    }
    return 0;
}

void Throttle::succeeded(Guess guess, AccountId const& account, std::string const& source, bool known, Time now)
{
    failures_.erase({guess, account, source});
    // What the right attempt took comes back, but not to `everybody`: the hashing was done.
    if (!is_known(account, source, now)) {
        give_back(sources_, source, policy_.per_source, now);
        give_back(accounts_, Wide{guess, account}, account_allowance(guess), now);
    }
    if (known)
        known_[{account, source}] = now;
}

void Throttle::forget_sources(AccountId const& account)
{
    std::erase_if(known_, [&account](auto const& entry) { return entry.first.first == account; });
}

void Throttle::tidy(Time now)
{
    auto const full = [now](Measure const& measure, Allowance const& allowance) {
        return refilled(measure, allowance, now).used == 0;
    };
    std::erase_if(failures_, [&](auto const& entry) { return now - entry.second.last >= policy_.forget; });
    std::erase_if(known_, [&](auto const& entry) { return now - entry.second >= policy_.known_for; });
    std::erase_if(sources_, [&](auto const& entry) { return full(entry.second, policy_.per_source); });
    std::erase_if(accounts_,
                  [&](auto const& entry) { return full(entry.second, account_allowance(entry.first.guess)); });
}

std::size_t Throttle::entries() const { return failures_.size() + known_.size() + sources_.size() + accounts_.size(); }

bool Throttle::is_known(AccountId const& account, std::string const& source, Time now) const
{
    auto const found = known_.find({account, source});
    return found != known_.end() && now - found->second < policy_.known_for;
}

Time Throttle::own_wait(Pair const& pair, bool known, Time now) const
{
    auto const found = failures_.find(pair);
    if (found == failures_.end() || found->second.count < policy_.free_failures
        || now - found->second.last >= policy_.forget)
        return 0;
    auto const longest = known ? policy_.longest_known_wait : policy_.longest_wait;
    auto pause = policy_.first_wait;
    for (auto failure = policy_.free_failures; failure < found->second.count && pause < longest; ++failure)
        pause *= 2;
    // A clock that went back makes nobody wait longer than the pause itself.
    auto const elapsed = std::max<Time>(0, now - found->second.last);
    return std::max<Time>(0, std::min(pause, longest) - elapsed);
}

Allowance const& Throttle::account_allowance(Guess guess) const
{
    return guess == Guess::code ? policy_.codes : policy_.per_account;
}

Throttle::Measure Throttle::refilled(Measure measure, Allowance const& allowance, Time now)
{
    auto const filled = std::max<Time>(0, now - measure.since) / allowance.refill;
    if (filled >= measure.used)
        return {0, now};
    return {measure.used - static_cast<int>(filled), measure.since + filled * allowance.refill};
}

Time Throttle::measure_wait(Measure const& measure, Allowance const& allowance, Time now)
{
    auto const today = refilled(measure, allowance, now);
    if (today.used < allowance.at_once)
        return 0;
    return std::clamp<Time>(today.since + allowance.refill - now, 1, allowance.refill);
}

void Throttle::take(Measure& measure, Allowance const& allowance, Time now)
{
    measure = refilled(measure, allowance, now);
    ++measure.used;
}

template<class Key>
Time Throttle::wait_of(std::map<Key, Measure> const& measures, Key const& key, Allowance const& allowance, Time now)
{
    auto const found = measures.find(key);
    return found == measures.end() ? 0 : measure_wait(found->second, allowance, now);
}

template<class Key>
void Throttle::give_back(std::map<Key, Measure>& measures, Key const& key, Allowance const& allowance, Time now)
{
    auto const found = measures.find(key);
    if (found == measures.end())
        return;
    found->second = refilled(found->second, allowance, now);
    if (found->second.used > 0)
        --found->second.used;
}

}
