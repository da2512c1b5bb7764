#pragma once

#include "application/rows.h"

namespace noddfa::application {

enum class MessageKind { alert, reminder, link, meeting, meeting_cancelled };
BOOST_DESCRIBE_ENUM(MessageKind, alert, reminder, link, meeting, meeting_cancelled)

/// What somebody is to be told. It carries the reference of a stream and nobody's name. A link is a secret until it is
/// delivered: it is never shown, and neither is the address that it goes to.
struct OutboundMessage {
    MessageKind kind{};
    std::string clause;
    std::string what;        ///< a code, as in duties and alerts
    std::string post;        ///< an alert is for whoever holds it; empty: for a person
    std::optional<PersonId> to; ///< absent: nobody holds the post, or nobody in particular owes it
    std::string about;       ///< which agency or report, where several owe the same
    std::optional<ReminderStep> step;
    std::optional<Date> due;
    Date on;                 ///< the day it was owed
    std::string address;     ///< of a link: where it goes
    std::string link;
    std::optional<Language> language; ///< of a link's letter
    // Of a meeting alone.
    std::optional<Moment> starts;
    std::string place;
    std::optional<int> sequence; ///< higher with each change of the person's entry
    bool again = false;          ///< it takes the place of what was sent before; the outbox says so
};
BOOST_DESCRIBE_STRUCT(OutboundMessage, (),
                      (kind, clause, what, post, to, about, step, due, on, address, link, language, starts, place,
                       sequence, again))

/// Whether a message can still be taken back for a while after it was queued (T03).
constexpr bool is_recallable(MessageKind kind)
{
    return kind == MessageKind::meeting || kind == MessageKind::meeting_cancelled;
}

/// Where messages go that must leave the house. They are kept in the transaction of what they tell of, and delivered by
/// whoever delivers.
class Outbound {
public:
    virtual ~Outbound() = default;
    /// `name` says which message it is: under one name only the first is kept.
    virtual void queue(StreamId const& about, std::string const& key_scope, std::string const& name,
                       OutboundMessage const& message) = 0;
};

/// CHAIR-08, REG-03, R-02: whoever holds the post is told the same day.
void tell(std::vector<EventRecord> const& records, Outbound& outbound);
/// Sends the reminders among rows; of several about one duty the last alone.
void remind(std::vector<Row> const& rows, Outbound& outbound);

}
