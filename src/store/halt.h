#pragma once

namespace noddfa::store {

/// Ends the process (SIGABRT) after one fixed line on standard error. For when what is on the disk is no longer known:
/// only reading the log again can tell.
[[noreturn]] void halt(char const* line);

}
