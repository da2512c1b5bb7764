#pragma once

#include "accounts/accounts.h"
#include "web/house/frame.h"

namespace noddfa::web {

/// Whether somebody can sign in; or that they left.
Html account_tag(Reader const& reader, directory::Practitioner const& person, accounts::AccountStanding standing);
/// One practitioner on one page; nothing for one who is not there or not theirs to see.
std::optional<net::Response> show_person(Reader const& reader, std::string const& id);
/// A practitioner's particulars where the reader keeps them; nothing otherwise.
std::optional<directory::Practitioner> kept_person(Reader const& reader, std::string const& id);
/// The way to a practitioner's page.
std::vector<Crumb> person_crumbs(Reader const& reader, directory::Practitioner const& person);

}
