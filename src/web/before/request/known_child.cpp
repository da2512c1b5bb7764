#include "web/before/request/known_child.h"

#include "protocol/services.h"
#include "web/desk/known.h"

#include <algorithm>

namespace noddfa::web {

namespace {

ServiceId const general_practice{"gp"};

/// Agencies with a service that `wanted` is true of.
template<class Wanted>
std::vector<Option> agencies_with(Reader const& reader, ledger::Snapshot const& at, Wanted wanted)
{
    auto const& services = reader.site.ledger.services();
    std::set<AgencyId> agencies;
    for (auto const* agency : known_agencies(reader, at))
        if (std::ranges::any_of(agency->said.services, [&](ServiceId const& id) {
                auto const* service = services.service(id);
                return service && wanted(*service);
            }))
            agencies.insert(agency->said.agency);
    return agency_options(reader, at, &agencies);
}

}

std::vector<Option> school_options(Reader const& reader, ledger::Snapshot const& at)
{
    return agencies_with(reader, at,
                         [](Service const& service) { return service.direct_contact == ContactDefault::if_enrolled; });
}

std::vector<Option> practice_options(Reader const& reader, ledger::Snapshot const& at)
{
    return agencies_with(reader, at, [](Service const& service) { return service.id == general_practice; });
}

std::vector<AgencyId> registered_with_practice(Services const& services, AgencyId const& practice)
{
    std::vector<AgencyId> all{practice};
    for (auto const& service : services.services)
        if (service.direct_contact == ContactDefault::if_registered_with && service.id != general_practice)
            all.emplace_back(service.id.value);
    return all;
}

std::optional<AgencyId> practice_of(conference::SubjectChild const& child)
{
    return child.registered_with.empty() ? std::nullopt : std::optional{child.registered_with.front()};
}

conference::SubjectChild with_what_is_known(Reader const& reader, conference::SubjectChild child)
{
    return reader.read([&](ledger::Snapshot const& at) {
        for (auto const& id : at.conferences_about(child.id)) {
            auto const* known = at.site().conference(id).child(child.id);
            // Whoever may not see that conference is told nothing of it.
            if (!known
                || !reader.could(at, access::Action::read_header,
                                 {.kind = access::ObjectKind::conference, .conference = id}))
                continue;
            if (!child.school)
                child.school = known->school;
            if (child.registered_with.empty())
                child.registered_with = known->registered_with;
            if (!child.mother)
                child.mother = known->mother;
            child.looked_after = child.looked_after || known->looked_after;
        }
        return child;
    });
}

}
