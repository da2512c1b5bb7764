#pragma once

#include "web/house/form.h"

namespace noddfa::web {

/// Messages that leave the house and what became of them: with `state=` those in one state, else what did not arrive.
/// For who arranges the conferences that they are about, and for administrators; nothing for others. Without a mail
/// server they are kept, and shown here.
std::optional<net::Response> show_messages(Reader const& reader);

enum class MessageChange { send_again, recall };
/// One message, by its number as the address says it.
std::optional<net::Response> change_message(Reader const& reader, Posted const& posted, std::string const& said,
                                            MessageChange change);

/// How many did not arrive, as a line with a link; nothing for whoever may not see them, and for none.
Html undelivered_in_short(Reader const& reader, ledger::Snapshot const& at);

}
