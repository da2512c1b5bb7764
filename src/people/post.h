#pragma once

#include <boost/describe/enum.hpp>

namespace noddfa {

/// A post that somebody holds for a time, beside being a practitioner of an agency (access model 3.1, R-21).
enum class Post {
    coordinator, ///< of the reviewing service
    chair,       ///< may be booked to chair
    record_taker,
    agency_lead, ///< safeguarding lead of an agency
    lead_manager,
    deputy_manager,
    custodian,
    out_of_hours,
    auditor,
    data_protection, ///< the authority's data protection officer
    analyst,         ///< reads statistics alone
    operator_,
    board_admin,
    director,
};
BOOST_DESCRIBE_ENUM(Post, coordinator, chair, record_taker, agency_lead, lead_manager, deputy_manager, custodian,
                    out_of_hours, auditor, data_protection, analyst, operator_, board_admin, director)

/// What a post is held for: an authority, an agency, or the site as a whole.
enum class HeldFor { authority, agency, site };

constexpr HeldFor held_for(Post post)
{
    switch (post) {
    case Post::agency_lead: return HeldFor::agency;
    case Post::analyst:
    case Post::operator_:
    case Post::board_admin:
    case Post::director: return HeldFor::site;
    default: return HeldFor::authority;
    }
}

/// Whether only a practitioner of an agency may hold it. An auditor or operator may come from outside.
constexpr bool needs_agency(Post post) { return post != Post::auditor && post != Post::operator_; }

/// What an agency is, as the access model tells agencies apart.
enum class Sector {
    social_services,
    health,
    education,
    police,
    probation,
    housing,
    voluntary,
    court,
    other,
};
BOOST_DESCRIBE_ENUM(Sector, social_services, health, education, police, probation, housing, voluntary, court, other)

}
