#include "directory/relations.h"

#include <boost/describe/enum_to_string.hpp>

#include <algorithm>

namespace noddfa::directory {

namespace {

struct Span {
    Date from;
    std::optional<Date> until;

    bool empty() const { return until && *until <= from; }
};

Span both(Span const& one, Span const& other)
{
    Span span{std::max(one.from, other.from), one.until};
    if (other.until && (!span.until || *other.until < *span.until))
        span.until = other.until;
    return span;
}

std::string to_text(PostOf const& of)
{
    return of.authority ? of.authority->value : of.agency ? of.agency->value : std::string{};
}

/// Which relation a post gives; none for one that is only booked or appointed case by case.
std::optional<Relation> relation_of(Post post)
{
    switch (post) {
    case Post::chair:
    case Post::record_taker: return std::nullopt;
    case Post::coordinator: return Relation::coordinator;
    case Post::agency_lead: return Relation::agency_lead;
    case Post::lead_manager:
    case Post::deputy_manager: return Relation::lead_manager;
    case Post::custodian: return Relation::custodian;
    case Post::out_of_hours: return Relation::out_of_hours;
    case Post::auditor: return Relation::auditor;
    case Post::data_protection: return Relation::data_protection;
    case Post::analyst: return Relation::analyst;
    case Post::operator_: return Relation::operator_of;
    case Post::board_admin: return Relation::board_admin;
    case Post::director: return Relation::director;
    }
    return std::nullopt;
}

std::string part_of(Post post)
{
    return post == Post::lead_manager ? "manager" : post == Post::deputy_manager ? "deputy" : "";
}

/// The days of each membership while its agency is open.
std::vector<std::pair<HeldMembership const*, Span>> employed(Practitioner const& practitioner,
                                                             std::map<AgencyId, AgencyKnown> const& agencies)
{
    std::vector<std::pair<HeldMembership const*, Span>> all;
    for (auto const& membership : practitioner.memberships) {
        auto const agency = agencies.find(membership.agency);
        if (agency == agencies.end())
            continue;
        auto const span = both({membership.from, membership.until}, {agency->second.from, agency->second.until});
        if (!span.empty())
            all.emplace_back(&membership, span);
    }
    return all;
}

/// Times that touch or overlap, as one.
std::vector<Span> joined(std::vector<Span> spans)
{
    std::ranges::sort(spans, {}, &Span::from);
    std::vector<Span> all;
    for (auto const& span : spans) {
        if (all.empty() || (all.back().until && *all.back().until < span.from))
            all.push_back(span);
        else if (all.back().until)
            all.back().until = span.until ? std::optional{std::max(*all.back().until, *span.until)} : std::nullopt;
    }
    return all;
}

}

std::vector<DatedRelation> relations(Practitioner const& practitioner, std::map<AgencyId, AgencyKnown> const& agencies)
{
    std::vector<DatedRelation> all;
    auto const& person = practitioner.said.person;
    auto const memberships = employed(practitioner, agencies);
    for (auto const& [membership, span] : memberships) {
        auto const& agency = agencies.at(membership->agency);
        all.push_back({Relation::member, person, membership->agency.value,
                       boost::describe::enum_to_string(agency.sector, ""), span.from, span.until,
                       membership->recorded_by, std::nullopt});
        for (auto const& authority : agency.authorities)
            all.push_back({Relation::tenant, person, authority.value, "", span.from, span.until,
                           membership->recorded_by, std::nullopt});
    }
    for (auto const& post : practitioner.posts) {
        auto const relation = relation_of(post.of.post);
        if (!relation)
            continue;
        std::vector<Span> resting;
        if (!needs_agency(post.of.post))
            resting.push_back({post.from, post.until});
        else
            for (auto const& [membership, span] : memberships)
                if (!post.of.agency || membership->agency == *post.of.agency)
                    resting.push_back(span);
        for (auto const& span : joined(std::move(resting)))
            if (auto const held = both(span, {post.from, post.until}); !held.empty())
                all.push_back({*relation, person, to_text(post.of), part_of(post.of.post), held.from, held.until,
                               post.first, post.second});
    }
    return all;
}

}
