#pragma once

#include "main/command.h"

namespace noddfa {

/// `noddfa deadline CLAUSE --from DATE`: the date a clause makes due, and how it was computed.
Command deadline_command(language::Catalogue const& words);

}
