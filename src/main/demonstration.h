#pragma once

#include "ledger/ledger.h"

#include <functional>
#include <vector>

namespace noddfa {

/// Somebody whom a demonstration offers to sign in as; `role` ends the message `page.invented.…`.
struct InventedRole {
    PersonId person;
    char const* role;
};
/// One for each role, in the order in which they are offered.
std::vector<InventedRole> const& invented_roles();

/// Makes a site a demonstration and fills it with the people of an invented authority (`demo/people.jsonl`) and the
/// conferences of invented families, at every stage around `now` (Europe/London): each is told by a file of
/// `demo/families`. `progress(done, all)` is told after each. Returns how many of its commands were refused,
/// which should be none.
int make_demonstration(ledger::Ledger& ledger, Moment now, std::function<void(int, int)> const& progress);

}
