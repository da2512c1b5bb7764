#pragma once

#include "net/cookies.h"
#include "web/house/site.h"

/// The cookies of a site. Where browsers reach it by TLS their names bind them to this very host.
namespace noddfa::web {

inline std::string cookie_name(Site const& site, std::string_view which)
{
    return (site.is_secure() ? "__Host-noddfa-" : "noddfa-") + std::string{which};
}

inline constexpr std::string_view session_cookie = "session"; ///< who is signed in
inline constexpr std::string_view mark_cookie = "mark";       ///< of a browser where somebody signed in before
inline constexpr std::string_view visit_cookie = "visit";     ///< of a browser that nobody is signed in on
inline constexpr std::string_view passage_cookie = "passage"; ///< of somebody on their way to being signed in

/// Gives the browser a cookie; empty takes it away.
inline void give_cookie(net::Response& response, Site const& site, std::string_view which, std::string value,
                        std::optional<std::chrono::seconds> lasts = {})
{
    if (value.empty())
        lasts = std::chrono::seconds{0};
    response.headers.emplace_back(
        "Set-Cookie", net::set_cookie({cookie_name(site, which), std::move(value), site.is_secure(), lasts}));
}

}
