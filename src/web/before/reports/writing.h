#pragma once

#include "web/before/reports/papers.h"

namespace noddfa::web {

/// A report as its author sits before it: what they are asked, and what they or their agency wrote already.
struct Writing {
    conference::Participant author;
    conference::ReportKind kind{};
    std::vector<ChildId> children;
    std::vector<conference::FormSection> sections;
    std::optional<conference::KeptReport> before;  ///< is sent again
    std::optional<conference::KeptReport> sibling; ///< of another child: what is of the family is taken from it
    std::optional<ReportId> adds_to;
    std::vector<std::pair<PersonId, std::string>> family;
    std::string about; ///< the children, by name
    std::string taken_from; ///< the other child, by name
    std::optional<Deadline> due;
    bool late = false;
    bool stays_away = false;
    bool says_view = false; ///< whether its form has a field for a view on registration (REP-13)
};

/// Nothing where the reader is no practitioner of the conference, or there is no such child.
std::optional<Writing> writing_of(Reader const& reader, std::string const& conference, ChildId const& child);
std::optional<Writing> addendum_of(Reader const& reader, std::string const& conference, ReportId const& report);

std::string section_word(conference::ReportSection section); ///< `needs`
/// `needs-2`, `needs-2-type`.
std::string passage_field(conference::ReportSection section, int number, std::string_view part = {});
inline constexpr int most_passages = 12; ///< of a section

/// What a section begins with: the version before, else what was said of the family in the report on another child.
std::vector<conference::Statement> begun_passages(Writing const& writing, conference::FormSection const& section);

std::vector<Field> fields_of(Reader const& reader, Writing const& writing);
/// The report that was typed; what is wrong with it stands in the form.
std::optional<conference::Report> report_in(Reader const& reader, Form& form, Writing const& writing);
Html questions_of(Reader const& reader, Form const& form, Writing const& writing);

}
