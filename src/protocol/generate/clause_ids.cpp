#include "protocol/generate/clause_ids.h"

#include "protocol/clause_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

namespace noddfa::generate {

std::string read_text(std::filesystem::path const& file)
{
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        throw WrongFile{{file.string(), 0, "", "cannot be read"}};
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
        ClauseFile catalogue;
        if (auto fault = read_clause_file(file.string(), read_text(file), catalogue))
            throw WrongFile{*fault};
        for (auto const& clause : catalogue.clauses) {
            if (auto [first, added] = seen.emplace(clause.id, file); !added)
                throw WrongFile{{file.string(), 0, "id", clause.id + " is already in " + first->second.string()}};
            ids.push_back(clause.id);
        }
    }
    return ids;
}

}
