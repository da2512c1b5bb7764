#pragma once

#include "web/before/step.h"

/// Children and parents before the conference: how each is heard, prepared, invited, interpreted for, or kept out.
namespace noddfa::web {

void add_family_routes(std::vector<Route>& routes, Site& site);
void add_family_child_routes(std::vector<Route>& routes, Site& site);
void add_family_adult_routes(std::vector<Route>& routes, Site& site);
void add_family_meeting_routes(std::vector<Route>& routes, Site& site);
void add_family_interpreter_routes(std::vector<Route>& routes, Site& site);

/// Carries a step about one of the family out, and back to the page of all of them.
std::optional<net::Response> done_for_family(Reader const& reader, Form& form, std::string const& conference,
                                             conference::Command const& command);

}
