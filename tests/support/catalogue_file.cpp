#include "support/catalogue_file.h"

#include <fstream>
#include <stdexcept>

namespace noddfa {

namespace {

/// What stands between the first and the last quotation mark of a line, with its escapes undone.
std::string quoted(std::string const& line)
{
    auto const begin = line.find('"') + 1;
    std::string text;
    for (auto at = begin; at < line.rfind('"'); ++at) {
        bool const escaped = line[at] == '\\';
        at += escaped ? 1 : 0;
        text += escaped && line[at] == 'n' ? '\n' : line[at];
    }
    return text;
}

}

std::vector<std::string> lines_of_file(std::string const& path)
{
    std::ifstream file{std::string{NODDFA_SOURCE_DIR} + "/" + path};
    if (!file)
        throw std::runtime_error{"cannot read " + path};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

std::map<std::string, std::vector<std::string>> messages_of_file(std::string const& language)
{
    std::map<std::string, std::vector<std::string>> messages;
    std::string id;
    std::string* text = nullptr;
    for (auto const& line : lines_of_file("language/" + language + ".po")) {
        if (line.starts_with("msgid ")) {
            id = quoted(line);
            text = &id;
        } else if (line.starts_with("msgstr")) {
            text = &messages[id].emplace_back(quoted(line));
        } else if (line.starts_with("msgid_plural")) {
            text = nullptr;
        } else if (line.starts_with('"') && text) {
            *text += quoted(line);
        }
    }
    messages.erase("");
    return messages;
}

}
