#pragma once

#include "web/house/route.h"

namespace noddfa::web {

/// Whether somebody comes, and who comes instead (INV-02 to INV-05), on one page.
Guard invitation_of(std::string const& conference);
std::optional<Form> reply_form(Reader const& reader, std::string const& conference);
PageParts show_reply(Reader const& reader, Form const& form, std::string const& conference);
std::optional<net::Response> take_reply(Reader const& reader, Form& form, std::string const& conference);

}
