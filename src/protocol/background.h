#pragma once

#include "base/date.h"
#include "people/paragraph.h"
#include "people/post.h"
#include "protocol/category.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace noddfa {

/// Where a child stands on the register, as a conference or a dispute needs to know it. Handed in by `application`:
/// the deciders never ask one another.
struct Standing {
    bool on_register = false;
    bool temporary = false; ///< on this register only beside another authority's live entry (CPR-19)
    std::optional<AuthorityId> authority;
    std::optional<ConferenceId> conference; ///< the one that registered
    std::optional<Date> registered_on;
    std::vector<Category> categories;
    std::vector<Paragraph> reasons; ///< the original reasons (REV-04)
    int reviews_held = 0;
    std::optional<Date> last_conference; ///< initial or review, whichever came last
    bool transfer_pending = false;
    bool under_challenge = false; ///< the decision that registered was set aside
};
BOOST_DESCRIBE_STRUCT(Standing, (),
                      (on_register, temporary, authority, conference, registered_on, categories, reasons, reviews_held,
                       last_conference, transfer_pending, under_challenge))

/// What may be decided for a child: the first two at an initial conference, the last three at a review (DEC-14,
/// REV-05).
enum class Outcome { register_, not_register, continue_, change_category, remove };
BOOST_DESCRIBE_ENUM(Outcome, register_, not_register, continue_, change_category, remove)

/// The limbs of the threshold relied on to register (DEC-07..09).
enum class Limb { past_harm_likely_again, likely_harm };
BOOST_DESCRIBE_ENUM(Limb, past_harm_likely_again, likely_harm)

/// What was decided for one child at a conference, as a dispute needs to know it.
struct DecisionTaken {
    ConferenceId conference;
    ChildId child;
    Outcome outcome{};
    Date held_on;
    PersonId chair;
    std::set<PersonId> took_part;
    std::vector<PersonId> parents;
    bool closed = false;
    std::optional<DisputeId> set_aside_by;
    std::vector<PersonId> invited; ///< practitioners, in the order of invitation
    std::optional<PersonId> team_manager; ///< as the request named them
};

/// Who had a part in a conference, whether or not it has decided.
struct ConferenceHeld {
    PersonId chair;
    std::set<PersonId> took_part;
};

/// An agency, as whoever joins it needs to know it.
struct AgencyKnown {
    Sector sector{};
    std::vector<ServiceId> services;
    std::vector<AuthorityId> authorities;
    Date from;
    std::optional<Date> until; ///< the first day without it
};

/// What the stream being decided needs to know of the others.
struct Background {
    std::map<ChildId, Standing> standings;
    std::vector<DecisionTaken> decisions; ///< of other conferences, about the children of this stream
    std::map<ConferenceId, ConferenceHeld> conferences; ///< those that are booked, and the one a dispute is about
    std::map<ChildId, PersonId> coordinators; ///< of the plan, for what is claimed of a child
    std::set<AgencyId> works_for; ///< agencies of who acts, for what they claim of a child
    std::map<AgencyId, AgencyKnown> agencies; ///< those that a practitioner belongs to, or is to join
    bool demonstration = false; ///< authorities that there are not may be served

    Standing standing(ChildId const& child) const
    {
        auto const found = standings.find(child);
        return found == standings.end() ? Standing{} : found->second;
    }
};

/// What was decided last; null where nothing is known.
inline DecisionTaken const* last_decision(Background const& background)
{
    auto const last = std::ranges::max_element(background.decisions, {}, &DecisionTaken::held_on);
    return last == background.decisions.end() ? nullptr : &*last;
}

/// Who chaired the conference that decided last; empty where none is known.
inline PersonId last_chair(Background const& background)
{
    auto const* last = last_decision(background);
    return last ? last->chair : PersonId{};
}

}
