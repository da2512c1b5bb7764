#pragma once

#include "directory/events.h"
#include "protocol/gate.h"

namespace noddfa::directory {

using Gate = GateOf<Event>;

}
