#pragma once

#include "web/before/step.h"

/// What one of the family may be given before the conference, to print: their own invitation and time, and of each
/// report what is for them (PAR-04, PAR-05, SHARE-01, R-22).
namespace noddfa::web {

void add_family_papers_routes(std::vector<Route>& routes, Site& site);

}
