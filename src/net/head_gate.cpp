#include "net/head_gate.h"

#include <algorithm>
#include <array>
#include <string>

namespace noddfa::net {

namespace {

bool is_token_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_token_character); }

bool is_visible(char c) { return c > ' ' && c < 0x7f; }

/// Visible characters, blanks and bytes beyond ASCII (RFC 9110, 5.5).
bool is_value_character(char c)
{
    return is_visible(c) || c == ' ' || c == '\t' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower_case(std::string_view text)
{
    std::string result{text};
    for (auto& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c | 0x20);
    return result;
}

std::string_view without_blanks(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// A name or address with or without a port, as a browser writes it.
bool is_host(std::string_view host)
{
    return !host.empty() && host.size() <= 261 && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '.' || c == '-' || c == ':'
               || c == '[' || c == ']';
    });
}

bool has_option(std::string_view list, std::string_view option)
{
    while (!list.empty()) {
        auto const end = list.find(',');
        if (lower_case(without_blanks(list.substr(0, end))) == option)
            return true;
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
    return false;
}

constexpr std::array<std::string_view, 12> single_headers{
    "host",    "content-length", "transfer-encoding", "content-type",  "authorization", "cookie", "origin",
    "referer", "expect",         "user-agent",        "if-none-match", "range"};

}

HeadGate::Verdict HeadGate::refuse(int status)
{
    status_ = status;
    return Verdict::refused;
}

HeadGate::Verdict HeadGate::read(std::string_view bytes)
{
    for (;;) {
        auto const end = bytes.find('\n', line_start_);
        auto const line_end = end == std::string_view::npos ? bytes.size() : end;
        if (line_end > limits_->head_bytes)
            return refuse(lines_ == 0 ? 414 : 431);
        auto line = bytes.substr(line_start_, line_end - line_start_);
        if (end == std::string_view::npos) {
            // What can never become a request is not waited for.
            auto const is_hopeless = lines_ == 0 && !line.empty() && !is_token_character(line.front());
            return is_hopeless ? refuse(400) : Verdict::more;
        }
        if (!line.ends_with('\r'))
            return refuse(400);
        line.remove_suffix(1);
        line_start_ = end + 1;
        if (line.empty() && lines_ > 0) {
            size_ = line_start_;
            auto const status = at_end();
            return status == 0 ? Verdict::complete : refuse(status);
        }
        auto const status = lines_ == 0 ? read_request_line(line) : read_header(line);
        if (status != 0)
            return refuse(status);
        if (++lines_ > limits_->headers + 1)
            return refuse(431);
    }
}

int HeadGate::read_request_line(std::string_view line)
{
    auto const first = line.find(' ');
    auto const last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return 400;
    auto const method = line.substr(0, first);
    auto const target = line.substr(first + 1, last - first - 1);
    auto const version = line.substr(last + 1);
    if (!is_token(method) || !target.starts_with('/') || !std::ranges::all_of(target, is_visible)) {
        // The preface of HTTP/2 names a version that we do not speak.
        return version == "HTTP/2.0" ? 505 : 400;
    }
    if (target.size() > limits_->target_bytes)
        return 414;
    is_1_1_ = version == "HTTP/1.1";
    keeps_alive_ = is_1_1_;
    if (is_1_1_ || version == "HTTP/1.0")
        return 0;
    auto const is_version = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5])
                            && version[6] == '.' && is_digit(version[7]);
    return is_version ? 505 : 400;
}

int HeadGate::read_header(std::string_view line)
{
    auto const colon = line.find(':');
    // A line that begins with a blank continues the one before, for some readers; none is a token.
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
        return 400;
    auto const value = line.substr(colon + 1);
    if (!std::ranges::all_of(value, is_value_character))
        return 400;
    return read_value(lower_case(line.substr(0, colon)), without_blanks(value));
}

int HeadGate::read_value(std::string_view name, std::string_view value)
{
    auto const single = std::ranges::find(single_headers, name);
    if (single != single_headers.end()) {
        auto const bit = 1U << (single - single_headers.begin());
        if ((seen_ & bit) != 0)
            return 400;
        seen_ |= bit;
    }
    if (name == "host") {
        has_host_ = true;
        return is_host(value) ? 0 : 400;
    }
    if (name == "content-length") {
        has_length_ = true;
        if (value.empty() || !std::ranges::all_of(value, is_digit))
            return 400;
        return value.size() > 12 ? 413 : 0;
    }
    if (name == "transfer-encoding")
        has_coding_ = true;
    if (name == "connection" && has_option(value, "close"))
        keeps_alive_ = false;
    if (name == "expect") {
        expects_ = lower_case(value) == "100-continue";
        return expects_ ? 0 : 417;
    }
    return 0;
}

int HeadGate::at_end() const
{
    if (is_1_1_ && !has_host_)
        return 400;
    if (!has_coding_)
        return 0;
    // A length and a coding at once are what smuggling is made of; a coding alone, and we ask for a length.
    return has_length_ || !is_1_1_ ? 400 : 411;
}

}
