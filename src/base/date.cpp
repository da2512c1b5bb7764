#include "base/date.h"

#include <charconv>

namespace noddfa {

namespace {

std::optional<int> digits(std::string_view text)
{
    int value = 0;
    auto const* end = text.data() + text.size();
    for (char c : text)
        if (c < '0' || c > '9')
            return std::nullopt;
    auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end ? std::optional{value} : std::nullopt;
}

}

std::optional<Date> Date::parse(std::string_view iso)
{
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        return std::nullopt;
    auto const year = digits(iso.substr(0, 4));
    auto const month = digits(iso.substr(5, 2));
    auto const day = digits(iso.substr(8, 2));
    if (!year || !month || !day || *year < 1900 || *year > 2199)
        return std::nullopt;
    auto const civil = std::chrono::year{*year} / std::chrono::month{static_cast<unsigned>(*month)}
                       / std::chrono::day{static_cast<unsigned>(*day)};
    if (!civil.ok())
        return std::nullopt;
    return Date{std::chrono::sys_days{civil}};
}

std::string Date::iso() const
{
    auto const ymd = civil();
    std::string text = "0000-00-00";
    // Written a few hundred times for every command: by hand, from the last digit on.
    auto const put = [&](unsigned number, std::size_t end, std::size_t width) {
        for (; width > 0; --width, number /= 10)
            text[--end] = static_cast<char>('0' + number % 10);
    };
    put(static_cast<unsigned>(static_cast<int>(ymd.year())), 4, 4);
    put(static_cast<unsigned>(ymd.month()), 7, 2);
    put(static_cast<unsigned>(ymd.day()), 10, 2);
    return text;
}

Date Date::plus_months(int months) const
{
    auto moved = civil() + std::chrono::months{months};
    if (!moved.ok())
        moved = moved.year() / moved.month() / std::chrono::last;
    return Date{std::chrono::sys_days{moved}};
}

}
