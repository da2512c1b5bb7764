#include "protocol/services.h"

#include "protocol/data.h"
#include "protocol/data_row.h"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <algorithm>
#include <stdexcept>

namespace noddfa {

namespace {

constexpr std::string_view services_file = "groupings.toml";

template<class Row, class Id>
Row const* find_by_id(std::vector<Row> const& rows, Id const& id)
{
    auto const found = std::find_if(rows.begin(), rows.end(), [&](Row const& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

Grouping read_grouping(DataRow& row, Services const& so_far)
{
    Grouping grouping;
    grouping.id = GroupingId{row.text("id")};
    if (so_far.grouping(grouping.id))
        row.refuse("id", "is given twice");
    auto const clause = clause_named(row.text("clause"));
    if (!clause)
        row.refuse("clause", "is no clause of the catalogue");
    grouping.clause = clause.value_or(Clause{});
    grouping.english = row.text("en");
    grouping.welsh = row.text("cy");
    grouping.quorum_agency = QuorumAgencyId{row.text("quorum_agency")};
    return grouping;
}

Service read_service(DataRow& row, Services const& so_far)
{
    Service service;
    service.id = ServiceId{row.text("id")};
    if (so_far.service(service.id))
        row.refuse("id", "is given twice");
    service.grouping = GroupingId{row.text("grouping")};
    if (!so_far.grouping(service.grouping))
        row.refuse("grouping", "is no grouping of this file");
    service.english = row.text("en");
    service.welsh = row.text("cy");
    service.parent_service = row.flag("parent_service");
    service.direct_contact =
        row.one_of<ContactDefault>("direct_contact", {{"always", ContactDefault::always},
                                                      {"if_enrolled", ContactDefault::if_enrolled},
                                                      {"if_in_enquiry", ContactDefault::if_in_enquiry},
                                                      {"if_registered_with", ContactDefault::if_registered_with},
                                                      {"never", ContactDefault::never}});
    service.midwifery = row.flag("midwifery");
    return service;
}

/// The capacities of OTH-01: everybody's but a practitioner's.
std::vector<std::pair<std::string_view, Capacity>> non_party_capacities()
{
    std::vector<std::pair<std::string_view, Capacity>> capacities;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Capacity>>([&](auto each) {
        if (each.value != Capacity::practitioner)
            capacities.emplace_back(each.name, each.value);
    });
    return capacities;
}

NonParty read_non_party(DataRow& row, Services const& so_far)
{
    NonParty non_party;
    auto const id = row.text("id");
    bool known = false;
    for (auto const& [name, capacity] : non_party_capacities())
        if (id == name) {
            non_party.capacity = capacity;
            known = true;
        }
    if (!known)
        row.refuse("id", "is no capacity without a part in the decision");
    if (known && so_far.non_party(non_party.capacity))
        row.refuse("id", "is given twice");
    non_party.english = row.text("en");
    non_party.welsh = row.text("cy");
    non_party.view_recorded = row.one_of<bool>("view_field", {{"off", false}, {"on_uncounted", true}});
    return non_party;
}

Services built_in_services()
{
    Services all;
    if (auto fault = read_services(services_file, protocol_data(services_file), all))
        throw std::logic_error{sentence(*fault)};
    return all;
}

}

Grouping const* Services::grouping(GroupingId const& id) const { return find_by_id(groupings, id); }
Service const* Services::service(ServiceId const& id) const { return find_by_id(services, id); }

NonParty const* Services::non_party(Capacity capacity) const
{
    auto const found = std::find_if(non_parties.begin(), non_parties.end(),
                                    [&](NonParty const& row) { return row.capacity == capacity; });
    return found == non_parties.end() ? nullptr : &*found;
}

std::optional<DataFault> read_services(std::string_view file, std::string_view toml, Services& into)
{
    return read_data(file, toml, [&](DataRow& top) {
        into = {};
        into.version = top.text("version");
        into.source = top.text("source");
        into.valid_from = top.date("valid_from");
        top.each("grouping", [&](DataRow& row) { into.groupings.push_back(read_grouping(row, into)); });
        top.each("service", [&](DataRow& row) { into.services.push_back(read_service(row, into)); });
        top.each("nonparty", [&](DataRow& row) { into.non_parties.push_back(read_non_party(row, into)); });
        for (auto const& [name, capacity] : non_party_capacities())
            if (!into.non_party(capacity))
                top.refuse("nonparty", std::string{name} + " has no row");
    });
}

Services const& services()
{
    static Services const all = built_in_services();
    return all;
}

}
