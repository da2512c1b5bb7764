#include "main/link_post.h"

#include "accounts/tables.h"
#include "directory/state.h"
#include "ledger/outbox.h"

namespace noddfa {

void LinkPost::queue(store::Writer& writer, accounts::Letter const& letter)
{
    application::OutboundMessage message;
    message.kind = application::MessageKind::link;
    message.what = letter.purpose == signin::LinkPurpose::recovery ? "recovery" : "enrolment";
    message.to = letter.to;
    message.on = application::london_time(clock_).day;
    message.address = letter.address;
    message.link = letter.link;
    message.language = letter.language;
    // Each link is another one: its own text tells it from the others, as a pseudonym.
    ledger::Outbox{writer, ledger::seconds_of(clock_)}.queue(
        {application::Room::directory, directory::key_of(letter.to)}, accounts::scope_of(letter.to),
        "link " + letter.link, message);
}

}
