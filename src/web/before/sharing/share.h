#pragma once

#include "web/before/reports/papers.h"

/// Sharing a report with the family, or keeping it from somebody (A.8, A.9).
namespace noddfa::web {

/// That a report was shared, discussed and explained with one of the family, and what they say to it.
std::optional<Form> share_form(Reader const& reader, std::string const& conference, std::string const& report);
PageParts show_share(Reader const& reader, Form const& form, std::string const& conference, std::string const& report);
std::optional<net::Response> take_share(Reader const& reader, Form& form, std::string const& conference,
                                        std::string const& report);

/// What its author answers to what one of the family disputes (SHARE-04).
std::optional<Form> answer_form(Reader const& reader, std::string const& conference, std::string const& report,
                                std::string const& person);
PageParts show_answer(Reader const& reader, Form const& form, std::string const& conference, std::string const& report,
                      std::string const& person);
std::optional<net::Response> take_answer(Reader const& reader, Form& form, std::string const& conference,
                                         std::string const& report, std::string const& person);

/// Who of the family a report is for.
std::optional<Form> recipients_form(Reader const& reader, std::string const& conference, std::string const& report);
PageParts show_recipients(Reader const& reader, Form const& form, std::string const& conference,
                          std::string const& report);
std::optional<net::Response> take_recipients(Reader const& reader, Form& form, std::string const& conference,
                                             std::string const& report);

/// That sharing it may cause harm (SHARE-05, CNF-03, CNF-04).
std::optional<Form> risk_form(Reader const& reader, std::string const& conference, std::string const& report);
PageParts show_risk(Reader const& reader, Form const& form, std::string const& conference, std::string const& report);
std::optional<net::Response> take_risk(Reader const& reader, Form& form, std::string const& conference,
                                       std::string const& report);

/// Whether anything cannot be shared, as the chair asks everybody (CNF-09), and what the chair should know at once
/// (REP-06).
std::optional<Form> withholding_form(Reader const& reader, std::string const& conference);
PageParts show_withholding(Reader const& reader, Form const& form, std::string const& conference);
std::optional<net::Response> take_withholding(Reader const& reader, Form& form, std::string const& conference);

}
