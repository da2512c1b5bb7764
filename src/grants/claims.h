#pragma once

#include "base/moment.h"
#include "people/named.h"
#include "people/paragraph.h"

/// Claims in an emergency (access model 3.5): one child, a reason, an hour; and what somebody else says of them
/// afterwards.
namespace noddfa::grants {

enum class Emergency { immediate_danger, section_47, police_protection, emergency_department, other };
BOOST_DESCRIBE_ENUM(Emergency, immediate_danger, section_47, police_protection, emergency_department, other)

/// Characters of a reason, without the spaces around it: a claim needs so many.
int characters_of(std::string_view text);

struct ClaimDetails {
    ChildId child;
    AgencyId agency; ///< for which the claimant acts
    Emergency emergency{};
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(ClaimDetails, (), (child, agency, emergency, reason))
using ClaimAccess = Named<"ClaimAccess", ClaimDetails, Usual::social_worker>;

struct MadeClaim : ClaimDetails {
    ClaimId claim;
    Moment until; ///< the first minute at which it no longer opens anything
};
BOOST_DESCRIBE_STRUCT(MadeClaim, (ClaimDetails), (claim, until))
using AccessClaimed = Named<"AccessClaimed", MadeClaim>;

enum class Found { justified, not_justified, referred };
BOOST_DESCRIBE_ENUM(Found, justified, not_justified, referred)

struct Review {
    ChildId child;
    ClaimId claim;
    Found found{};
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(Review, (), (child, claim, found, reason))
using ReviewClaim = Named<"ReviewClaim", Review, Usual::lead_manager>;
using ClaimReviewed = Named<"ClaimReviewed", Review>;

/// What an agency's own stream knows of a claim: not about whom.
struct Noted {
    AgencyId agency;
    ClaimId claim;
};
BOOST_DESCRIBE_STRUCT(Noted, (), (agency, claim))
using ClaimNoted = Named<"ClaimNoted", Noted>;
using ClaimReviewNoted = Named<"ClaimReviewNoted", Noted>;

struct Claim {
    MadeClaim said;
    PersonId by;
    Moment since;
    std::optional<Review> review;
    std::optional<PersonId> reviewed_by;
    std::optional<Date> reviewed_on;
};

/// A claim that an agency still has to answer for.
struct OpenClaim {
    ClaimId claim;
    Date on;
};

}
