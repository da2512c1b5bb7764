#pragma once

#include "web/house/form.h"

/// Practitioners of the directory, to choose among.
namespace noddfa::web {

/// Those who work for an agency on a day, by name.
std::vector<application::ServingRow> staff_of(ledger::Snapshot const& at, AgencyId const& agency, Date day);
/// Those who hold an office of an authority on a day, by name.
std::vector<application::ServingRow> holders_of(ledger::Snapshot const& at, Post post, AuthorityId const& authority,
                                                Date day);
/// The agencies that serve an authority.
std::vector<AgencyId> agencies_of(ledger::Snapshot const& at, AuthorityId const& authority);

/// What somebody comes from on a day: as their membership says, else the only service of its agency.
struct Employment {
    AgencyId agency;
    std::optional<ServiceId> service;
};
std::vector<Employment> employments_of(ledger::Snapshot const& at, directory::Practitioner const& person, Date day);

/// People of one's own agencies, to choose from.
std::vector<Option> colleague_options(Reader const& reader, ledger::Snapshot const& at);

}
