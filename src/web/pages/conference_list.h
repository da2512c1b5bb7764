#pragma once

#include "application/rows.h"
#include "web/house/reader.h"

#include <vector>

namespace noddfa::web {

/// Those whose heads the reader may see, held from one minute to another; without a day they stand at the first.
std::vector<application::ConferenceRow> rows_between(Reader const& reader, std::int64_t from, std::int64_t to);

/// Conferences as a table.
Html conference_list(Reader const& reader, std::string const& caption,
                     std::vector<application::ConferenceRow> const& rows);

}
