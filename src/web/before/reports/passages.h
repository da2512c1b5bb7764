#pragma once

#include "web/before/reports/writing.h"

/// A passage of a report, as the answers of a form have it.
namespace noddfa::web {

/// That nothing is known under a section, in words.
std::string nothing_known(Language language);
bool says_nothing_known(conference::Statement const& statement);

/// Who may read a passage, as one of the answers of the form; everybody of the family is the first of them.
std::vector<Option> reader_options(Reader const& reader, Writing const& writing);
std::string readers_of(conference::Statement const& statement);
void set_readers(conference::Statement& statement, std::string const& readers);
/// Whether an answer keeps it from somebody of the family.
bool keeps_back(std::string const& readers);

}
