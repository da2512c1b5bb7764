#pragma once

#include "signin/account.h"
#include "signin/time.h"
#include "signin/token.h"

namespace noddfa::signin {

enum class LinkPurpose {
    first_administrator, ///< printed once at the first start
    enrolment,           ///< to a verified work address
    recovery,            ///< of who lost their password or their second factor
};

struct LinkPolicy {
    Time first_administrator = 24 * hour;
    Time enrolment = 72 * hour;
    Time recovery = 30 * minute;
};

/// A link that works once, as it is kept.
struct Link {
    Hash token{};
    LinkPurpose purpose = LinkPurpose::recovery;
    AccountId account;
    Time expires = 0;
    bool used = false;

    bool operator==(Link const&) const = default;
};

struct IssuedLink {
    Link link;
    Secret token; ///< the last part of the address that is sent
};

/// Replaces whatever link of the same purpose the account had.
IssuedLink issue_link(LinkPurpose purpose, AccountId const& account, Time now, Random& random,
                      LinkPolicy const& policy = {});

/// When somebody asks for a link to an address: what is to be sent, if anything. The same work is done, and the same
/// answer is to be given, whether `account` is there or not, and the mail goes out after the answer (T20).
std::optional<IssuedLink> asked_for_link(LinkPurpose purpose, std::optional<AccountId> const& account, Time now,
                                         Random& random, LinkPolicy const& policy = {});

/// Whether the link can be followed: the page that opens may say what it is for. Opening it uses nothing up, for
/// programs that read mail before people do open every link.
bool may_follow(std::optional<Link> const& found, LinkPurpose purpose, Time now);
/// The link after its one use, when the form behind it is sent; nothing where it is unknown, used, late or for
/// something else — one answer for all of these.
std::optional<Link> use_link(std::optional<Link> const& found, LinkPurpose purpose, Time now);

}
