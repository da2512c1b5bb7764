#pragma once

#include "ledger/proposed_rules.h"
#include "web/desk/desk_form.h"

/// Changing what the board sets, and its holidays: seen before, and agreed to by a second person where the board asks.
namespace noddfa::web {

/// What a change would do to open duties, without a word of whose they are.
Html foreseen_in_words(Reader const& reader, ledger::Foreseen const& foreseen);

/// Carries a change out, or proposes it where two people are needed; nothing, with what is wrong in the form, where it
/// is not permitted.
std::optional<net::Response> change_rules(Reader const& reader, Form& form, ledger::ProposedRule rule,
                                          std::vector<std::string> const& place);

/// What is to be confirmed: the answers again, unseen, with the button that means them.
net::Response confirmation(Reader const& reader, Form const& form, std::vector<std::string> const& fields,
                           Html const& shown, std::vector<Crumb> const& crumbs);
/// Whether a form came from there.
inline constexpr char const* confirmed = "confirmed";

/// What waits for a second person.
Html waiting_rules(Reader const& reader);

/// A value of a setting, as a page shows it.
Html value_in_words(Reader const& reader, std::string const& key, std::string const& json);

}
