#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace noddfa {

/// A day of the civil (Gregorian) calendar as lived in Europe/London. Years 1900 to 2199.
class Date {
public:
    Date() = default;
    constexpr explicit Date(std::chrono::sys_days day) : day_(day) {}
    constexpr Date(int year, unsigned month, unsigned day)
        : day_(std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day})
    {
    }

    /// Reads `YYYY-MM-DD`; nothing if it is not exactly that or no such day exists (30 February).
    static std::optional<Date> parse(std::string_view iso);

    std::string iso() const;
    constexpr std::chrono::year_month_day civil() const { return std::chrono::year_month_day{day_}; }
    constexpr std::chrono::weekday weekday() const { return std::chrono::weekday{day_}; }
    constexpr bool is_weekend() const { return weekday() == std::chrono::Saturday || weekday() == std::chrono::Sunday; }
    constexpr std::chrono::sys_days sys() const { return day_; }

    /// `days` calendar days later (earlier when negative).
    constexpr Date plus_days(int days) const { return Date{day_ + std::chrono::days{days}}; }
    /// The same day number `months` calendar months on, clamped to the end of a shorter month (B-08).
    Date plus_months(int months) const;

    auto operator<=>(Date const&) const = default;

private:
    std::chrono::sys_days day_{};
};

/// Calendar days from `from` to `to`; negative when `to` is earlier.
constexpr int days_between(Date from, Date to) { return static_cast<int>((to.sys() - from.sys()).count()); }

}
