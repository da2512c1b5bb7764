#pragma once

#include "web/house/route.h"

/// Requests of a parent or a child to see who consulted the register about the child (CPR-18), for whoever works them.
namespace noddfa::web {

/// Whoever works requests about a child (3.4); of one that is only now recorded too.
Guard working_requests(std::string const& child);

// Each as its address is called (`routes.cpp`). Nothing where there is no such page for the reader.

std::optional<net::Response> show_access_requests(Reader const& reader, std::string const& child);

std::optional<Form> access_request_form(Reader const& reader, std::string const& child);
PageParts show_access_request_form(Reader const& reader, Form const& form, std::string const& child);
std::optional<net::Response> record_access_request(Reader const& reader, Form& form, std::string const& child);

std::optional<Form> access_extension_form(Reader const& reader, std::string const& child, std::string const& person);
PageParts show_access_extension(Reader const& reader, Form const& form, std::string const& child,
                                std::string const& person);
std::optional<net::Response> extend_access_answer(Reader const& reader, Form& form, std::string const& child,
                                                  std::string const& person);

std::optional<Form> access_answer_form(Reader const& reader, std::string const& child, std::string const& person);
PageParts show_access_answer(Reader const& reader, Form const& form, std::string const& child,
                             std::string const& person);
std::optional<net::Response> answer_access_request(Reader const& reader, Form& form, std::string const& child,
                                                   std::string const& person);

}
