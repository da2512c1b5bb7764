#include "ledger/permitted_look.h"

#include "access/rows.h"

#include <algorithm>

namespace noddfa::ledger {

using application::Room;
using application::Site;
using application::StreamId;

namespace {

constexpr char const* site_scope = "site:looks";

StreamId of_child(access::Object const& object)
{
    auto const& child = object.children.front().id;
    switch (object.kind) {
    case access::ObjectKind::plan: return {Room::plan, child};
    case access::ObjectKind::claim:
    case access::ObjectKind::access_history: return {Room::access, grants::key_of(ChildId{child})};
    default: return {Room::register_, child};
    }
}

/// What is looked at; where it is nobody's, the site as a whole.
StreamId looked_at(access::Object const& object)
{
    if (!object.conference.empty())
        return {Room::conference, object.conference.id};
    if (!object.appeal.empty())
        return {Room::dispute, object.appeal.id};
    if (!object.children.empty())
        return of_child(object);
    for (auto const* person : {&object.recipient, &object.author})
        if (!person->empty())
            return {Room::access, grants::key_of(PersonId{person->id})};
    return {Room::access, "site:" + std::string{name(object.kind)}};
}

/// The claim by which somebody looks at a child.
std::optional<ClaimId> claim_of(Site const& site, PersonId const& who, ChildId const& child, Moment const& now)
{
    for (auto const& claim : site.grants_of(child).claims)
        if (claim.by == who && claim.since <= now && now < claim.said.until)
            return claim.said.claim;
    return std::nullopt;
}

}

Look permitted_look(Site const& site, application::Asker const& asker, access::Permit const& permit, Moment const& now)
{
    Look look;
    look.who = asker.who;
    if (auto const row = permit.row())
        look.role = access::rows()[*row].role;
    look.action = permit.action();
    auto const& object = permit.object();
    look.what = looked_at(object);
    for (auto const& child : object.children)
        look.children.emplace_back(child.id);
    bool const is_somebodys = look.what.room != Room::access || !look.what.key.starts_with("site:");
    look.key_scope = is_somebodys ? application::key_scope_of(look.what, site.state(look.what)) : site_scope;
    look.why = name(asker.purpose);
    if (look.role == access::Role::claimant && look.children.size() == 1)
        if (auto const claim = claim_of(site, asker.who, look.children.front(), now))
            look.why = "claim " + claim->value;
    look.request = asker.request;
    look.session = asker.session;
    return look;
}

}
