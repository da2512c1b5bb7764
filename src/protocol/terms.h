#pragma once

#include "base/calendar.h"
#include "protocol/background.h"
#include "protocol/services.h"
#include "protocol/settings.h"

namespace noddfa {

/// What a decider is given beside state and command: rules as data, and what other streams know.
struct Terms {
    Settings const& settings;       ///< pinned for the stream (R-05): for a conference, as when it was convened
    SettingsHistory const& history; ///< for a clock that starts now
    Calendar const& calendar;
    Services const& services;
    Background const& background;
};

}
