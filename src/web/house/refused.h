#pragma once

#include "application/record.h"
#include "protocol/decision.h"
#include "replay/directory.h"
#include "web/house/reader.h"

namespace noddfa::web {

/// What the rooms refused or found, in words with its clause. Whom `names` does not know is left out: nobody reads an
/// identifier.
std::string code_in_words(Reader const& reader, Code const& code, Details const& details, std::optional<Clause> clause,
                          replay::Directory const& names);

/// Who is called how at a conference; nobody of another stream.
replay::Directory names_at(Reader const& reader, application::StreamId const& stream);

}
