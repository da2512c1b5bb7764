#pragma once

#include "ledger/ledger.h"

#include <functional>

namespace noddfa {

/// Fills a site with a dozen conferences of invented families, at different stages around `today`: each is one of the
/// shipped beginnings, moved by whole weeks, its people renamed. `progress(done, all)` is told after each.
void make_demonstration(ledger::Ledger& ledger, Date today, std::function<void(int, int)> const& progress);

}
