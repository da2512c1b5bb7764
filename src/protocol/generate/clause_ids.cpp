#include "protocol/generate/clause_ids.h"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace noddfa::generate {

namespace {

std::string sentence(std::filesystem::path const& file, unsigned line, std::string const& field,
                     std::string const& reason)
{
    return file.string() + ":" + std::to_string(line) + ": " + (field.empty() ? "" : field + ": ") + reason;
}

bool is_capital_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `CONV-02`, `S47-08`: a short name in capitals, a hyphen, a number.
bool is_clause_id(std::string const& id)
{
    auto const hyphen = id.find('-');
    return hyphen != std::string::npos && hyphen > 0 && hyphen + 1 < id.size() && !is_digit(id[0])
        && std::all_of(id.begin(), id.begin() + hyphen, is_capital_or_digit)
        && std::all_of(id.begin() + hyphen + 1, id.end(), is_digit);
}

toml::table parsed(std::filesystem::path const& file)
{
    try {
        return toml::parse(read_text(file), file.string());
    } catch (toml::parse_error const& error) {
        throw WrongFile{file, error.source().begin.line, "", std::string{error.description()}};
    }
}

std::string id_of_row(std::filesystem::path const& file, toml::node const& row)
{
    auto const* fields = row.as_table();
    auto const* id = fields ? fields->get_as<std::string>("id") : nullptr;
    if (!id)
        throw WrongFile{file, row.source().begin.line, "id", "every [[clause]] needs an identifier such as CONV-02"};
    if (!is_clause_id(id->get()))
        throw WrongFile{file, id->source().begin.line, "id", "\"" + id->get() + "\" is not of the form CONV-02"};
    return id->get();
}

}

WrongFile::WrongFile(std::filesystem::path const& file, unsigned line, std::string const& field,
                     std::string const& reason)
    : std::runtime_error(sentence(file, line, field, reason))
{
}

std::string read_text(std::filesystem::path const& file)
{
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        throw WrongFile{file, 0, "", "cannot be read"};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::vector<std::filesystem::path> toml_files(std::filesystem::path const& folder)
{
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator{folder})
        if (entry.is_regular_file() && entry.path().extension() == ".toml")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> clause_ids(std::vector<std::filesystem::path> const& clause_files)
{
    std::vector<std::string> ids;
    std::map<std::string, std::filesystem::path> seen;
    for (auto const& file : clause_files) {
        auto const document = parsed(file);
        auto const* rows = document.get_as<toml::array>("clause");
        if (!rows)
            throw WrongFile{file, 0, "clause", "a catalogue file needs at least one [[clause]]"};
        for (auto const& row : *rows) {
            auto id = id_of_row(file, row);
            if (auto [first, added] = seen.emplace(id, file); !added)
                throw WrongFile{file, row.source().begin.line, "id", id + " is already in " + first->second.string()};
            ids.push_back(std::move(id));
        }
    }
    return ids;
}

}
