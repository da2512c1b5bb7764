#include "application/owners.h"

#include "base/contains.h"
#include "codec/write.h"

#include <algorithm>
#include <array>

namespace noddfa::application {

namespace {

bool stays_away(conference::State const& state, PersonId const& person)
{
    auto const reply = state.invitations.replies.find(person);
    return state.invitations.substitutes.contains(person)
           || (reply != state.invitations.replies.end() && reply->second.answer != conference::Answer::attending);
}

/// REP-01: the first of the agency's practitioners who comes; if nobody does, the first: a report may come without its
/// author.
std::optional<PersonId> practitioner_of(conference::State const& state, AgencyId const& agency)
{
    std::optional<PersonId> first;
    for (auto const& id : state.invitations.order) {
        auto const found = state.invitations.roll.find(id);
        if (found == state.invitations.roll.end() || found->second.agency != agency
            || found->second.capacity != Capacity::practitioner)
            continue;
        if (!stays_away(state, id))
            return id;
        if (!first)
            first = id;
    }
    return first;
}

/// What the chair sets or sees to at the meeting (REG-08, REG-11, DEFER-05, CHD-10, PAR-13).
bool is_the_chairs(Duty const& duty)
{
    static constexpr std::array<std::string_view, 7> chairs{"set-first-core-group", "set-review",    "next-conference",
                                                            "set-next-conference",  "offer-debrief", "meet-parent",
                                                            "debrief-parent"};
    return contains(chairs, std::string_view{duty.what});
}

Owner person(std::optional<PersonId> who) { return {std::move(who), {}}; }

Owner post(Post post, std::optional<AuthorityId> const& authority)
{
    return {std::nullopt, authority ? post_key(post, *authority) : std::string{}};
}

Owner owner_in(conference::State const& state, Duty const& duty)
{
    if (duty.what == "submit-report" && !duty.who)
        if (auto const who = practitioner_of(state, AgencyId{duty.about}))
            return person(who);
    // SHARE-01: the author shares it; the duty names with whom.
    if (duty.what == "share-report")
        if (auto const kept = state.reports.kept.find(ReportId{duty.about}); kept != state.reports.kept.end())
            return person(kept->second.report.author);
    auto const& request = state.convening.request;
    // PAR-13: the duty names the parent; the chair sees to it on the day, the social worker afterwards.
    bool const names_parent = duty.clause == Clause::PAR_13;
    if (duty.what == "visit-parent" && request && request->social_worker)
        return person(request->social_worker);
    if (!names_parent && duty.who && !duty.who->empty())
        return person(duty.who);
    if (is_the_chairs(duty) && state.convening.booking)
        return person(state.convening.booking->chair);
    return post(Post::coordinator, request ? request->authority : std::nullopt);
}

Owner owner_in(cpr::State const& state, Duty const& duty)
{
    if (duty.who)
        return person(duty.who);
    return post(Post::custodian, authority_keeping(state));
}

Owner owner_in(plan::State const& state, Duty const& duty) { return person(duty.who ? duty.who : state.coordinator); }

Owner owner_in(auto const&, Duty const& duty) { return person(duty.who); }

}

std::string post_key(Post post, AuthorityId const& authority)
{
    return "@" + std::string{codec::write(post).as_string()} + " " + authority.value;
}

std::string agency_key(AgencyId const& agency) { return "@agency " + agency.value; }

std::string approval_key(AgencyId const& agency) { return "@approval " + agency.value; }

std::optional<AuthorityId> authority_keeping(cpr::State const& state)
{
    if (state.live)
        return state.live->said.authority;
    if (state.stay)
        return state.stay->said.authority;
    return state.ended.empty() ? std::nullopt : std::optional{state.ended.back().said.authority};
}

Owner keeper_of(Site const& site, StreamId const& stream)
{
    switch (stream.room) {
    case Room::plan: return post(Post::coordinator, authority_keeping(site.register_of(ChildId{stream.key})));
    case Room::access:
        if (auto const child = grants::child_of(stream.key))
            return post(Post::custodian, authority_keeping(site.register_of(*child)));
        if (auto const agency = grants::agency_of(stream.key))
            return {std::nullopt, agency_key(*agency)};
        return {};
    case Room::dispute: {
        auto const conference = dispute::conference_disputed(site.dispute(DisputeId{stream.key}));
        auto const* asked = conference ? site.conference(*conference).convening.asked() : nullptr;
        return post(Post::lead_manager, asked ? asked->authority : std::nullopt);
    }
    default: return {};
    }
}

Owner owner_of(AnyState const& state, Duty const& duty)
{
    return std::visit([&](auto const& one) { return owner_in(one, duty); }, state);
}

std::optional<AgencyId> agency_owing(Duty const& duty)
{
    return duty.what == "submit-report" && !duty.about.empty() ? std::optional{AgencyId{duty.about}} : std::nullopt;
}

}
