#pragma once

#include "application/files.h"
#include "ledger/ledger.h"
#include "replay/player.h"

#include <optional>
#include <string>

namespace noddfa {

/// What an import did.
struct Imported {
    int commands = 0;
    int accepted = 0;
    int refused = 0;
    std::optional<replay::InputFault> fault; ///< the line at which it stopped
};

/// Plays a replay file into a site: what the file leaves out is filled in as when it is replayed, and every command is
/// carried out on the site. A command that the site knows already has no second effect.
Imported import_replay(ledger::Ledger& ledger, std::string const& file, std::string_view text,
                       replay::Include const& include);
/// The same of a file, with what it includes beside it.
Imported import_replay(ledger::Ledger& ledger, application::Files const& files, std::string const& file);

}
