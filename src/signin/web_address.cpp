#include "signin/web_address.h"

#include <algorithm>

namespace noddfa::signin {

namespace {

constexpr std::string_view host_signs = "abcdefghijklmnopqrstuvwxyz0123456789.-";
constexpr std::string_view rest_signs =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?%&=+:,;!$'()*@";

bool holds_only(std::string_view text, std::string_view signs)
{
    return text.find_first_not_of(signs) == std::string_view::npos;
}

bool is_port(std::string_view port)
{
    constexpr std::size_t longest = 5;
    return !port.empty() && port.size() <= longest && port.front() != '0' && holds_only(port, "0123456789");
}

}

std::optional<WebAddress> parse_web_address(std::string_view text)
{
    constexpr std::size_t longest = 2'048;
    constexpr std::string_view secure = "https://";
    constexpr std::string_view plain = "http://";
    auto const scheme = text.starts_with(secure) ? secure : plain;
    if (text.size() > longest || !text.starts_with(scheme))
        return std::nullopt;
    auto const authority =
        text.substr(scheme.size(), std::min(text.find_first_of("/?", scheme.size()), text.size()) - scheme.size());
    auto const rest = text.substr(scheme.size() + authority.size());
    auto const six = authority.starts_with("[::1]") ? std::string_view{"[::1]"} : std::string_view{};
    auto const host = six.empty() ? authority.substr(0, authority.find(':')) : six;
    auto const port = authority.substr(host.size());
    if (host.empty() || (six.empty() && !holds_only(host, host_signs)) || !holds_only(rest, rest_signs)
        || (!port.empty() && (port.front() != ':' || !is_port(port.substr(1)))))
        return std::nullopt;
    if (scheme == plain && host != "127.0.0.1" && six.empty())
        return std::nullopt;
    return WebAddress{std::string{scheme} + std::string{authority}, std::string{host}, std::string{rest}};
}

}
