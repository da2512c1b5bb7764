#include "ledger/people_import.h"

#include "audit/hash.h"

namespace noddfa::ledger {

using application::Room;

namespace people_import {

constexpr std::size_t digits_of_a_code = 32;

std::map<AgencyId, AgencyKnown> every_agency(application::Site const& site)
{
    std::map<AgencyId, AgencyKnown> agencies;
    for (auto const& stream : site.streams(Room::directory))
        if (auto const id = directory::agency_of(stream.key))
            if (auto const& agency = std::get<directory::State>(site.state(stream)).agency)
                agencies.emplace(*id, application::as_known(*agency));
    return agencies;
}

/// What a preview rests on beside the file: the day, the settings and how far every stream of the directory has come.
std::string basis(Snapshot const& snapshot, Date today)
{
    auto const& site = snapshot.site();
    auto text = today.iso() + ' ' + std::to_string(site.settings().version());
    for (auto const& stream : site.streams(Room::directory))
        text += '\n' + stream.key + ' ' + std::to_string(snapshot.version(stream));
    return text + '\n';
}

}

std::map<PersonId, directory::State> everybody(application::Site const& site)
{
    std::map<PersonId, directory::State> people;
    for (auto const& stream : site.streams(Room::directory))
        if (auto const person = directory::person_of(stream.key))
            people.emplace(*person, std::get<directory::State>(site.state(stream)));
    return people;
}

PeoplePreview preview_people(Snapshot const& snapshot, std::string_view file,
                             std::vector<directory::PersonRow> const& rows, Act const& act)
{
    using namespace people_import;
    auto const& site = snapshot.site();
    auto kept = site.keep_terms({Room::directory, ""}, directory::State{}, act.held_on.day);
    kept.background.agencies = every_agency(site);
    auto const resting_on = basis(snapshot, act.held_on.day);
    auto const hash = audit::sha256({store::view_of(resting_on), store::view_of(file)});
    return {directory::preview(rows, everybody(site), act, site.terms(kept)),
            audit::to_hex(hash).substr(0, digits_of_a_code)};
}

}
