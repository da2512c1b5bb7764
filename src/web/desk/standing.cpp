#include "web/desk/standing.h"

#include <algorithm>

namespace noddfa::web {

using access::Action;
using access::ObjectKind;
using application::Thing;

namespace {

/// What they could do with a proof as fresh and as strong as any: whether a page is theirs does not change by the
/// minute.
bool would(Reader const& reader, ledger::Snapshot const& at, Action action, Thing thing)
{
    auto asker = reader.visitor->asker;
    asker.proved = reader.site.now();
    asker.assurance = 3;
    thing.kind = access::row_of(action).object;
    return at.may(asker, action, thing, reader.site.now()).permit.has_value();
}

}

bool Standing::keeps(directory::Practitioner const& person, Date today) const
{
    return administers || std::ranges::any_of(person.memberships, [&](directory::HeldMembership const& one) {
               return one.holds_on(today) && leads.contains(one.agency);
           });
}

bool Standing::sees(directory::Practitioner const& person, Date today) const
{
    return grants() || keeps(person, today);
}

Standing standing_of(Reader const& reader, ledger::Snapshot const& at)
{
    Standing standing;
    if (!reader.visitor)
        return standing;
    auto const& own = at.site().practitioner(reader.who()).practitioner;
    if (!own)
        return standing;
    // Nobody without a post has anything here, so that most people are asked nothing more.
    for (auto const& post : own->posts) {
        if (!post.holds_on(reader.today()))
            continue;
        switch (post.of.post) {
        case Post::board_admin: standing.administers = would(reader, at, Action::create_organisation, {}); break;
        case Post::director: standing.grants_high = would(reader, at, Action::grant_high_office, {}); break;
        case Post::agency_lead:
            if (post.of.agency && would(reader, at, Action::attest_member, {.agency = post.of.agency}))
                standing.leads.insert(*post.of.agency);
            break;
        case Post::lead_manager:
            if (post.of.authority && would(reader, at, Action::appoint_agency_lead, {.authority = post.of.authority}))
                standing.manages.insert(*post.of.authority);
            break;
        default: break;
        }
    }
    return standing;
}

Standing standing_of(Reader const& reader)
{
    return reader.read([&](ledger::Snapshot const& at) { return standing_of(reader, at); });
}

bool needs_proof(Reader const& reader)
{
    return reader.read([&](ledger::Snapshot const& at) {
        Thing const rules{.kind = ObjectKind::rules};
        return at.may(reader.visitor->asker, Action::change_rules, rules, reader.site.now()).reason
               == access::Reason::sign_in_too_weak;
    });
}

}
