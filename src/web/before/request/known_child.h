#pragma once

#include "conference/child.h"
#include "web/house/form.h"

/// What the directory and earlier conferences know of a child who is asked about.
namespace noddfa::web {

/// Schools and nurseries, and GP practices: who knows a child by the child's being there.
std::vector<Option> school_options(Reader const& reader, ledger::Snapshot const& at);
std::vector<Option> practice_options(Reader const& reader, ledger::Snapshot const& at);

/// With whom a child of that GP practice is registered: of the other services that have their own list, whoever is
/// invited, as where nothing is said. And the practice back from it.
std::vector<AgencyId> registered_with_practice(Services const& services, AgencyId const& practice);
std::optional<AgencyId> practice_of(conference::SubjectChild const& child);

/// The same child with what an earlier conference says and nobody typed: school, practices, mother, care.
conference::SubjectChild with_what_is_known(Reader const& reader, conference::SubjectChild child);

}
