#pragma once

#include "audit/verifier.h"
#include "store/vault.h"

#include <filesystem>
#include <map>

namespace noddfa::store {

/// Against what a log is checked: given by who checks, never taken from what is checked.
struct VerifyOptions {
    std::string origin;
    audit::VerifierKey key;
    std::vector<std::string> held;         ///< signed checkpoints kept elsewhere
    std::size_t most_streams = 4'000'000;  ///< see `audit::Verifier`
};

/// What a database says beside its leaves.
enum class Part {
    structure, ///< the file's pages, as SQLite checks them
    head,      ///< the log's summary of itself
    rows,      ///< each row's other columns and stored leaf hash, against its leaf
    streams,   ///< each stream's head, against its records; with keys, its sealed key
    tiles,     ///< the stored nodes of the tree
    outcomes,  ///< with keys: that each command's outcome opens
};
char const* name(Part part);

struct DatabaseReport {
    audit::Report audit;
    std::map<Part, audit::StepResult> parts;

    bool green() const;
};

/// Checks a log's database as one snapshot; with a vault also what is sealed. Damage is told in the report; what cannot
/// be read at all is a `Fault`.
DatabaseReport verify_database(db::Connection& connection, VerifyOptions const& options, Vault* vault);

/// Checks `log.db` of a data folder or a backup, in use or not, without changing it. With a site key its sealed
/// payloads too
/// (`keys.db`); `options.key` and `origin` are left to the caller.
DatabaseReport verify_folder(std::filesystem::path const& folder, VerifyOptions const& options,
                             std::optional<std::filesystem::path> const& site_key);

/// The key that checkpoints of a site are signed with, to be handed to who checks.
audit::VerifierKey verifier_key_of(std::filesystem::path const& site_key, std::string const& origin);

}
