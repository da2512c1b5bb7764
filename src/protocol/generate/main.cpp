#include "protocol/generate/clause_ids.h"
#include "protocol/generate/sources.h"

#include <algorithm>
#include <exception>
#include <iostream>

namespace {

namespace fs = std::filesystem;
using namespace noddfa::generate;

void generate(fs::path const& protocol, fs::path const& out)
{
    auto const clause_files = toml_files(protocol / "clauses");
    auto const ids = clause_ids(clause_files);
    auto files = toml_files(protocol);
    files.insert(files.end(), clause_files.begin(), clause_files.end());
    std::vector<std::pair<std::string, std::string>> texts;
    for (auto const& file : files)
        texts.emplace_back(fs::relative(file, protocol).generic_string(), read_text(file));
    std::sort(texts.begin(), texts.end());
    write_if_changed(out / "clause.h", clause_header(ids));
    write_if_changed(out / "clause.cpp", clause_source(ids));
    write_if_changed(out / "data.cpp", data_source(texts));
}

}

/// Turns the protocol's data files into constants and built-in texts. Exits 2 on a wrong file.
int main(int count, char** arguments)
{
    if (count != 3) {
        std::cerr << "usage: noddfa_generate PROTOCOL_DIR OUT_DIR\n";
        return 2;
    }
    try {
        generate(arguments[1], arguments[2]);
        return 0;
    } catch (std::exception const& wrong) {
        std::cerr << wrong.what() << '\n';
        return 2;
    }
}
