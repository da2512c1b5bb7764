#include "net/multipart.h"

#include "base/small_letters.h"
#include "base/utf8.h"

#include <algorithm>

namespace noddfa::net {

namespace multipart {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t longest_boundary = 70; // RFC 2046, 5.1.1
constexpr std::size_t longest_head = 2'048;  ///< bytes of a part's headers
constexpr std::size_t longest_name = 200;    ///< bytes

bool same_word(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, {}, small_letter, small_letter);
}

bool take(std::string_view& text, std::string_view what)
{
    if (!text.starts_with(what))
        return false;
    text.remove_prefix(what.size());
    return true;
}

/// Up to a mark, which goes too.
std::optional<std::string_view> take_until(std::string_view& text, std::string_view mark)
{
    auto const end = text.find(mark);
    if (end == std::string_view::npos)
        return std::nullopt;
    auto const taken = text.substr(0, end);
    text.remove_prefix(end + mark.size());
    return taken;
}

/// Browsers write a quote and the ends of lines in names as `%22`, `%0D`, `%0A` (HTML, 4.10.21.8); nothing else is
/// escaped.
std::optional<std::string> quoted(std::string_view& text)
{
    if (!take(text, "\""))
        return std::nullopt;
    auto const inside = take_until(text, "\"");
    if (!inside || inside->size() > longest_name || !is_utf8(*inside)
        || std::ranges::any_of(*inside, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; }))
        return std::nullopt;
    std::string name{*inside};
    for (auto at = name.find("%22"); at != std::string::npos; at = name.find("%22", at + 1))
        name.replace(at, 3, "\"");
    return name;
}

/// `form-data; name="…"; filename="…"`.
bool read_disposition(std::string_view value, FormPart& part)
{
    if (!take(value, "form-data; name="))
        return false;
    auto const name = quoted(value);
    if (!name || name->empty())
        return false;
    part.name = *name;
    if (value.empty())
        return true;
    auto const file = take(value, "; filename=") ? quoted(value) : std::nullopt;
    part.is_file = true;
    part.file = file.value_or("");
    return file && value.empty();
}

bool read_head(std::string_view head, FormPart& part)
{
    bool disposed = false;
    bool typed = false;
    while (!head.empty()) {
        auto const line = take_until(head, line_end);
        auto const colon = line ? line->find(": ") : std::string_view::npos;
        if (colon == std::string_view::npos)
            return false;
        auto const name = line->substr(0, colon);
        auto const value = line->substr(colon + 2);
        if (same_word(name, "content-disposition") && !disposed)
            disposed = read_disposition(value, part);
        else if (same_word(name, "content-type") && !typed)
            typed = true; // whatever a file says it is
        else
            return false;
        if (!disposed && !typed)
            return false;
    }
    return disposed;
}

bool is_text(std::string_view content)
{
    return is_utf8(content) && std::ranges::none_of(content, [](char c) {
               auto const byte = static_cast<unsigned char>(c);
               return (byte < ' ' && c != '\r' && c != '\n' && c != '\t') || byte == 0x7f;
           });
}

bool is_boundary_character(char c)
{
    constexpr std::string_view others = "'()+_,-./:=?";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
           || others.find(c) != std::string_view::npos;
}

}

std::optional<std::string> boundary_of(std::string_view content_type)
{
    using namespace multipart;
    auto const type = take_until(content_type, ";");
    if (!type || !same_word(*type, "multipart/form-data"))
        return std::nullopt;
    take(content_type, " ");
    constexpr std::string_view word = "boundary=";
    if (!same_word(content_type.substr(0, word.size()), word))
        return std::nullopt;
    content_type.remove_prefix(word.size());
    if (content_type.size() > 2 && content_type.front() == '"' && content_type.back() == '"')
        content_type = content_type.substr(1, content_type.size() - 2);
    if (content_type.empty() || content_type.size() > longest_boundary
        || !std::ranges::all_of(content_type, is_boundary_character))
        return std::nullopt;
    return std::string{content_type};
}

std::optional<std::vector<FormPart>> parse_multipart(std::string_view body, std::string_view boundary)
{
    using namespace multipart;
    auto const opening = "--" + std::string{boundary};
    auto const next = std::string{line_end} + opening;
    std::vector<FormPart> parts;
    if (!take(body, opening))
        return std::nullopt;
    for (;;) {
        if (take(body, "--"))
            return body.empty() || body == line_end ? std::optional{std::move(parts)} : std::nullopt;
        if (!take(body, line_end) || parts.size() == most_parts)
            return std::nullopt;
        FormPart part;
        auto const end = body.find("\r\n\r\n");
        // Without an end it is further than any.
        if (end > longest_head || !read_head(body.substr(0, end + 2), part))
            return std::nullopt;
        body.remove_prefix(end + 4);
        auto const content = take_until(body, next);
        if (!content || content->starts_with(opening) || (!part.is_file && !is_text(*content)))
            return std::nullopt;
        part.content = *content;
        parts.push_back(std::move(part));
    }
}

}
