#pragma once

#include "web/house/route.h"

namespace noddfa::web {

/// Every route of the site, and the assets in `files` by the name they are served under.
std::vector<Route> routes_of(Site& site, std::map<std::string, std::string> files);

/// What answers them.
net::Router router_of(Site& site, std::vector<Route> const& routes);

/// The page for what was refused before it could be answered.
net::Response refused(Site& site, int status, net::Request const& request);

/// What the router answers; a slash at the end is no other page. While the log can keep nothing, a page that would have
/// to be on record is none: 503.
net::Response answer(Site& site, net::Router const& router, net::Request const& request);

}
