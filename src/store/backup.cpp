#include "store/backup.h"

#include "db/sqlite.h"
#include "store/fault.h"
#include "store/folder.h"
#include "store/look.h"
#include "store/opening.h"
#include "store/private_file.h"

#include <sys/stat.h>

namespace noddfa::store {

namespace {

// The log first: the keys of what it holds are kept before it, so a later copy of them has all of them.
void copy_both(FolderPaths const& from, FolderPaths const& to)
{
    db::copy_sqlite(*open_to_look(from.log()), to.log());
    db::copy_sqlite(*open_to_look(from.keys()), to.keys());
    sync_file(to.log());
    sync_file(to.keys());
    sync_folder(to.folder);
}

void must_be_green(DatabaseReport const& report)
{
    if (!report.green())
        throw Fault{FaultCode::not_verified, report.audit.steps.at(audit::Step::framing).first};
}

// What an interrupted restore may have left.
void remove_copies(FolderPaths const& paths)
{
    for (auto const& file : {paths.log(), paths.keys()})
        for (auto const* journal : {"", "-wal", "-shm", "-journal"})
            std::filesystem::remove(std::filesystem::path{file} += journal);
    sync_folder(paths.folder);
}

// Only the lock may lie in a folder to restore into, or what a restore that was interrupted left.
void must_be_restorable(FolderPaths const& paths)
{
    if (std::filesystem::exists(paths.restoring()))
        return;
    for (auto const& entry : std::filesystem::directory_iterator{paths.folder})
        if (entry.path() != paths.lock() && !entry.path().filename().string().starts_with("restoring"))
            throw Fault{FaultCode::target_not_empty};
}

void apply_tombstones(FolderPaths const& paths, std::filesystem::path const& site_key, std::set<Id> const& also_erased)
{
    db::SqliteOptions options;
    options.mode = db::SqliteMode::write;
    options.journal = db::SqliteJournal::rollback;
    Vault vault{{std::make_unique<db::SqliteConnection>(paths.keys(), options), SiteKey::read(site_key),
                 erasures_beside(site_key), &system_random(), &xchacha20_poly1305(), false}};
    vault.destroy_all(tombstones(*open_to_look(paths.log())));
    vault.destroy_all(also_erased);
}

DatabaseReport fill(FolderPaths const& from, FolderPaths const& to, std::filesystem::path const& site_key,
                    VerifyOptions const& options, std::set<Id> const& also_erased)
{
    copy_both(from, to);
    apply_tombstones(to, site_key, also_erased);
    auto report = verify_folder(to.folder, options, site_key);
    must_be_green(report);
    return report;
}

// Runs `work`; what it throws goes up as a `Fault`, after `clean_up`.
template<class Work, class CleanUp> auto or_clean_up(Work const& work, CleanUp const& clean_up)
{
    try {
        return work();
    } catch (db::Failure const& failure) {
        clean_up();
        throw fault_of(failure);
    } catch (std::filesystem::filesystem_error const&) {
        clean_up();
        throw Fault{FaultCode::folder_unusable};
    } catch (...) {
        clean_up();
        throw;
    }
}

}

DatabaseReport backup(std::filesystem::path const& folder, std::filesystem::path const& site_key,
                      VerifyOptions const& options, std::filesystem::path const& target)
{
    FolderPaths const from{folder};
    if (!holds_data(from.log()))
        throw Fault{FaultCode::missing_log};
    if (!holds_data(from.keys()))
        throw Fault{FaultCode::missing_key_store};
    if (std::filesystem::exists(target)
        && !(std::filesystem::is_directory(target) && std::filesystem::is_empty(target)))
        throw Fault{FaultCode::target_not_empty};
    auto const unfinished = std::filesystem::path{target} += ".new";
    auto const discard = [&] {
        std::error_code ignored;
        std::filesystem::remove_all(unfinished, ignored);
    };
    return or_clean_up(
        [&] {
            discard();
            if (::mkdir(unfinished.c_str(), 0700) != 0)
                throw Fault{FaultCode::folder_unusable};
            copy_both(from, {unfinished});
            auto report = verify_folder(unfinished, options, site_key);
            must_be_green(report);
            std::filesystem::rename(unfinished, target);
            sync_folder(target.has_parent_path() ? target.parent_path() : ".");
            return report;
        },
        discard);
}

DatabaseReport restore(std::filesystem::path const& from, std::filesystem::path const& folder,
                       std::filesystem::path const& site_key, VerifyOptions const& options,
                       std::set<Id> const& also_erased)
{
    if (FolderPaths const copy{from}; !holds_data(copy.log()) || !holds_data(copy.keys()))
        throw Fault{FaultCode::not_a_backup};
    must_lie_outside(site_key, folder);
    HeldFolder const held{folder};
    auto const& paths = held.paths();
    must_be_restorable(paths);
    write_private_file(paths.restoring(), "a restore is under way\n");
    remove_copies(paths);
    auto report = or_clean_up([&] { return fill({from}, paths, site_key, options, also_erased); },
                              [&] {
                                  remove_copies(paths);
                                  std::filesystem::remove(paths.restoring());
                              });
    std::filesystem::remove(paths.restoring());
    sync_folder(folder);
    return report;
}

}
