#pragma once

#include "ledger/ledger.h"
#include "main/command.h"
#include "main/configuration.h"

#include <functional>
#include <memory>

/// What the commands on a site share: opening it, and telling what is wrong in words.
namespace noddfa {

/// A command on a site, its texts under `cli.<name>.`; `own` stand before the arguments that say which site.
Command site_command(language::Catalogue const& words, char const* name, std::vector<Argument> own,
                     int (*run)(Given const&, language::Catalogue const&, std::ostream&, std::ostream&));

/// The arguments that say which site: `--config`, `--data`, `--key`, `--origin`.
std::vector<Argument> site_arguments(language::Catalogue const& words);

/// What the arguments and the configuration file say. Nothing, and told why, when they cannot be read.
std::optional<Configuration> configuration_of(Given const& given, language::Catalogue const& words,
                                              std::ostream& errors);

store::LogOptions log_options(Configuration const& configuration);
/// The ledger of a site that is there. `Fault` with `missing_site` otherwise: a folder mistyped says so, and is not
/// made.
std::unique_ptr<ledger::Ledger> open_ledger(Configuration const& configuration, ledger::Progress const& progress = {});
/// The same, or that of a new site, for what begins one.
std::unique_ptr<ledger::Ledger> open_or_make_ledger(Configuration const& configuration,
                                                    ledger::Progress const& progress = {});
/// Tells how far long work has come, a line at a time.
ledger::Progress progress_told(language::Catalogue const& words, std::ostream& errors);

/// What is wrong and what to do, in words, with the record's number where one is meant.
std::string told(store::Fault const& fault, language::Catalogue const& words);

/// Carries out `work`, whose faults are told; the exit status.
int attempt(language::Catalogue const& words, std::ostream& errors, std::function<int()> const& work);

/// Whether the data folder was made by `noddfa demo`: nothing else is served until people can sign in.
bool is_demonstration(Configuration const& configuration);
void mark_as_demonstration(Configuration const& configuration);

}
