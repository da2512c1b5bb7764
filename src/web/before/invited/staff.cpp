#include "web/before/invited/staff.h"

#include "web/pages/said.h"

#include <algorithm>
#include <set>

namespace noddfa::web {

namespace {

constexpr int most_serving = 5000;  ///< of one agency
constexpr int most_agencies = 5000; ///< of one authority

/// Those of a day under a key, each once, by name.
std::vector<application::ServingRow> serving(ledger::Snapshot const& at, std::string const& key, Date day)
{
    std::vector<application::ServingRow> people;
    for (auto const& row : at.under(application::RowKind::serving, key, most_serving))
        if (auto one = read_row<application::ServingRow>(row); one.holds_on(day))
            people.push_back(std::move(one));
    auto const by_name = [](application::ServingRow const& one) { return std::tie(one.name, one.person); };
    std::ranges::sort(people, {}, by_name);
    auto const again = std::ranges::unique(people, {}, &application::ServingRow::person);
    people.erase(again.begin(), again.end());
    return people;
}

}

std::vector<application::ServingRow> staff_of(ledger::Snapshot const& at, AgencyId const& agency, Date day)
{
    return serving(at, application::serving_key(agency), day);
}

std::vector<application::ServingRow> holders_of(ledger::Snapshot const& at, Post post, AuthorityId const& authority,
                                                Date day)
{
    return serving(at, application::serving_key(post, authority), day);
}

std::vector<AgencyId> agencies_of(ledger::Snapshot const& at, AuthorityId const& authority)
{
    std::vector<AgencyId> agencies;
    for (auto const& row : at.under(application::RowKind::agency, application::agencies_key(authority), most_agencies))
        agencies.push_back(read_row<application::AgencyRow>(row).agency);
    return agencies;
}

std::vector<Employment> employments_of(ledger::Snapshot const& at, directory::Practitioner const& person, Date day)
{
    std::vector<Employment> all;
    for (auto const& membership : person.memberships) {
        if (!membership.holds_on(day))
            continue;
        auto service = membership.service;
        if (auto const& agency = at.site().agency(membership.agency).agency;
            !service && agency && agency->said.services.size() == 1)
            service = agency->said.services.front();
        all.push_back({membership.agency, service});
    }
    return all;
}

std::vector<Option> colleague_options(Reader const& reader, ledger::Snapshot const& at)
{
    std::vector<Option> options;
    auto const& me = at.site().practitioner(reader.who()).practitioner;
    if (!me)
        return options;
    std::set<PersonId> listed{reader.who()};
    for (auto const& membership : me->memberships) {
        if (!membership.holds_on(reader.today()))
            continue;
        for (auto const& other : staff_of(at, membership.agency, reader.today()))
            if (listed.insert(other.person).second)
                options.push_back({other.person.value, reader.text("page.request.colleague",
                                                                   {{"name", other.name}, {"role", other.role}})});
    }
    std::ranges::sort(options, {}, &Option::text);
    return options;
}

}
