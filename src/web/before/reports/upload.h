#pragma once

#include "web/before/reports/papers.h"

namespace noddfa::web {

/// The last part of the address that documents are sent to: more may be sent there than elsewhere.
inline constexpr char const* documents_are_sent_to = "document";

/// A document beside a report: what it is is seen by what is in it, and a scanner looks at it.
std::optional<Form> document_form(Reader const& reader, std::string const& conference, std::string const& report);
PageParts show_document_form(Reader const& reader, Form const& form, std::string const& conference,
                             std::string const& report);
std::optional<net::Response> take_document(Reader const& reader, Form& form, std::string const& conference,
                                           std::string const& report);

/// What is said of a document that is so large that it was not taken in; nothing of anything else.
std::optional<net::Response> page_of_refused_document(Site& site, int status, net::Request const& request);

/// The document, to be saved and never shown by the browser (T29): for whoever may read the report.
Guard document_to_read(std::string const& conference, std::string const& report, std::string const& document);
std::optional<net::Response> give_document(Reader const& reader, std::string const& conference,
                                           std::string const& report, std::string const& document);

/// The documents of a report, each to be opened; nothing where there is none.
Html documents_of(Reader const& reader, std::string const& conference, conference::KeptReport const& kept);

}
