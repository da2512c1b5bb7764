#pragma once

#include "main/command.h"

namespace noddfa {

/// `noddfa verify`: checks a data folder, a backup or an export, offline; one page of what was checked and what was
/// not.
Command verify_command(language::Catalogue const& words);
/// `noddfa export FILE`: the log as one file for whoever checks it.
Command checkpoint_command(language::Catalogue const& words);
Command export_command(language::Catalogue const& words);
/// `noddfa backup FOLDER`: a verified copy, while the site is in use or not.
Command backup_command(language::Catalogue const& words);
/// `noddfa restore FOLDER`: a data folder made from a backup, verified before it can be served.
Command restore_command(language::Catalogue const& words);
/// `noddfa rebuild`: makes the tables that pages read anew and compares them with those in use.
Command rebuild_command(language::Catalogue const& words);

}
