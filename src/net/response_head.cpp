#include "net/response_head.h"

#include "base/bug.h"

#include <algorithm>
#include <array>

namespace noddfa::net {

namespace {

constexpr std::array<std::string_view, 5> own_headers{"content-length", "transfer-encoding", "connection", "date",
                                                      "x-request-id"};

// The reason is for people who look at the bytes; no program reads it.
std::string_view reason_of(int status)
{
    constexpr std::array<std::string_view, 6> classes{"", "", "OK", "Redirected", "Refused", "Failed"};
    if (status < 200 || status > 599)
        throw Bug{"a response has a status from 200 to 599"};
    return classes[static_cast<std::size_t>(status / 100)];
}

bool is_name(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool is_value(std::string_view value)
{
    return std::ranges::none_of(value, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
}

bool is_own(std::string_view name)
{
    return std::ranges::any_of(own_headers, [&](std::string_view own) {
        return std::ranges::equal(name, own, [](char left, char right) {
            return (left >= 'A' && left <= 'Z' ? left | 0x20 : left) == right;
        });
    });
}

void append_two_digits(std::string& out, int number) { out.append({char('0' + number / 10), char('0' + number % 10)}); }

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7), whatever the locale.
std::string http_date(std::time_t now)
{
    constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::string out{days[static_cast<std::size_t>(utc.tm_wday)]};
    out += ", ";
    append_two_digits(out, utc.tm_mday);
    out.append(" ").append(months[static_cast<std::size_t>(utc.tm_mon)]);
    out.append(" ").append(std::to_string(utc.tm_year + 1900)).append(" ");
    append_two_digits(out, utc.tm_hour);
    out += ':';
    append_two_digits(out, utc.tm_min);
    out += ':';
    append_two_digits(out, utc.tm_sec);
    return out + " GMT";
}

void append_header(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

}

bool has_body(int status) { return status != 204 && status != 304; }

std::string response_head(Response const& response, HeadDetails const& details)
{
    std::string out{"HTTP/1.1 "};
    auto const reason = reason_of(response.status);
    out.append(std::to_string(response.status)).append(" ").append(reason).append("\r\n");
    append_header(out, "Date", http_date(details.now));
    append_header(out, "X-Request-Id", details.request_id);
    append_header(out, "Connection", details.closes ? "close" : "keep-alive");
    if (has_body(response.status))
        append_header(out, "Content-Length", std::to_string(response.body.size()));
    for (auto const& [name, value] : response.headers) {
        if (!is_name(name) || !is_value(value) || is_own(name))
            throw Bug{"a header of a response is malformed or the server's own"};
        append_header(out, name, value);
    }
    return out + "\r\n";
}

}
