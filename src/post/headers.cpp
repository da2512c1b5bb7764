#include "post/headers.h"

#include "base/base64.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace noddfa::post {

namespace {

constexpr std::size_t longest_plain = 60;        ///< octets of a header that needs no folding
constexpr std::size_t octets_of_word = 39; ///< encoded and behind `Subject: ` they stay below 76 characters

bool is_control(char octet) { return static_cast<unsigned char>(octet) < 0x20 || octet == 0x7F; }

std::string base64(std::string_view octets)
{
    return to_base64({reinterpret_cast<std::uint8_t const*>(octets.data()), octets.size()});
}

}

std::string header_text(std::string_view given)
{
    std::string text;
    std::ranges::remove_copy_if(given, std::back_inserter(text), is_control);
    bool const plain = text.size() <= longest_plain && text.find("=?") == std::string::npos
                       && std::ranges::all_of(text, [](char each) { return static_cast<unsigned char>(each) < 0x80; });
    if (plain)
        return text;
    std::string words;
    for (std::string_view left{text}; !left.empty();) {
        auto end = std::min(octets_of_word, left.size());
        while (end > 1 && end < left.size() && continues(left[end]))
            --end;
        words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(left.substr(0, end)) + "?=";
        left.remove_prefix(end);
    }
    return words;
}

std::string mail_date(Moment const& moment)
{
    constexpr std::array names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    constexpr std::int64_t minutes_of_day = 24 * 60;
    auto const offset =
        days_between(Date{1970, 1, 1}, moment.day) * minutes_of_day + moment.minute_of_day - moment.utc_minutes;
    auto const civil = moment.day.civil();
    return fmt::format("{}, {} {} {} {:02}:{:02}:00 +{:02}{:02}", names[moment.day.weekday().c_encoding()],
                       static_cast<unsigned>(civil.day()), months[static_cast<unsigned>(civil.month()) - 1],
                       static_cast<int>(civil.year()), moment.minute_of_day / 60, moment.minute_of_day % 60,
                       offset / 60, offset % 60);
}

bool is_deliverable(std::string_view address)
{
    constexpr std::string_view never = " ,;:<>()[]\"\\";
    auto const at = address.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < address.size()
           && address.find('@', at + 1) == std::string_view::npos && address.size() <= 254 && address.front() != '-'
           && address.find_first_of(never) == std::string_view::npos && std::ranges::none_of(address, is_control);
}

std::string domain_of(std::string_view address) { return std::string{address.substr(address.find('@') + 1)}; }

}
