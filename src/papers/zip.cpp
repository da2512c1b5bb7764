#include "papers/zip.h"

namespace noddfa::papers {

namespace {

std::size_t number(std::string_view bytes, std::size_t at, int count)
{
    std::size_t value = 0;
    for (int byte = count - 1; byte >= 0; --byte)
        value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(byte)]);
    return value;
}

constexpr std::size_t end_length = 22;       // of the end record, without its comment
constexpr std::size_t entry_length = 46;     // of a directory entry, without its texts
constexpr std::size_t header_length = 30;    // of a local header, without its texts

bool has_markup(std::string_view content, std::size_t header)
{
    if (header + header_length > content.size() || content.substr(header, 4) != "PK\x03\x04")
        return false;
    auto const data = header + header_length + number(content, header + 26, 2) + number(content, header + 28, 2);
    return data < content.size() && content[data] == '<';
}

}

std::optional<Zip> read_zip(std::string_view content)
{
    auto const end = content.rfind("PK\x05\x06");
    if (end == std::string_view::npos || end + end_length > content.size())
        return std::nullopt;
    auto const count = number(content, end + 10, 2);
    auto at = number(content, end + 16, 4);
    if (count > most_entries)
        return std::nullopt;
    Zip zip;
    for (std::size_t entry = 0; entry < count; ++entry) {
        if (at > content.size() || content.size() - at < entry_length || content.substr(at, 4) != "PK\x01\x02")
            return std::nullopt;
        auto const name = number(content, at + 28, 2);
        auto const rest = number(content, at + 30, 2) + number(content, at + 32, 2);
        if (content.size() - at - entry_length < name + rest)
            return std::nullopt;
        zip.entries.push_back({std::string{content.substr(at + entry_length, name)},
                               (number(content, at + 8, 2) & 1U) != 0, number(content, at + 10, 2) == 0,
                               has_markup(content, number(content, at + 42, 4))});
        at += entry_length + name + rest;
    }
    return zip;
}

}
