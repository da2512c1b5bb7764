#include "store/look.h"

#include "store/folder.h"
#include "store/opening.h"
#include "store/schema.h"

#include <sodium.h>

namespace noddfa::store {

LogToRead::LogToRead(std::filesystem::path const& folder, std::filesystem::path const& site_key)
{
    must_hold_a_site(folder);
    auto const file = FolderPaths{folder}.log();
    if (!holds_data(file))
        throw Fault{FaultCode::missing_log};
    try {
        connection_ = open_to_look(file);
        if (schema_version(*connection_) != migrations().back().version)
            throw Fault{FaultCode::newer_schema};
        vault_ = open_vault_to_look(folder, site_key);
        connection_->begin_read();
        vault_->treat_as_erased(tombstones(*connection_));
        reader_ = std::make_unique<Reader>(*connection_, *vault_);
    } catch (db::Failure const& failure) {
        throw fault_of(failure);
    }
}

std::unique_ptr<db::SqliteConnection> open_to_look(std::filesystem::path const& file)
{
    db::SqliteOptions options;
    options.mode = db::SqliteMode::read;
    try {
        auto connection = std::make_unique<db::SqliteConnection>(file, options);
        connection->must_be_readable();
        return connection;
    } catch (db::Failure const& failure) {
        auto const journal = std::filesystem::path{file} += "-wal";
        auto const read_only = failure.code() == db::Code::cannot_open || failure.code() == db::Code::read_only;
        // Nobody can write here either, and there is no journal to miss.
        if (!read_only || holds_data(journal))
            throw;
        options.mode = db::SqliteMode::frozen;
        return std::make_unique<db::SqliteConnection>(file, options);
    }
}

std::unique_ptr<Vault> open_vault_to_look(std::filesystem::path const& folder, std::filesystem::path const& site_key)
{
    if (sodium_init() < 0)
        throw Fault{FaultCode::storage};
    auto const file = FolderPaths{folder}.keys();
    if (!holds_data(file))
        throw Fault{FaultCode::missing_key_store};
    return std::make_unique<Vault>(Vault::Parts{open_to_look(file), SiteKey::read(site_key), erasures_beside(site_key),
                                                &system_random(), &xchacha20_poly1305(), false},
                                   true);
}

}
