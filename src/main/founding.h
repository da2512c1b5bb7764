#pragma once

#include "accounts/accounts.h"
#include "ledger/ledger.h"

namespace noddfa {

/// Whether anybody is known on a site.
bool is_founded(ledger::Ledger& ledger);

/// Makes an administrator of the board, a practitioner of the board's own office, which is made where it is not there;
/// whoever installs the site stands for the two people that a grant takes (3.4). A Bug where the rooms refuse.
PersonId make_administrator(ledger::Ledger& ledger, std::string const& address, Moment now);

}
