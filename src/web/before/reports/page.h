#pragma once

#include "web/before/reports/papers.h"

namespace noddfa::web {

/// One report as whoever may read it reads it: passage by passage, with what the family says to each.
Guard report_to_read(std::string const& conference, std::string const& report);
std::optional<net::Response> show_report(Reader const& reader, std::string const& conference,
                                         std::string const& report);

/// Of the agency's lead, where the agency wants its reports looked at by one.
Guard report_to_approve(std::string const& conference, std::string const& report);
std::optional<Form> approval_form(Reader const& reader, std::string const& conference, std::string const& report);
PageParts show_approval(Reader const& reader, Form const& form, std::string const& conference,
                        std::string const& report);
std::optional<net::Response> take_approval(Reader const& reader, Form& form, std::string const& conference,
                                           std::string const& report);

/// A passage as it stands in a report: what kind of statement it is, and for whom.
Html passage_of(Reader const& reader, conference::State const& state, conference::Statement const& statement);

}
