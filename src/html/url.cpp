#include "html/url.h"

#include "base/bug.h"

namespace noddfa {

namespace {

/// Everything but the unreserved characters of RFC 3986, 2.3.
void append_percent_encoded(std::string& out, std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (auto const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        auto const is_unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                                   || c == '-' || c == '.' || c == '_' || c == '~';
        if (is_unreserved)
            out += c;
        else
            out.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
}

}

std::optional<Url> Url::parse(std::string_view address)
{
    if (!is_allowed(address))
        return std::nullopt;
    return Url{std::string{address}, Checked{}};
}

Url Url::path(std::initializer_list<std::string_view> segments)
{
    std::string address;
    for (auto const segment : segments) {
        if (segment.empty() || segment == "." || segment == "..")
            throw Bug{"a segment of an address is empty or a dot"};
        address += '/';
        append_percent_encoded(address, segment);
    }
    return {address.empty() ? "/" : std::move(address), Checked{}};
}

Url Url::fragment(std::string_view id)
{
    std::string address{"#"};
    append_percent_encoded(address, id);
    return {std::move(address), Checked{}};
}

Url Url::with_query(std::string_view name, std::string_view value) const
{
    std::string address{view()};
    if (address.find('#') != std::string::npos)
        throw Bug{"a query comes before the fragment"};
    address += address.find('?') == std::string::npos ? '?' : '&';
    append_percent_encoded(address, name);
    address += '=';
    append_percent_encoded(address, value);
    return {std::move(address), Checked{}};
}

Url Url::with_fragment(std::string_view id) const
{
    std::string address{view()};
    if (address.find('#') != std::string::npos)
        throw Bug{"an address has one fragment"};
    address += '#';
    append_percent_encoded(address, id);
    return {std::move(address), Checked{}};
}

}
