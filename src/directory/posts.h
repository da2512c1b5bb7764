#pragma once

#include "base/moment.h"
#include "people/named.h"
#include "people/paragraph.h"
#include "people/post.h"

/// Posts: granted and ended by one person, or where the board asks for two (3.4) by a second who agrees in time.
namespace noddfa::directory {

enum class Change { grant, end };
BOOST_DESCRIBE_ENUM(Change, grant, end)

/// Which post, of whom, for what.
struct PostOf {
    PersonId person;
    Post post{};
    std::optional<AuthorityId> authority;
    std::optional<AgencyId> agency;
    bool is_same(PostOf const& other) const
    {
        return post == other.post && authority == other.authority && agency == other.agency;
    }
};
BOOST_DESCRIBE_STRUCT(PostOf, (), (person, post, authority, agency))

struct ProposedPost : PostOf {
    Change change{};
    std::optional<Date> on;    ///< from when it is held, or no longer held; left out: the day of the act
    std::optional<Date> until; ///< of a grant: the first day on which it no longer holds
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(ProposedPost, (PostOf), (change, on, until, reason))
using ProposePost = Named<"ProposePost", ProposedPost, Usual::coordinator>;
using PostProposed = Named<"PostProposed", ProposedPost>;

/// The second person agrees to what was proposed last of this post.
using AgreePost = Named<"AgreePost", PostOf, Usual::lead_manager>;
using WithdrawPost = Named<"WithdrawPost", PostOf, Usual::coordinator>;
using PostWithdrawn = Named<"PostWithdrawn", PostOf>;

struct DecidedPost : PostOf {
    std::optional<Date> on;
    std::optional<Date> until;
    PersonId first;                 ///< who proposed it
    std::optional<PersonId> second; ///< who agreed, where two are needed
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(DecidedPost, (PostOf), (on, until, first, second, reason))
using PostGranted = Named<"PostGranted", DecidedPost>;
using PostEnded = Named<"PostEnded", DecidedPost>;

struct HeldPost {
    PostOf of;
    Date from;
    std::optional<Date> until;
    PersonId first;
    std::optional<PersonId> second;

    bool holds_on(Date day) const { return from <= day && (!until || day < *until); }
};

struct Proposal {
    ProposedPost said;
    PersonId by;
    std::optional<PersonId> on_behalf_of;
    Moment at;
};

}
