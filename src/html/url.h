#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace noddfa {

/// An address in the code, checked by the compiler: `"/conferences"_url`.
class UrlLiteral {
public:
    consteval explicit UrlLiteral(std::string_view address);
    constexpr std::string_view view() const { return address_; }

private:
    std::string_view address_;
};

/// An address that a page may link to or send to: within the site, or with one of the schemes `https`, `http`,
/// `mailto`, `tel`. Never a script, never another site without saying so (`//host`).
class Url {
public:
    Url(UrlLiteral literal) : address_(literal.view()) {}

    /// Nothing for an address that is not allowed.
    static std::optional<Url> parse(std::string_view address);
    /// `/conferences/C1`: each segment percent-encoded, so that it stays one segment; no segment is `/`, an empty one
    /// is a Bug, and so is `.` or `..`, which browsers take for something else.
    static Url path(std::initializer_list<std::string_view> segments);
    /// `#id`.
    static Url fragment(std::string_view id);
    /// The address with one more `name=value`; a Bug on one that has a fragment.
    Url with_query(std::string_view name, std::string_view value) const;
    Url with_fragment(std::string_view id) const;

    std::string_view view() const { return address_; }
    bool operator==(Url const&) const = default;

    static constexpr bool is_allowed(std::string_view address);

private:
    struct Checked {};

    Url(std::string address, Checked) : address_(std::move(address)) {}

    std::string address_;
};

constexpr bool Url::is_allowed(std::string_view address)
{
    constexpr std::string_view schemes[]{"https://", "http://", "mailto:", "tel:"};
    for (auto const c : address)
        // Browsers drop tabs and line ends from addresses and read a backslash as a slash.
        if (static_cast<unsigned char>(c) <= ' ' || c == '\\' || c == 0x7f)
            return false;
    for (auto const& scheme : schemes)
        if (address.starts_with(scheme))
            return address.size() > scheme.size();
    if (address.empty() || address.starts_with("//"))
        return false;
    // A colon before the path, query or fragment would make a scheme of what stands before it.
    auto const colon = address.find(':');
    return colon == std::string_view::npos || address.find_first_of("/?#") < colon;
}

consteval UrlLiteral::UrlLiteral(std::string_view address) : address_(address)
{
    if (!Url::is_allowed(address))
        throw "no address that a page may link to";
}

consteval UrlLiteral operator""_url(char const* address, std::size_t size) { return UrlLiteral{{address, size}}; }

}
