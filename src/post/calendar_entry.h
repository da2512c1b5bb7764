#pragma once

#include "base/moment.h"

#include <string>
#include <string_view>

/// Calendar entries as a mail carries them: RFC 5545, one meeting for one attendee, asked for or cancelled by RFC 5546.
namespace noddfa::post {

enum class EntryMethod { request, cancel };

/// A meeting in one person's calendar. Nothing of it names a person; both addresses are those of the mail itself.
struct CalendarEntry {
    EntryMethod method{};
    std::string uid; ///< the same for a meeting and its attendee for ever
    int sequence = 0; ///< higher with each change
    Moment made; ///< when this was said
    Moment starts;
    std::string summary;
    std::string place; ///< empty: left out
    std::string description; ///< empty: left out
    std::string organizer; ///< an address
    std::string attendee; ///< an address
};

/// `REQUEST`, `CANCEL`.
std::string_view name_of(EntryMethod method);
/// The entry as text, in UTF-8 and with CRLF; times in UTC. Answers are not asked for: nobody acts on mail (T32).
std::string ical(CalendarEntry const& entry);

/// A text value: `\`, `;`, `,` and line ends escaped, other control characters left out (RFC 5545, 3.3.11).
std::string ical_text(std::string_view text);
/// A content line with its CRLF, folded into lines of at most 75 octets, never inside a character (RFC 5545, 3.1).
std::string folded(std::string_view line);

}
