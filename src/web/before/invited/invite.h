#pragma once

#include "web/house/route.h"

/// Whom a conference invites (INV-02): several at once of those who know the family, or one with all that is said of
/// them; who is invited, with their answers.
namespace noddfa::web {

/// For who arranges the conference.
Guard inviting(std::string const& conference);
Guard inviting_one(std::string const& conference, std::string const& person);

std::optional<Form> invite_form(Reader const& reader, std::string const& conference);
PageParts show_invite(Reader const& reader, Form const& form, std::string const& conference);
std::optional<net::Response> take_invite(Reader const& reader, Form& form, std::string const& conference);

/// One person of the directory, or one invited before; `person` is empty for somebody whom the directory does not know.
std::optional<Form> invitee_form(Reader const& reader, std::string const& conference, std::string const& person);
PageParts show_invitee(Reader const& reader, Form const& form, std::string const& conference,
                       std::string const& person);
std::optional<net::Response> take_invitee(Reader const& reader, Form& form, std::string const& conference,
                                          std::string const& person);

/// Who is invited, from where, in which capacity, and what they answered.
Html invitees(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference);

}
