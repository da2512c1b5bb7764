#include "signin/session.h"

#include <algorithm>

namespace noddfa::signin {

namespace {

// How long ago; a clock that went back counts as no time at all.
Time since(Time then, Time now) { return std::max<Time>(0, now - then); }

}

OpenedSession begin_session(AccountId const& account, AccountState const& state, DeviceKind device, Assurance assurance,
                            std::string network, Time now, Random& random)
{
    auto token = issue_token(TokenKind::session, random);
    return {{token.kept, account, state.epoch, device, assurance, std::move(network), now, now, now, {}},
            std::move(token.text)};
}

Standing standing(Session const& session, AccountState const& account, Time now, SessionPolicy const& policy)
{
    auto const& limits = policy.of(session.device);
    if (!account.active || account.epoch != session.epoch)
        return Standing::ended;
    if (since(session.began, now) >= limits.absolute)
        return Standing::past_its_time;
    return since(session.last_seen, now) >= limits.idle ? Standing::idle_too_long : Standing::live;
}

Time ends_at(Session const& session, SessionPolicy const& policy)
{
    auto const& limits = policy.of(session.device);
    return std::min(session.began + limits.absolute, session.last_seen + limits.idle);
}

Session seen(Session session, Time now)
{
    session.last_seen = std::max(session.last_seen, now);
    return session;
}

OpenedSession step_up(Session session, Assurance assurance, std::string network, Time now, Random& random)
{
    auto token = issue_token(TokenKind::session, random);
    session.token = token.kept;
    session.assurance = assurance;
    session.network = std::move(network);
    session.last_seen = std::max(session.last_seen, now);
    session.proved = now;
    session.stage.clear();
    return {std::move(session), std::move(token.text)};
}

bool is_fresh(Session const& session, std::string_view network, Time now, SessionPolicy const& policy)
{
    return session.network == network && session.proved <= now && now - session.proved <= policy.step_up;
}

std::optional<Session> let_through(Session const& session, MarkedAction const& action, std::string_view network,
                                   Time now, SessionPolicy const& policy)
{
    if (action.phishing_resistant && session.assurance != Assurance::phishing_resistant)
        return std::nullopt;
    auto const covered = !action.stage.empty() && session.stage == action.stage && session.network == network;
    if (!covered && !is_fresh(session, network, now, policy))
        return std::nullopt;
    auto after = session;
    if (!action.stage.empty())
        after.stage = action.stage;
    return after;
}

std::vector<Hash> beyond_the_most(std::span<Session const> of_one_account, SessionPolicy const& policy)
{
    std::vector<Session> sessions{of_one_account.begin(), of_one_account.end()};
    std::ranges::stable_sort(sessions, std::ranges::greater{}, &Session::last_seen);
    std::vector<Hash> tokens;
    for (auto at = policy.most_sessions; at < sessions.size(); ++at)
        tokens.push_back(sessions[at].token);
    return tokens;
}

}
