#include "post/calendar_entry.h"

#include "base/london.h"
#include "support/mail_server.h"

/// Entries as their text, and as a calendar client shows them.
namespace noddfa::post::calendar_entry_test {

namespace {

CalendarEntry entry()
{
    CalendarEntry made;
    made.uid = "0123@example.test";
    made.sequence = 4;
    made.made = *read_london_time("2026-03-01T12:00").moment;
    made.starts = *read_london_time("2026-07-06T10:00").moment;
    made.summary = "Meeting 7F3K-2Q9D";
    made.place = "Tŷ Cyngor, ystafell 2; y llawr cyntaf";
    made.description = "Sign in to read more: https://noddfa.example.test/en";
    made.organizer = "noddfa@example.test";
    made.attendee = "haf@example.test";
    return made;
}

/// What a calendar client shows after it was handed entries one after the other.
std::string shown(std::vector<CalendarEntry> const& entries)
{
    store::TestFolder folder;
    auto command = TestMailServer::script("calendar.sh") + " " + folder.path().string();
    for (std::size_t at = 0; at < entries.size(); ++at) {
        auto const file = folder.path() / (std::to_string(at) + ".ics");
        store::write_file(file, ical(entries[at]));
        command += " " + file.string();
    }
    auto* out = ::popen((command + " 2>/dev/null").c_str(), "r");
    std::string text;
    char part[256];
    while (out && std::fgets(part, sizeof part, out))
        text += part;
    EXPECT_EQ(out ? ::pclose(out) : -1, 0);
    return text;
}

}

TEST(CalendarEntries, are_lines_of_seventy_five_octets_that_break_no_character)
{
    EXPECT_EQ(folded("SUMMARY:a"), "SUMMARY:a\r\n");
    std::string text = "SUMMARY:a";
    for (int i = 0; i < 100; ++i)
        text += "ŷ";
    auto const lines = folded(text);
    std::string unfolded;
    for (std::size_t at = 0; at < lines.size();) {
        auto const end = lines.find("\r\n", at);
        EXPECT_LE(end - at, 75U);
        EXPECT_TRUE(at == 0 || lines[at] == ' ');
        auto const from = at == 0 ? at : at + 1;
        EXPECT_FALSE((static_cast<unsigned char>(lines[from]) & 0xC0U) == 0x80U);
        unfolded += lines.substr(from, end - from);
        at = end + 2;
    }
    EXPECT_EQ(unfolded, text);
}

TEST(CalendarEntries, escape_what_would_end_a_value)
{
    EXPECT_EQ(ical_text("a,b;c\\d\ne\r\x01"), "a\\,b\\;c\\\\d\\ne");
    auto made = entry();
    made.summary = "a\r\nATTENDEE:mailto:other@example.test";
    EXPECT_EQ(ical(made).find("\r\nATTENDEE:mailto:other"), std::string::npos);
}

TEST(CalendarEntries, say_their_times_in_utc)
{
    auto const text = ical(entry());
    EXPECT_NE(text.find("\r\nDTSTART:20260706T090000Z\r\n"), std::string::npos) << "ten o'clock in summer";
    EXPECT_NE(text.find("\r\nDTSTAMP:20260301T120000Z\r\n"), std::string::npos);
}

TEST(CalendarEntries, are_taken_by_a_calendar_client_moved_and_cancelled)
{
    EXPECT_EQ(shown({entry()}),
              "2026-07-06 10:00 Meeting 7F3K-2Q9D | Tŷ Cyngor, ystafell 2; y llawr cyntaf | CONFIRMED \n");
    auto moved = entry();
    ++moved.sequence;
    moved.starts = *read_london_time("2026-11-09T14:30").moment;
    EXPECT_EQ(shown({entry(), moved}),
              "2026-11-09 14:30 Meeting 7F3K-2Q9D | Tŷ Cyngor, ystafell 2; y llawr cyntaf | CONFIRMED \n");
    auto off = moved;
    ++off.sequence;
    off.method = EntryMethod::cancel;
    EXPECT_EQ(shown({entry(), moved, off}),
              "2026-11-09 14:30 Meeting 7F3K-2Q9D | Tŷ Cyngor, ystafell 2; y llawr cyntaf | CANCELLED \n");
}

}
