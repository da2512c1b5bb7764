#pragma once

#include "web/house/reader.h"

namespace noddfa::web {

/// What has lapsed of the reader's own training and attestations, beside what they are asked for; nothing where nothing
/// has. R-27: it is said, and keeps them from nothing.
Html own_lapses(Reader const& reader, ledger::Snapshot const& at);

/// `Training lapsed`, `Not attested`: for a list of people.
Html lapse_tags(Reader const& reader, directory::Practitioner const& person, Settings const& settings);

}
