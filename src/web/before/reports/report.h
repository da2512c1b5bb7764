#pragma once

#include "web/house/route.h"

namespace noddfa::web {

/// The reports that somebody's agency owes a conference: one for each child (REP-01, REP-09), and how far each is.
Guard own_part_of(std::string const& conference);
std::optional<net::Response> show_own_reports(Reader const& reader, std::string const& conference);

/// A report on one child, section by section; sent again it is a new version. Each passage says what kind of statement
/// it is (RESP-01) and, where it is not for the family, why.
std::optional<Form> report_form(Reader const& reader, std::string const& conference, std::string const& child);
PageParts show_report_form(Reader const& reader, Form const& form, std::string const& conference,
                           std::string const& child);
std::optional<net::Response> take_report(Reader const& reader, Form& form, std::string const& conference,
                                         std::string const& child);

/// What is added to a report once the papers went out: the report itself stays as it was (access model 3.4).
Guard report_of_own(std::string const& conference, std::string const& report);
std::optional<Form> addendum_form(Reader const& reader, std::string const& conference, std::string const& report);
PageParts show_addendum(Reader const& reader, Form const& form, std::string const& conference,
                        std::string const& report);
std::optional<net::Response> take_addendum(Reader const& reader, Form& form, std::string const& conference,
                                           std::string const& report);

}
