#include "protocol/generate/sources.h"

#include "protocol/generate/clause_ids.h"

#include <algorithm>
#include <fstream>

namespace noddfa::generate {

namespace {

std::string constant_of(std::string id)
{
    std::replace(id.begin(), id.end(), '-', '_');
    return id;
}

/// The text as adjacent C++ string literals, one a line.
std::string literal(std::string const& text)
{
    std::string quoted = "\"";
    for (char c : text) {
        switch (c) {
        case '"': quoted += "\\\""; break;
        case '\\': quoted += "\\\\"; break;
        case '\t': quoted += "\\t"; break;
        case '\r': quoted += "\\r"; break;
        case '\n': quoted += "\\n\"\n\""; break;
        default: quoted += c;
        }
    }
    return quoted + '"';
}

}

std::string clause_header(std::vector<std::string> const& ids)
{
    std::string text = R"(#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace noddfa {

/// Every clause of the catalogue, in the order of its files.
enum class Clause : std::uint16_t {
)";
    for (auto const& id : ids)
        text += "    " + constant_of(id) + ",\n";
    text += "};\n\ninline constexpr std::size_t clause_count = " + std::to_string(ids.size()) + ";\n";
    text += R"(
/// `VOTE-07`.
std::string_view id_of(Clause clause);

/// The clause with that identifier; nothing if there is none.
std::optional<Clause> clause_named(std::string_view id);

}
)";
    return text;
}

std::string clause_source(std::vector<std::string> const& ids)
{
    std::string text = R"(#include "protocol/clause.h"

#include <algorithm>
#include <iterator>

namespace noddfa {

namespace {

constexpr std::string_view ids[] = {
)";
    for (auto const& id : ids)
        text += "    \"" + id + "\",\n";
    text += R"(};
static_assert(std::size(ids) == clause_count);

}

std::string_view id_of(Clause clause) { return ids[static_cast<std::size_t>(clause)]; }

std::optional<Clause> clause_named(std::string_view id)
{
    auto const* found = std::find(std::begin(ids), std::end(ids), id);
    if (found == std::end(ids))
        return std::nullopt;
    return static_cast<Clause>(found - std::begin(ids));
}

}
)";
    return text;
}

std::string data_source(std::vector<std::pair<std::string, std::string>> const& files)
{
    std::string text = R"(#include "protocol/data.h"

namespace noddfa {

std::vector<DataFile> const& protocol_data()
{
    static std::vector<DataFile> const files = {
)";
    for (auto const& [name, content] : files)
        text += "{\"" + name + "\",\n" + literal(content) + "},\n";
    text += R"(    };
    return files;
}

std::string_view protocol_data(std::string_view name)
{
    for (auto const& file : protocol_data())
        if (file.name == name)
            return file.text;
    return {};
}

}
)";
    return text;
}

void write_if_changed(std::filesystem::path const& file, std::string const& text)
{
    if (std::filesystem::exists(file) && read_text(file) == text)
        return;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream stream{file, std::ios::binary};
    stream << text;
    if (!stream.flush())
        throw WrongFile{{file.string(), 0, "", "cannot be written"}};
}

}
