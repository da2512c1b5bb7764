#pragma once

#include "access/decide.h"
#include "application/outbound.h"
#include "application/site.h"

/// Whom a permit wants told of what was done by it (access model 3.4, N).
namespace noddfa::ledger {

/// Whoever holds an office that must be told both when it passes on.
struct Offices {
    std::optional<PersonId> chair;
    std::optional<PersonId> record_taker;
};
/// Of the conference that a permit is for, before anything was done by it.
Offices offices(application::Site const& site, access::Permit const& permit);

/// Queues a message to everybody who is to be told, with the act itself; it carries a reference and nobody's name.
/// `done`: the first record of what was done.
void give_notice(application::Site const& site, access::Permit const& permit, Offices const& before,
                 application::EventRecord const& done, application::Outbound& outbound);

}
