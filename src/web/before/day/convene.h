#pragma once

#include "web/before/step.h"

/// When and where a conference is held, who chairs and who writes the record; what stands against a choice is shown
/// before it is made, and so is what changes with it.
namespace noddfa::web {

void add_convene_routes(std::vector<Route>& routes, Site& site);
void add_date_routes(std::vector<Route>& routes, Site& site);
void add_doctor_routes(std::vector<Route>& routes, Site& site);

/// The day and the time of a form's fields `on` and `at`.
std::optional<Moment> moment_typed(Form const& form);

}
