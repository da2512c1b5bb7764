#pragma once

#include "net/limits.h"

#include <string_view>

namespace noddfa::net {

/// Reads the head of a request strictly, as it comes in, and refuses what two readers could understand in two ways:
/// bare line feeds, folded lines, spaces before a colon, two lengths, any transfer coding, no or two hosts, an absolute
/// target. What passes has one meaning (T39).  Source: RFC 9112, 2 to 6, and its section on request smuggling.
class HeadGate {
public:
    enum class Verdict { more, complete, refused };

    explicit HeadGate(Limits const& limits) : limits_(&limits) {}

    /// `bytes` are all of the request that have come so far; they only grow from call to call.
    Verdict read(std::string_view bytes);

    int status() const { return status_; } ///< of a refusal
    std::size_t size() const { return size_; } ///< of the complete head, bytes
    bool expects_continue() const { return expects_; }
    bool keeps_alive() const { return keeps_alive_; } ///< what the client asks for; HTTP/1.0 does not

private:
    Verdict refuse(int status);
    int read_request_line(std::string_view line);
    int read_header(std::string_view line);
    int read_value(std::string_view name, std::string_view value);
    int at_end() const;

    Limits const* limits_;
    std::size_t line_start_ = 0;
    std::size_t lines_ = 0;
    std::size_t size_ = 0;
    int status_ = 0;
    bool is_1_1_ = true;
    bool expects_ = false;
    bool keeps_alive_ = true;
    bool has_host_ = false;
    bool has_length_ = false;
    bool has_coding_ = false;
    unsigned seen_ = 0; ///< one bit for each header that may stand only once
};

}
