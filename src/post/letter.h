#pragma once

#include "application/outbound.h"
#include "base/moment.h"

#include <optional>
#include <string>
#include <vector>

namespace noddfa::post {

/// A calendar entry inside a letter.
struct Enclosed {
    std::string method; ///< `REQUEST`, `CANCEL`
    std::string text;   ///< RFC 5545
};

/// One mail to one person. T07: there is no room in it for a second recipient.
struct Letter {
    std::string from;
    std::string to;
    std::string subject;
    std::string text; ///< with CRLF
    std::vector<Language> languages; ///< of the text, in their order
    std::string message_id; ///< without its brackets; the same each time the letter is sent
    Moment made;
    std::optional<Enclosed> calendar;
};

/// Whom a letter is for.
struct Recipient {
    std::string address;
    std::optional<Language> language; ///< absent: not known, and both are used
};

/// The house that writes.
struct House {
    std::string address; ///< of the sender
    std::string site;    ///< where to sign in, `https://…`; empty: not said
};

/// What tells a message from every other.
struct Numbered {
    std::int64_t number = 0;
    std::string token;     ///< of this message
    std::string reference; ///< of the matter, as people are told it
    std::string entry;     ///< of the matter and the recipient together; the same for ever
};

/// Writes a message: what is to be done, by when, under which reference. What the matter is about stands on the page
/// behind the sign-in alone (T32). Place and time of a meeting go to those who are asked to it (T34).
Letter letter(application::OutboundMessage const& message, Numbered const& numbered, Recipient const& to,
              House const& house, Moment now);

}
