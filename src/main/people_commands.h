#pragma once

#include "main/command.h"

namespace noddfa {

/// `noddfa people import FILE` and `noddfa people export`.
Command people_command(language::Catalogue const& words);

}
