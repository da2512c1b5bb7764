#pragma once

#include "web/house/route.h"

namespace noddfa::web {

/// Whether somebody comes, and who comes instead (INV-02 to INV-05), on one page.
Guard invitation_of(std::string const& conference);
std::optional<Form> reply_form(Reader const& reader, std::string const& conference);
PageParts show_reply(Reader const& reader, Form const& form, std::string const& conference);
std::optional<net::Response> take_reply(Reader const& reader, Form& form, std::string const& conference);

/// The same for somebody who said it by telephone: written down by who arranges the conference.
Guard answering_for(std::string const& conference, std::string const& person);
std::optional<Form> answer_for_form(Reader const& reader, std::string const& conference, std::string const& person);
PageParts show_answer_for(Reader const& reader, Form const& form, std::string const& conference,
                          std::string const& person);
std::optional<net::Response> take_answer_for(Reader const& reader, Form& form, std::string const& conference,
                                             std::string const& person);

}
