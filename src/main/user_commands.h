#pragma once

#include "main/command.h"

namespace noddfa {

/// `noddfa user link|disable|enable PERSON`.
Command user_command(language::Catalogue const& words);

}
