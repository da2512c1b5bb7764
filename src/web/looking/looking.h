#pragma once

#include "web/house/route.h"

namespace noddfa::web {

/// The pages of the record of looking, and of claims in an emergency.
std::vector<Route> routes_of_looking(Site& site);

// Each as its address is called (`routes.cpp`). Nothing where there is no such page for the reader.

std::optional<net::Response> ask_who_saw(Reader const& reader, std::string const& child);
std::optional<net::Response> show_who_saw(Reader const& reader, Posted const& posted, std::string const& child);
std::optional<net::Response> ask_what_they_saw(Reader const& reader, std::string const& person);
std::optional<net::Response> show_what_they_saw(Reader const& reader, Posted const& posted, std::string const& person);
std::optional<net::Response> show_outliers(Reader const& reader);

std::optional<Form> claim_form(Reader const& reader);
PageParts show_claim_form(Reader const& reader, Form const& form);
std::optional<net::Response> make_claim(Reader const& reader, Form& form);
std::optional<net::Response> show_by_claim(Reader const& reader, std::string const& child);

std::optional<net::Response> show_claims(Reader const& reader);
std::optional<Form> review_form(Reader const& reader, std::string const& child, std::string const& claim);
PageParts show_review(Reader const& reader, Form const& form, std::string const& child, std::string const& claim);
std::optional<net::Response> make_review(Reader const& reader, Form& form, std::string const& child,
                                         std::string const& claim);

}
