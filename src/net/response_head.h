#pragma once

#include "net/message.h"

#include <ctime>

namespace noddfa::net {

struct HeadDetails {
    std::string_view request_id;
    bool closes = false;
    std::time_t now = 0; ///< seconds since 1970, UTC
};

/// The status line and headers of a response, with length, date, connection and request id. A Bug if a header holds
/// what would end it, or one that the server gives itself.
std::string response_head(Response const& response, HeadDetails const& details);
/// Whether a response of this status has a body (RFC 9110, 6.4.1).
bool has_body(int status);

}
