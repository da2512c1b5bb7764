#pragma once

#include "main/command.h"

namespace noddfa {

/// `noddfa serve`: the site's pages, until it is told to stop.
Command serve_command(language::Catalogue const& words);
/// `noddfa demo`: a data folder with a demonstration board and invented families.
Command demo_command(language::Catalogue const& words);
/// `noddfa import-replay FILE`: plays a replay file into a site.
Command import_replay_command(language::Catalogue const& words);

}
