#include "net/cookies.h"

#include "base/bug.h"

namespace noddfa::net {

namespace {

bool is_plain(std::string_view value)
{
    for (auto const c : value)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
              || c == '.' || c == '~' || c == '='))
            return false;
    return true;
}

}

std::string_view cookie(Request const& request, std::string_view name)
{
    std::string_view found;
    auto rest = request.header("cookie");
    while (!rest.empty()) {
        auto const end = rest.find(';');
        auto pair = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        auto const equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name)
            continue;
        if (!found.empty())
            return {};
        found = pair.substr(equals + 1);
    }
    return is_plain(found) ? found : std::string_view{};
}

std::string set_cookie(SetCookie const& cookie)
{
    if (!is_plain(cookie.value))
        throw Bug{"a cookie's value that would need quoting"};
    auto text = cookie.name + "=" + cookie.value + "; Path=/; HttpOnly; SameSite=Lax";
    if (cookie.secure)
        text += "; Secure";
    if (cookie.lasts)
        text += "; Max-Age=" + std::to_string(cookie.lasts->count());
    return text;
}

}
