#pragma once

#include "access/settings.h"
#include "protocol/settings.h"

namespace noddfa::application {

/// The board's numbers for access, as in force on a day.
access::Settings access_settings(Settings const& board);

}
