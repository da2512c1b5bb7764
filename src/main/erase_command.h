#pragma once

#include "main/command.h"

namespace noddfa {

/// `noddfa erase family|child|person REFERENCE`: shows what would go, and with the code that it shows takes it away.
Command erase_command(language::Catalogue const& words);

}
