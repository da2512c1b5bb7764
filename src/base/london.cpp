#include "base/london.h"

#include <date/tz.h>

#include <cstdlib>
#include <utility>

// The only translation unit that knows the time zone database.

namespace noddfa {

namespace {

using Minutes = std::chrono::minutes;
using UtcMinute = std::chrono::time_point<std::chrono::system_clock, Minutes>;
using LocalMinute = date::local_time<Minutes>;

date::time_zone const& london()
{
    static auto const* zone = date::locate_zone("Europe/London");
    return *zone;
}

Moment moment_at(UtcMinute utc)
{
    auto const local = std::chrono::floor<Minutes>(london().to_local(utc).time_since_epoch());
    auto const day = std::chrono::floor<std::chrono::days>(local);
    return {utc.time_since_epoch().count(), Date{std::chrono::sys_days{day}}, static_cast<int>((local - day).count())};
}

LocalMinute local_minute(Date day, int minute)
{
    return LocalMinute{std::chrono::duration_cast<Minutes>(day.sys().time_since_epoch()) + Minutes{minute}};
}

/// The instant of a local time; of two the first.
UtcMinute earliest(LocalMinute local)
{
    return std::chrono::floor<Minutes>(london().to_sys(local, date::choose::earliest));
}

bool is_ambiguous(Moment const& moment)
{
    return london().get_info(local_minute(moment.day, moment.minute_of_day)).result == date::local_info::ambiguous;
}

/// Minutes for `HH:MM` below `limit` hours; nothing if it is not exactly that.
std::optional<int> clock_minutes(std::string_view text, int limit)
{
    auto const digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100; };
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    int const hours = digit(0) * 10 + digit(1);
    int const minutes = digit(3) * 10 + digit(4);
    if (hours >= limit || minutes >= 60)
        return std::nullopt;
    return hours * 60 + minutes;
}

/// Minutes ahead of UTC for `Z`, `+HH:MM` and `-HH:MM`.
std::optional<int> offset_minutes(std::string_view text)
{
    if (text == "Z")
        return 0;
    if (text.empty() || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    auto const ahead = clock_minutes(text.substr(1), 15);
    return ahead && text[0] == '-' ? std::optional{-*ahead} : ahead;
}

}

LocalTime read_london_time(std::string_view iso)
{
    if (iso.size() < 16 || iso[10] != 'T')
        return {};
    auto const day = Date::parse(iso.substr(0, 10));
    auto const minute = clock_minutes(iso.substr(11, 5), 24);
    if (!day || !minute)
        return {};
    auto const local = local_minute(*day, *minute);
    if (iso.size() > 16) {
        auto const offset = offset_minutes(iso.substr(16));
        if (!offset)
            return {};
        return {moment_at(UtcMinute{local.time_since_epoch() - Minutes{*offset}})};
    }
    if (london().get_info(local).result == date::local_info::nonexistent)
        return {std::nullopt, LocalTimeFault::nonexistent};
    return {moment_at(earliest(local))};
}

Moment start_of(Date day) { return moment_at(earliest(local_minute(day, 0))); }

Moment later(Moment from, std::int64_t minutes) { return moment_at(UtcMinute{Minutes{from.utc_minutes + minutes}}); }

std::string iso(Moment const& moment)
{
    auto written = moment.day.iso();
    // Written many times for every command: by hand, as the day is.
    auto const add = [&](char before, int minutes) {
        auto const hour = minutes / 60, minute = minutes % 60;
        for (auto const part : {hour, minute}) {
            written += std::exchange(before, ':');
            written += static_cast<char>('0' + part / 10);
            written += static_cast<char>('0' + part % 10);
        }
    };
    add('T', moment.minute_of_day);
    if (is_ambiguous(moment)) {
        auto const local = local_minute(moment.day, moment.minute_of_day).time_since_epoch().count();
        auto const offset = static_cast<int>(local - moment.utc_minutes);
        add(offset < 0 ? '-' : '+', std::abs(offset));
    }
    return written;
}

std::string utc_iso(Moment const& moment)
{
    Minutes const since_epoch{moment.utc_minutes};
    auto const day = std::chrono::floor<std::chrono::days>(since_epoch);
    auto const minute = static_cast<int>((since_epoch - day).count());
    char text[24];
    std::snprintf(text, sizeof text, "T%02d:%02dZ", minute / 60, minute % 60);
    return Date{std::chrono::sys_days{day}}.iso() + text;
}

}
