#pragma once

#include "access/facts.h"
#include "base/calendar.h"

/// What follows a break-glass claim (3.5): somebody else looks at it within two working days.
namespace noddfa::access {

/// The last day on which a claim may be reviewed in time; afterwards it goes to the Lead Safeguarding Manager.
Date review_due(Fact const& claim, Calendar const& calendar, Settings const& settings);

/// The first day on which a claim that nobody reviewed narrows its agency's right to claim to the register's answer
/// (`narrowed`, one fact for each of its members).
Date narrows_on(Fact const& claim, Calendar const& calendar, Settings const& settings);

}
