#pragma once

#include "protocol/notices.h"
#include "web/house/form.h"

/// What somebody is told at once stands where they work until they say that they have seen it (R-02, CHAIR-08).
namespace noddfa::web {

/// Open alerts of a stream that are the reader's to answer: to them, or to a post that nobody holds.
std::vector<Alert> alerts_to_answer(Reader const& reader, ledger::Snapshot const& at,
                                    application::StreamId const& stream);
/// What is told, and that nobody holds the post that is told it, where nobody does.
std::string alert_in_words(Reader const& reader, Alert const& alert);
/// To where an alert is answered.
Html alert_link(Reader const& reader, application::StreamId const& stream, Alert const& alert);
/// The part of a conference's page on its alerts; nothing where the reader has none to answer.
Html alerts_of(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference);

/// The form on the reader's open alerts of a stream about the same; nothing where there are none.
std::optional<Form> alert_form(Reader const& reader, std::string const& room, std::string const& key,
                               std::string const& about);
PageParts show_alert(Reader const& reader, Form const& form, std::string const& room, std::string const& key,
                     std::string const& about);
std::optional<net::Response> take_alert(Reader const& reader, Form& form, std::string const& room,
                                        std::string const& key, std::string const& about);

}
