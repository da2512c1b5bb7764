#include "language/phrase.h"

#include "base/bug.h"

#include <functional>
#include <optional>

namespace noddfa::language {

namespace {

constexpr std::string_view part_begin = "[[";
constexpr std::string_view part_end = "]]";
constexpr std::string_view otherwise = "||";

/// Where `what` stands; a Bug if it does not.
std::size_t find(std::string_view message, std::string_view what)
{
    auto const place = message.find(what);
    if (place == std::string_view::npos)
        throw Bug{"message without closing " + std::string{what} + ": " + std::string{message}};
    return place;
}

/// Text without optional parts; nothing if a hole cannot be filled, whose name is then in `missing`.
std::optional<std::string> filled(std::string_view text, Holes const& holes, std::string& missing)
{
    std::string out;
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
        auto const close = find(text, "}");
        auto const name = text.substr(open + 1, close - open - 1);
        auto const hole = holes.find(name);
        if (hole == holes.end()) {
            missing = name;
            return std::nullopt;
        }
        out.append(text.substr(0, open)).append(hole->second);
        text.remove_prefix(close + 1);
    }
    return out.append(text);
}

/// The first of the alternatives that can be filled; empty if none can.
std::string part(std::string_view alternatives, Holes const& holes)
{
    std::string missing;
    while (true) {
        auto const end = alternatives.find(otherwise);
        if (auto const text = filled(alternatives.substr(0, end), holes, missing))
            return *text;
        if (end == std::string_view::npos)
            return {};
        alternatives.remove_prefix(end + otherwise.size());
    }
}

/// Calls `plain` and `optional` with the pieces of a message in order.
void each_piece(std::string_view message, std::function<void(std::string_view)> const& plain,
                std::function<void(std::string_view)> const& optional)
{
    for (auto open = message.find(part_begin); open != std::string_view::npos; open = message.find(part_begin)) {
        plain(message.substr(0, open));
        message.remove_prefix(open + part_begin.size());
        auto const close = find(message, part_end);
        optional(message.substr(0, close));
        message.remove_prefix(close + part_end.size());
    }
    plain(message);
}

void collect(std::string_view text, std::set<std::string, std::less<>>& into)
{
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
        auto const close = find(text, "}");
        into.emplace(text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
    }
}

}

std::string fill(std::string_view message, Holes const& holes)
{
    std::string out;
    each_piece(
        message,
        [&](std::string_view text) {
            std::string missing;
            auto const piece = filled(text, holes, missing);
            if (!piece)
                throw Bug{"nothing fills {" + missing + "} of the message: " + std::string{message}};
            out += *piece;
        },
        [&](std::string_view alternatives) { out += part(alternatives, holes); });
    return out;
}

HoleNames holes_of(std::string_view message)
{
    HoleNames names;
    each_piece(
        message, [&](std::string_view text) { collect(text, names.needed); },
        [&](std::string_view text) { collect(text, names.optional); });
    return names;
}

}
