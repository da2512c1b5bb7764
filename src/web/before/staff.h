#pragma once

#include "web/house/form.h"

/// Practitioners of the directory, to choose among.
namespace noddfa::web {

/// Those who work for an agency on a day, by name. Valid as long as the snapshot.
std::vector<directory::Practitioner const*> staff_of(ledger::Snapshot const& at, AgencyId const& agency, Date day);

/// Those whose name has some words, at most `most` of them; valid as long as the snapshot. Nobody for no words.
std::vector<directory::Practitioner const*> staff_named(ledger::Snapshot const& at, std::string_view words, Date day,
                                                        std::size_t most);

/// What somebody comes from on a day: as their membership says, else the only service of its agency.
struct Employment {
    AgencyId agency;
    std::optional<ServiceId> service;
};
std::vector<Employment> employments_of(ledger::Snapshot const& at, directory::Practitioner const& person, Date day);

/// Letters as names are looked for: small ones, of the Latin alphabet and of Welsh.
std::string folded(std::string_view text);

/// People of one's own agencies, to choose from.
std::vector<Option> colleague_options(Reader const& reader, ledger::Snapshot const& at);

}
