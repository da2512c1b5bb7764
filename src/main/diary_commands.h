#pragma once

#include "main/command.h"

namespace noddfa {

/// `noddfa holidays`: newly proclaimed bank holidays.
Command holidays_command(language::Catalogue const& words);
/// `noddfa outbox`: messages that wait.
Command outbox_command(language::Catalogue const& words);

}
