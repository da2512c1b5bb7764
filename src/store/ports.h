#pragma once

#include "application/clock.h"
#include "application/random.h"

namespace noddfa::store {

using application::Clock;
using application::Random;

Clock& system_clock();
Random& system_random();

}
