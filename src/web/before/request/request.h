#pragma once

#include "web/before/request/alike.h"
#include "web/before/step.h"

/// A request for a conference: begun with one child, then written part by part, sent, and answered by a manager.
namespace noddfa::web {

void add_request_routes(std::vector<Route>& routes, Site& site);
void add_request_begin_routes(std::vector<Route>& routes, Site& site);
void add_request_people_routes(std::vector<Route>& routes, Site& site);
void add_request_enquiry_routes(std::vector<Route>& routes, Site& site);
void add_request_needs_routes(std::vector<Route>& routes, Site& site);
void add_request_kind_routes(std::vector<Route>& routes, Site& site);
void add_request_send_routes(std::vector<Route>& routes, Site& site);
std::optional<net::Response> show_requests(Reader const& reader);

/// Whether the reader may ask for a conference at all (CONV-01).
bool may_request(Reader const& reader, ledger::Snapshot const& at);
/// What of a request is still to be written; nothing of it keeps the request back.
Html what_is_missing(Reader const& reader, Form const& form, std::string const& conference);

/// Whether its kind asks for more than children and family (CONV-09, SET-04), or it may follow an earlier conference
/// (DEFER-05).
bool has_kind_part(Reader const& reader, ledger::Snapshot const& at, std::string const& conference);
/// The conference that is met about again, as typed; the form says so where the reader sees none of that reference.
std::optional<ConferenceId> reconvened(Form& form);
/// Whether an earlier conference about the children knows adults who are not of this one.
bool has_adults_before(Reader const& reader, ledger::Snapshot const& at, std::string const& conference);

/// The questions about a child, as begun or as known; with `state` also who of the adults is the mother.
std::vector<Field> child_fields(Reader const& reader, std::optional<conference::SubjectChild> const& known = {},
                                conference::State const* state = nullptr);
/// What was answered; what is wrong with it beyond what each field shows stands in the form.
conference::SubjectChild child_typed(Form& form, conference::SubjectChild known);
/// As which child others may be known.
application::LikenessRow likeness_of(conference::SubjectChild const& child);
application::LikenessRow likeness_typed(Form const& form);
/// The form with the question who it is before the others.
Html form_with_alike(Reader const& reader, Form const& form, std::vector<Field> const& fields,
                     application::LikenessRow const& asked, ConferenceId const& apart_from);

}
