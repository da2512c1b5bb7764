#pragma once

#include "web/before/step.h"

/// Who is free when, for a conference that is being booked: chairs, record takers or rooms by days, with what is booked
/// and the times that are free, each leading to the form with it filled in.
namespace noddfa::web {

void add_slots_routes(std::vector<Route>& routes, Site& site);

}
