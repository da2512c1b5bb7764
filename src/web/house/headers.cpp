#include "web/house/headers.h"

#include <algorithm>

namespace noddfa::web {

namespace {

struct Header {
    char const* name;
    char const* value;
};

constexpr Header headers[] = {
    {"Cache-Control", "no-store"},
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Frame-Options", "DENY"}, // for browsers that do not know `frame-ancestors`
    // Not `no-referrer`: with it browsers say of our own forms that they come from nowhere (`Origin: null`;
    // Fetch, 3.2).
    {"Referrer-Policy", "same-origin"},
    {"X-Content-Type-Options", "nosniff"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
};
constexpr Header only_encrypted{"Strict-Transport-Security", "max-age=31536000"};

void add(net::Response& response, Header const& header)
{
    auto const said = std::ranges::any_of(response.headers, [&](auto const& one) { return one.first == header.name; });
    if (!said)
        response.headers.emplace_back(header.name, header.value);
}

}

net::Response guarded_by_headers(Site const& site, net::Response response)
{
    for (auto const& header : headers)
        add(response, header);
    if (site.is_secure())
        add(response, only_encrypted);
    return response;
}

}
