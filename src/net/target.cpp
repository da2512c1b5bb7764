#include "net/target.h"

#include "base/utf8.h"

namespace noddfa::net {

namespace {

enum class Plus { stays, is_space };

std::optional<int> hexadecimal(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

std::optional<std::string> percent_decoded(std::string_view text, Plus plus)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i] == '+' && plus == Plus::is_space ? ' ' : text[i];
            continue;
        }
        auto const high = i + 2 < text.size() ? hexadecimal(text[i + 1]) : std::nullopt;
        auto const low = i + 2 < text.size() ? hexadecimal(text[i + 2]) : std::nullopt;
        if (!high || !low)
            return std::nullopt;
        decoded += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return is_utf8(decoded) ? std::optional{std::move(decoded)} : std::nullopt;
}

bool has_control(std::string_view text, std::string_view allowed)
{
    for (auto const c : text)
        if ((static_cast<unsigned char>(c) < ' ' || c == 0x7f) && allowed.find(c) == std::string_view::npos)
            return true;
    return false;
}

bool is_plain_segment(std::string_view segment)
{
    return !has_control(segment, {}) && segment.find_first_of("/\\") == std::string_view::npos && segment != "."
           && segment != "..";
}

std::optional<std::vector<std::string>> parse_path(std::string_view path)
{
    std::vector<std::string> segments;
    if (!path.starts_with('/') || path.find('\\') != std::string_view::npos)
        return std::nullopt;
    while (!path.empty() && path != "/") {
        path.remove_prefix(1);
        auto const end = path.find('/');
        auto segment = percent_decoded(path.substr(0, end), Plus::stays);
        if (!segment || !is_plain_segment(*segment))
            return std::nullopt;
        segments.push_back(std::move(*segment));
        path.remove_prefix(end == std::string_view::npos ? path.size() : end);
        // A slash at the very end begins an empty segment.
        if (path == "/")
            segments.emplace_back();
    }
    return segments;
}

}

std::optional<std::vector<std::pair<std::string, std::string>>> parse_form(std::string_view text)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!text.empty()) {
        auto const end = text.find('&');
        auto const pair = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (pair.empty())
            continue;
        auto const equals = pair.find('=');
        auto name = percent_decoded(pair.substr(0, equals), Plus::is_space);
        auto value = equals == std::string_view::npos ? std::optional<std::string>{""}
                                                      : percent_decoded(pair.substr(equals + 1), Plus::is_space);
        if (!name || !value || has_control(*name, {}) || has_control(*value, "\r\n\t"))
            return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return pairs;
}

std::optional<Target> parse_target(std::string_view target)
{
    if (target.find('#') != std::string_view::npos)
        return std::nullopt;
    auto const question = target.find('?');
    auto segments = parse_path(target.substr(0, question));
    auto query = parse_form(question == std::string_view::npos ? std::string_view{} : target.substr(question + 1));
    if (!segments || !query)
        return std::nullopt;
    return Target{std::move(*segments), std::move(*query)};
}

}
