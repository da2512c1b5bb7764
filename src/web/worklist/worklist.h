#pragma once

#include "web/house/reader.h"

namespace noddfa::web {

/// What the reader owes by a day, and what they are invited to.
net::Response show_worklist(Reader const& reader);

}
