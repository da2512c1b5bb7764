#include "web/before/staff.h"

#include "web/pages/said.h"

#include <algorithm>

namespace noddfa::web {

namespace {

constexpr int most_colleagues = 2000;

/// Everybody whom the directory knows and `wanted` wants, by name.
template<class Wanted>
std::vector<directory::Practitioner const*> chosen(ledger::Snapshot const& at, std::size_t most, Wanted wanted)
{
    std::vector<directory::Practitioner const*> people;
    for (auto const& stream : at.site().streams(application::Room::directory))
        if (auto const id = directory::person_of(stream.key))
            if (auto const& person = at.site().practitioner(*id).practitioner; person && wanted(*person))
                people.push_back(&*person);
    std::ranges::sort(people, {}, [](auto const* person) { return std::tie(person->said.name, person->said.person); });
    if (people.size() > most)
        people.resize(most);
    return people;
}

bool works(directory::Practitioner const& person, Date day)
{
    return std::ranges::any_of(person.memberships, [&](auto const& one) { return one.holds_on(day); });
}

}

std::string folded(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        bool const pair = at + 1 < text.size();
        auto const next = pair ? static_cast<unsigned char>(text[at + 1]) : 0U;
        if (byte >= 'A' && byte <= 'Z')
            out += static_cast<char>(byte - 'A' + 'a');
        else if (byte == 0xC3 && next >= 0x80 && next <= 0x9E) // À to Þ
            out += {static_cast<char>(byte), static_cast<char>(next + 0x20)}, ++at;
        else if (byte == 0xC5 && (next == 0xB4 || next == 0xB6)) // Ŵ and Ŷ
            out += {static_cast<char>(byte), static_cast<char>(next + 1)}, ++at;
        else
            out += static_cast<char>(byte);
    }
    return out;
}

std::vector<directory::Practitioner const*> staff_of(ledger::Snapshot const& at, AgencyId const& agency, Date day)
{
    return chosen(at, static_cast<std::size_t>(-1),
                  [&](directory::Practitioner const& person) { return person.member_of(agency, day) != nullptr; });
}

std::vector<directory::Practitioner const*> staff_named(ledger::Snapshot const& at, std::string_view words, Date day,
                                                        std::size_t most)
{
    auto const looked_for = folded(words);
    if (looked_for.empty())
        return {};
    return chosen(at, most, [&](directory::Practitioner const& person) {
        return works(person, day) && folded(person.said.name).find(looked_for) != std::string::npos;
    });
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
        auto const key = application::serving_key(membership.agency);
        for (auto const& row : at.under(application::RowKind::serving, key, most_colleagues)) {
            auto const other = read_row<application::ServingRow>(row);
            if (other.holds_on(reader.today()) && listed.insert(other.person).second)
                options.push_back({other.person.value, reader.text("page.request.colleague",
                                                                   {{"name", other.name}, {"role", other.role}})});
        }
    }
    std::ranges::sort(options, {}, &Option::text);
    return options;
}

}
