#pragma once

#include "web/house/frame.h"

namespace noddfa::web {

/// A page for what went wrong: 404, 405, 413, 500, … in the reader's language, revealing nothing. `request` is shown
/// where somebody may ask about it.
net::Response error_page(Reader const& reader, int status, std::string const& request = {});
/// The same in words of its own: a message, with its text under `….what`.
net::Response error_page_saying(Reader const& reader, int status, std::string_view message);
/// The same for a request that may not have been read whole: in both languages where it said none that could be read.
net::Response error_page(Site& site, int status, net::Request const& request);

}
