#pragma once

#include "store/verify.h"

namespace noddfa::store {

/// Copies a log and its wrapped keys, in use or not, into a new folder, and verifies the copy with the site's key
/// before it gets its name. Neither the site key nor the list of erasures is in it. `Fault`: `target_not_empty`,
/// `not_verified` (the copy is removed), `missing_log`, `wrong_key`, `disk_full`, `folder_unusable`.
DatabaseReport backup(std::filesystem::path const& folder, std::filesystem::path const& site_key,
                      VerifyOptions const& options, std::filesystem::path const& target);

/// Makes a data folder of a backup: copies, verifies (against `options.held` too), and applies every tombstone that the
/// log, the key store, the list beside the site key and `also_erased` know, before anything can be served. A restore
/// that is interrupted can only be begun again: the log does not open before it is complete. `Fault`:
/// `target_not_empty`, `not_a_backup`, `not_verified` (the folder is emptied), `wrong_key`, `second_process`,
/// `disk_full`, `folder_unusable`.
DatabaseReport restore(std::filesystem::path const& from, std::filesystem::path const& folder,
                       std::filesystem::path const& site_key, VerifyOptions const& options,
                       std::set<Id> const& also_erased = {});

}
