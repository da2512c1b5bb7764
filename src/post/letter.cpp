#include "post/letter.h"

#include "language/catalogue.h"
#include "post/calendar_entry.h"
#include "post/headers.h"

namespace noddfa::post {

namespace {

using application::MessageKind;
using application::OutboundMessage;
using application::ReminderStep;
using language::Catalogue;

/// Where both are used Welsh stands first: what is read second is read less.
std::vector<Language> languages_for(Recipient const& to)
{
    return to.language ? std::vector{*to.language} : std::vector{Language::cy, Language::en};
}

bool is_meeting(OutboundMessage const& message)
{
    return message.kind == MessageKind::meeting || message.kind == MessageKind::meeting_cancelled;
}

std::string kind_of(OutboundMessage const& message)
{
    switch (message.kind) {
    case MessageKind::alert: return "alert";
    case MessageKind::reminder: return message.step == ReminderStep::missed ? "missed" : "reminder";
    case MessageKind::link: return message.what == "recovery" ? "recovery" : "enrolment";
    case MessageKind::meeting: return "meeting";
    case MessageKind::meeting_cancelled: return "cancelled";
    }
    return {};
}

language::Holes holes_for(OutboundMessage const& message, std::string const& reference, House const& house,
                          Catalogue const& words)
{
    language::Holes holes{{"reference", reference}};
    if (message.due)
        holes.emplace("due", words.day(*message.due));
    if (message.starts) {
        holes.emplace("day", words.day(message.starts->day));
        holes.emplace("time", words.time(*message.starts));
    }
    if (!message.place.empty())
        holes.emplace("place", message.place);
    if (message.again)
        holes.emplace("again", "");
    if (!message.link.empty())
        holes.emplace("link", message.link);
    else if (!house.site.empty())
        holes.emplace("link", house.site + (words.language() == Language::cy ? "/cy/work/" : "/en/work/") + reference);
    return holes;
}

/// A message for each language, one behind the other.
std::string in_each(std::string_view id, std::vector<Language> const& languages, std::string_view between,
                    auto const& holes)
{
    std::string all;
    for (auto const language : languages) {
        auto const& words = Catalogue::of(language);
        all += (all.empty() ? "" : std::string{between}) + words.text(id, holes(words));
    }
    return all;
}

std::string with_crlf(std::string const& text)
{
    std::string lines;
    for (auto const character : text) {
        if (character == '\n')
            lines += '\r';
        if (character != '\r')
            lines += character;
    }
    return lines;
}

}

Letter letter(OutboundMessage const& message, Numbered const& numbered, Recipient const& to, House const& house,
              Moment now)
{
    auto const languages = languages_for(to);
    auto const holes = [&](Catalogue const& words) { return holes_for(message, numbered.reference, house, words); };
    auto const id = "mail." + kind_of(message);
    Letter written;
    written.from = house.address;
    written.to = to.address;
    written.languages = languages;
    written.made = now;
    written.subject = in_each(id + ".subject", languages, " / ", holes);
    for (auto const language : languages) {
        auto const& words = Catalogue::of(language);
        auto const said = holes(words);
        written.text += (written.text.empty() ? "" : "\n\n* * *\n\n") + words.text(id + ".text", said) + "\n\n"
                        + (message.kind == MessageKind::link ? "" : words.text("mail.sign_in", said) + "\n\n")
                        + words.text("mail.no_answers");
    }
    written.text = with_crlf(written.text + "\n");
    written.message_id = std::to_string(numbered.number) + "." + numbered.token + "@" + domain_of(house.address);
    if (is_meeting(message) && message.starts) {
        CalendarEntry entry;
        entry.method = message.kind == MessageKind::meeting ? EntryMethod::request : EntryMethod::cancel;
        entry.uid = numbered.entry + "@" + domain_of(house.address);
        entry.sequence = message.sequence.value_or(0);
        entry.made = now;
        entry.starts = *message.starts;
        entry.summary = in_each("mail.meeting.subject", languages, " / ", holes);
        entry.place = message.place;
        entry.description = in_each("mail.sign_in", languages, "\n", holes);
        entry.organizer = house.address;
        entry.attendee = to.address;
        written.calendar = Enclosed{std::string{name_of(entry.method)}, ical(entry)};
    }
    return written;
}

}
