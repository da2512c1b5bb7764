#pragma once

#include "web/before/alike.h"
#include "web/before/step.h"

/// A request for a conference: begun with one child, then written part by part, sent, and answered by a manager.
namespace noddfa::web {

void add_request_routes(std::vector<Route>& routes, Site& site);
void add_request_part_routes(std::vector<Route>& routes, Site& site);

/// The questions about a child, as begun or as known.
std::vector<Field> child_fields(Reader const& reader, std::optional<conference::SubjectChild> const& known = {});
/// What was answered; what is wrong with it beyond what each field shows stands in the form.
conference::SubjectChild child_typed(Form& form, conference::SubjectChild known);
/// As which child others may be known.
application::LikenessRow likeness_of(conference::SubjectChild const& child);
/// The form with the question who it is before the others.
Html form_with_alike(Reader const& reader, Form const& form, std::vector<Field> const& fields,
                     application::LikenessRow const& asked, ConferenceId const& apart_from);
/// People of one's own agency, for the manager who is asked.
std::vector<Option> colleague_options(Reader const& reader, ledger::Snapshot const& at);

/// When the conference is due, from which day on it counts, and what it counted from before (CONV-02, CONV-08).
Html due_and_anchors(Reader const& reader, ledger::Snapshot const& at, std::string const& conference);

}
