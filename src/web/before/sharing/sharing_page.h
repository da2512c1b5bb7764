#pragma once

#include "web/before/reports/papers.h"

/// What the chair sees and decides about sharing before the conference opens (A.8, A.9).
namespace noddfa::web {

Guard sharing_of(std::string const& conference);
/// Every report with everybody of the family it is for, and everything that waits for the chair.
std::optional<net::Response> show_sharing(Reader const& reader, std::string const& conference);

/// Asks all practitioners whether anything cannot be shared (CNF-09).
std::optional<Form> ask_form(Reader const& reader, std::string const& conference);
PageParts show_ask(Reader const& reader, Form const& form, std::string const& conference);
std::optional<net::Response> take_ask(Reader const& reader, Form& form, std::string const& conference);

/// Whether a report is kept from the family (B-36).
std::optional<Form> restriction_form(Reader const& reader, std::string const& conference, std::string const& report);
PageParts show_restriction(Reader const& reader, Form const& form, std::string const& conference,
                           std::string const& report);
std::optional<net::Response> take_restriction(Reader const& reader, Form& form, std::string const& conference,
                                              std::string const& report);

/// Who may read a passage that was for the chair alone; `number` counts the passages of the report from 1.
std::optional<Form> passage_form(Reader const& reader, std::string const& conference, std::string const& report,
                                 std::string const& number);
PageParts show_passage(Reader const& reader, Form const& form, std::string const& conference, std::string const& report,
                       std::string const& number);
std::optional<net::Response> take_passage(Reader const& reader, Form& form, std::string const& conference,
                                          std::string const& report, std::string const& number);

}
