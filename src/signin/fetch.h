#pragma once

#include <optional>
#include <string>

namespace noddfa::signin {

struct FetchRequest {
    std::string address;
    std::string form;          ///< sent as `application/x-www-form-urlencoded`; a GET when empty
    std::string authorisation; ///< header value; none when empty
};

struct FetchReply {
    int status = 0;
    std::string body;
};

/// Asks another server. Nothing where the address is not allowed, nobody answers in time, or the answer is too long.
class Fetch {
public:
    virtual ~Fetch() = default;
    virtual std::optional<FetchReply> fetch(FetchRequest const& request) = 0;
};

}
