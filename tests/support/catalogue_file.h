#pragma once

#include <map>
#include <string>
#include <vector>

namespace noddfa {

/// The messages of `language/en.po` or `language/cy.po` as they stand in the file: each with its text, or with its
/// plural forms.
std::map<std::string, std::vector<std::string>> messages_of_file(std::string const& language);

/// The lines of a file of the repository.
std::vector<std::string> lines_of_file(std::string const& path);

}
