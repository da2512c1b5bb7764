#pragma once

#include "web/house/route.h"

namespace noddfa::web {

/// The pages under `/administration`.
std::vector<Route> routes_of_desk(Site& site);

// Each adds its own.

void add_people(std::vector<Route>& routes, Site& site);
void add_person_forms(std::vector<Route>& routes, Site& site);
void add_membership_forms(std::vector<Route>& routes, Site& site);
void add_account_forms(std::vector<Route>& routes, Site& site);
void add_agencies(std::vector<Route>& routes, Site& site);
void add_posts(std::vector<Route>& routes, Site& site);
void add_settings(std::vector<Route>& routes, Site& site);
void add_rule_forms(std::vector<Route>& routes, Site& site);
void add_holidays(std::vector<Route>& routes, Site& site);
/// What one person has proposed and a second has to agree to.
void add_waiting(std::vector<Route>& routes, Site& site);
void add_import(std::vector<Route>& routes, Site& site);

}
