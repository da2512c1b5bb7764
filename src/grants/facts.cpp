#include "grants/facts.h"

#include "base/london.h"

#include <boost/describe/enum_to_string.hpp>

namespace noddfa::grants {

namespace {

using access::Fact;
using access::Relation;
using access::Subject;
using access::subject;

Subject end_of(ConflictOf const& of)
{
    if (of.child)
        return subject(*of.child);
    return of.conference ? subject(*of.conference) : subject(of.other.value_or(PersonId{}));
}

Subject end_of(OrderOf const& of) { return of.child ? subject(*of.child) : subject(of.other.value_or(PersonId{})); }

std::optional<Moment> start_of(std::optional<Date> const& day)
{
    return day ? std::optional{noddfa::start_of(*day)} : std::nullopt;
}

void add_child(std::vector<Fact>& all, State const& state)
{
    for (auto const& claim : state.claims)
        all.push_back({Relation::claim, subject(claim.by), subject(claim.said.child), "", claim.since, claim.said.until,
                       claim.by, claim.said.reason.id});
    for (auto const& need : state.needs)
        all.push_back({Relation::reasoned_need, subject(need.by), subject(need.said.conference), "", need.since,
                       need.said.until, need.by, need.said.reason.id});
}

void add_bars(std::vector<Fact>& all, State const& state)
{
    for (auto const& conflict : state.conflicts)
        all.push_back({Relation::conflict,
                       subject(conflict.of.person),
                       end_of(conflict.of),
                       boost::describe::enum_to_string(conflict.of.interest, ""),
                       conflict.since,
                       conflict.until,
                       conflict.by,
                       {}});
    for (auto const& order : state.orders)
        all.push_back({Relation::order,
                       subject(order.of.person),
                       end_of(order.of),
                       boost::describe::enum_to_string(order.of.order, ""),
                       noddfa::start_of(order.from),
                       start_of(order.until),
                       order.by,
                       {}});
}

void add_readers(std::vector<Fact>& all, State const& state)
{
    for (auto const& reader : state.addresses) {
        auto until = start_of(reader.of.until);
        if (reader.closed && (!until || *reader.closed < *until))
            until = reader.closed;
        all.push_back({Relation::address_access,
                       subject(reader.of.person),
                       subject(reader.of.whose),
                       "",
                       reader.since,
                       until,
                       reader.of.first,
                       {}});
    }
    for (auto const& listing : state.listed)
        all.push_back({Relation::listed,
                       subject(listing.of.person),
                       subject(listing.of.conference),
                       listing.of.label,
                       listing.since,
                       listing.until,
                       listing.by,
                       {}});
}

}

std::vector<Fact> facts_of(State const& state)
{
    std::vector<Fact> all;
    add_child(all, state);
    add_bars(all, state);
    add_readers(all, state);
    return all;
}

}
