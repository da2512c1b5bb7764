#include "signin/link.h"

namespace noddfa::signin {

namespace {

Time lifetime(LinkPurpose purpose, LinkPolicy const& policy)
{
    switch (purpose) {
    case LinkPurpose::first_administrator: return policy.first_administrator;
    case LinkPurpose::enrolment: return policy.enrolment;
    case LinkPurpose::recovery: break;
    }
    return policy.recovery;
}

}

IssuedLink issue_link(LinkPurpose purpose, AccountId const& account, Time now, Random& random, LinkPolicy const& policy)
{
    auto token = issue_token(TokenKind::link, random);
    return {{token.kept, purpose, account, now + lifetime(purpose, policy), false}, std::move(token.text)};
}

std::optional<IssuedLink> asked_for_link(LinkPurpose purpose, std::optional<AccountId> const& account, Time now,
                                         Random& random, LinkPolicy const& policy)
{
    auto issued = issue_link(purpose, account.value_or(AccountId{}), now, random, policy);
    if (!account)
        return std::nullopt;
    return issued;
}

bool may_follow(std::optional<Link> const& found, LinkPurpose purpose, Time now)
{
    return found && found->purpose == purpose && !found->used && now < found->expires;
}

std::optional<Link> use_link(std::optional<Link> const& found, LinkPurpose purpose, Time now)
{
    if (!may_follow(found, purpose, now))
        return std::nullopt;
    auto used = *found;
    used.used = true;
    return used;
}

}
