#pragma once

#include "main/command.h"

namespace noddfa {

/// `noddfa replay FILE`: plays commands as JSON lines and prints what follows from them.
Command replay_command(language::Catalogue const& words);

}
