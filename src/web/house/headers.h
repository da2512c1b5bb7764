#pragma once

#include "web/house/site.h"

namespace noddfa::web {

/// An answer with what every answer says to a browser, beside what it says already: nothing of it is kept (T23), framed
/// (T25), guessed at or run but our own files (T24), and no other site learns where somebody comes from.
net::Response guarded_by_headers(Site const& site, net::Response response);

}
