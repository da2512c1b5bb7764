#include "post/calendar_entry.h"

#include "post/headers.h"

#include <fmt/format.h>

namespace noddfa::post {

namespace {

constexpr std::size_t longest_line = 75; ///< octets without the line end (RFC 5545, 3.1)

/// `20260303T090500Z`.
std::string utc_time(Moment const& moment)
{
    constexpr std::int64_t minutes_of_day = 24 * 60;
    auto const minute = ((moment.utc_minutes % minutes_of_day) + minutes_of_day) % minutes_of_day;
    auto const days = (moment.utc_minutes - minute) / minutes_of_day;
    auto day = Date{1970, 1, 1}.plus_days(static_cast<int>(days)).iso();
    std::erase(day, '-');
    return fmt::format("{}T{:02}{:02}00Z", day, minute / 60, minute % 60);
}

}

std::string_view name_of(EntryMethod method) { return method == EntryMethod::request ? "REQUEST" : "CANCEL"; }

std::string ical_text(std::string_view text)
{
    std::string escaped;
    for (auto const character : text) {
        if (character == '\\' || character == ';' || character == ',')
            escaped += '\\';
        if (character == '\n')
            escaped += "\\n";
        else if (static_cast<unsigned char>(character) >= 0x20 && character != 0x7F)
            escaped += character;
    }
    return escaped;
}

std::string folded(std::string_view line)
{
    std::string lines;
    std::size_t room = longest_line;
    while (line.size() > room) {
        auto end = room;
        while (end > 1 && continues(line[end]))
            --end;
        lines.append(line.substr(0, end)).append("\r\n ");
        line.remove_prefix(end);
        room = longest_line - 1; // the space counts
    }
    return lines.append(line).append("\r\n");
}

std::string ical(CalendarEntry const& entry)
{
    bool const cancels = entry.method == EntryMethod::cancel;
    std::string text;
    auto const say = [&](std::string const& line) { text += folded(line); };
    say("BEGIN:VCALENDAR");
    say("VERSION:2.0");
    say("PRODID:-//Noddfa//Noddfa//EN");
    say("METHOD:" + std::string{name_of(entry.method)});
    say("BEGIN:VEVENT");
    say("UID:" + ical_text(entry.uid));
    say("SEQUENCE:" + std::to_string(entry.sequence));
    say("DTSTAMP:" + utc_time(entry.made));
    say("DTSTART:" + utc_time(entry.starts));
    say("SUMMARY:" + ical_text(entry.summary));
    if (!entry.place.empty())
        say("LOCATION:" + ical_text(entry.place));
    if (!entry.description.empty())
        say("DESCRIPTION:" + ical_text(entry.description));
    say("CLASS:PRIVATE");
    say(cancels ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    say("ORGANIZER:mailto:" + entry.organizer);
    // T32: no answer is asked for, because an answer by mail is never acted on.
    say((cancels ? "ATTENDEE;ROLE=REQ-PARTICIPANT:mailto:"
                 : "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:")
        + entry.attendee);
    say("END:VEVENT");
    say("END:VCALENDAR");
    return text;
}

}
