#pragma once

#include "html/escape.h"
#include "html/url.h"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace noddfa {

/// The name of an attribute that holds text: not an address, not a style, not a script.
class AttributeName {
public:
    template<std::convertible_to<std::string_view> Literal> consteval AttributeName(Literal const& name) : name_(name)
    {
        if (!is_allowed(name_))
            throw "no name of an attribute that holds text";
    }

    /// Nothing for a name that is not allowed. `name` has to outlive the result.
    static std::optional<AttributeName> parse(std::string_view name);
    static constexpr bool is_allowed(std::string_view name);
    constexpr std::string_view view() const { return name_; }

private:
    struct Checked {};

    constexpr AttributeName(std::string_view name, Checked) : name_(name) {}

    std::string_view name_;
};

/// Attributes of a tag, in the order they were added; nothing checks that a name comes once.
class Attributes {
public:
    Attributes() = default;

    /// ` name="value"`.
    Attributes& add(AttributeName name, std::string_view value);
    /// ` name="value"`, or nothing where there is no value.
    Attributes& add_if_any(AttributeName name, std::string_view value);
    /// ` name`, where it holds.
    Attributes& flag(AttributeName name, bool holds = true);
    Attributes& number(AttributeName name, long long value);
    /// ` href="…"`.
    Attributes& href(Url const& url);
    Attributes& operator+=(Attributes const& more);

    std::string_view view() const { return text_; }
    bool empty() const { return text_.empty(); }

private:
    std::string text_;
};

constexpr bool AttributeName::is_allowed(std::string_view name)
{
    constexpr std::string_view refused[]{
        "href",     "src",     "action",   "formaction", "cite",   "data", "poster", "background",
        "manifest", "icon",    "longdesc", "codebase",   "srcset", "ping", "srcdoc", "imagesrcset",
        "archive",  "content", "style",    "from",       "to",     "by",   "values", "attributename"};
    if (name.empty() || name.front() < 'a' || name.front() > 'z' || name.starts_with("on")
        || name.starts_with("xlink:"))
        return false;
    for (auto const& other : refused)
        if (name == other)
            return false;
    for (auto const c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':'))
            return false;
    return true;
}

}
