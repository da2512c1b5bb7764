#pragma once

#include "web/house/reader.h"

namespace noddfa::web {

/// Where the reference of a letter leads whoever it went to: to the invitation that waits for their answer, to the
/// conference or the child, else to their work. Who has nothing to do with the matter learns nothing of it.
net::Response lead_to_matter(Reader const& reader, std::string const& reference);

}
