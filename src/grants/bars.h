#pragma once

#include "base/moment.h"
#include "people/named.h"
#include "people/paragraph.h"

#include <boost/describe/enum.hpp>

/// What keeps somebody away (access model 3.1): a conflict of interest, an order of a court.
namespace noddfa::grants {

enum class Interest { self, family, household, friendship, line_management };
BOOST_DESCRIBE_ENUM(Interest, self, family, household, friendship, line_management)

/// With whom or in which conference; exactly one is named.
struct ConflictOf {
    PersonId person; ///< whose conflict it is
    Interest interest{};
    std::optional<PersonId> other;
    std::optional<ChildId> child;
    std::optional<ConferenceId> conference;
    bool is_same(ConflictOf const& one) const
    {
        return interest == one.interest && other == one.other && child == one.child && conference == one.conference;
    }
};
BOOST_DESCRIBE_STRUCT(ConflictOf, (), (person, interest, other, child, conference))
using DeclareConflict = Named<"DeclareConflict", ConflictOf, Usual::self>;
using ConflictDeclared = Named<"ConflictDeclared", ConflictOf>;
using EndConflict = Named<"EndConflict", ConflictOf, Usual::lead_manager>;
using ConflictEnded = Named<"ConflictEnded", ConflictOf>;

enum class CourtOrder { non_contact, non_molestation, occupation, adoption, sealed_address };
BOOST_DESCRIBE_ENUM(CourtOrder, non_contact, non_molestation, occupation, adoption, sealed_address)

/// Whom it binds and whom it protects: one adult or one child.
struct OrderOf {
    PersonId person; ///< who is bound
    CourtOrder order{};
    std::optional<PersonId> other;
    std::optional<ChildId> child;
    bool is_same(OrderOf const& one) const { return order == one.order && other == one.other && child == one.child; }
};
BOOST_DESCRIBE_STRUCT(OrderOf, (), (person, order, other, child))

struct MadeOrder : OrderOf {
    std::optional<Date> since; ///< left out: the day of the act
    std::optional<Date> until; ///< the first day on which it no longer holds
};
BOOST_DESCRIBE_STRUCT(MadeOrder, (OrderOf), (since, until))
using RecordOrder = Named<"RecordOrder", MadeOrder, Usual::coordinator>;
using OrderRecorded = Named<"OrderRecorded", MadeOrder>;

struct EndedOrder : OrderOf {
    std::optional<Date> on; ///< the first day without it; left out: the day of the act
};
BOOST_DESCRIBE_STRUCT(EndedOrder, (OrderOf), (on))
using EndOrder = Named<"EndOrder", EndedOrder, Usual::coordinator>;
using OrderEnded = Named<"OrderEnded", EndedOrder>;

struct Conflict {
    ConflictOf of;
    PersonId by;
    Moment since;
    std::optional<Moment> until;
};

struct Order {
    OrderOf of;
    PersonId by;
    Date from;
    std::optional<Date> until;

    bool holds_on(Date day) const { return from <= day && (!until || day < *until); }
};

}
