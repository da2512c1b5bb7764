#include "store/log.h"

#include "base/bug.h"
#include "db/sqlite.h"
#include "store/folder.h"
#include "store/group.h"
#include "store/opening.h"
#include "store/private_file.h"
#include "store/schema.h"

#include <sodium.h>

#include <condition_variable>
#include <deque>
#include <thread>

namespace noddfa::store {

namespace {

std::unique_ptr<db::Connection> open_key_store(std::filesystem::path const& file, std::string const& vfs)
{
    db::SqliteOptions options;
    options.vfs = vfs;
    options.journal = db::SqliteJournal::rollback; // no copy of a destroyed key in a long journal
    return std::make_unique<db::SqliteConnection>(file, options);
}

// The key goes only once its tombstone is on the disk.
template<class Work> class EraseJob final : public JobOf<Work> {
public:
    EraseJob(Work work, Vault& vault, Id const& scope) : JobOf<Work>(std::move(work)), vault_(vault), scope_(scope) {}
    void after_commit() override { vault_.destroy(scope_); }
    bool alone() const override { return true; }

private:
    Vault& vault_;
    Id scope_;
};

}

// Everything the writer's thread and the readers share.
class Log::Open {
public:
    explicit Open(LogOptions given) : options(std::move(given)), held(options.folder)
    {
        if (sodium_init() < 0)
            throw Fault{FaultCode::storage};
        must_lie_outside(options.site_key, options.folder);
        auto const& paths = held.paths();
        if (std::filesystem::exists(paths.restoring()))
            throw Fault{FaultCode::restore_unfinished};
        auto const has_log = options.database || holds_data(paths.log());
        auto const has_keys = holds_data(paths.keys());
        if (has_keys && !has_log)
            throw Fault{FaultCode::missing_log};
        if (!options.database)
            options.database = std::make_shared<db::SqliteDatabase>(paths.log(), options.vfs);
        connection = options.database->open_writer();
        migrate(*connection, migrations());
        make_head(*connection);
        auto const first_start = !has_records(*connection);
        auto key = first_start && !has_keys ? SiteKey::read_or_make(options.site_key, *options.random)
                                            : SiteKey::read(options.site_key);
        if (!first_start && !has_keys)
            throw Fault{FaultCode::missing_key_store};
        signer = key.signer(options.origin);
        vault = std::make_unique<Vault>(Vault::Parts{open_key_store(paths.keys(), options.vfs), std::move(key),
                                                     erasures_beside(options.site_key), options.random, options.cipher,
                                                     first_start});
        if (first_start && vault->log_has_begun())
            throw Fault{FaultCode::missing_log};
        if (!first_start)
            vault->note_log_has_begun();
        sync_folder(options.folder);
        auto tail = checked_tail(*connection, signer->verifier_key());
        vault->destroy_all(tombstones(*connection));
        epoch = raise_epoch(*connection);
        writer = std::make_unique<Writer>(
            *connection, *vault, Writer::Site{options.tenant, options.build, epoch, options.clock, options.random},
            std::move(tail), &versions);
        for (std::size_t count = 0; count < options.readers; ++count)
            readers.push_back(options.database->open_reader());
    }

    void work()
    {
        GroupCommit group{*connection, *vault, *writer, *signer};
        while (wait_for_work())
            group.carry_out([this](std::size_t jobs, std::size_t bytes) { return take(jobs, bytes); });
    }

    LogOptions options;
    HeldFolder held;
    std::unique_ptr<db::Connection> connection;
    std::unique_ptr<audit::Signer> signer;
    std::unique_ptr<Vault> vault;
    std::unique_ptr<Writer> writer;
    std::uint64_t epoch = 0;
    Versions versions;

    std::mutex queue_mutex;
    std::condition_variable queue_changed;
    std::deque<std::unique_ptr<Job>> queue;
    bool stopping = false;

    std::mutex readers_mutex;
    std::condition_variable reader_free;
    std::vector<std::unique_ptr<db::Connection>> readers;

    std::thread thread;

private:
    bool wait_for_work()
    {
        std::unique_lock lock{queue_mutex};
        queue_changed.wait(lock, [this] { return stopping || !queue.empty(); });
        return !queue.empty();
    }

    std::unique_ptr<Job> take(std::size_t jobs, std::size_t bytes)
    {
        std::lock_guard const lock{queue_mutex};
        if (queue.empty() || jobs >= options.most_jobs || bytes >= options.most_bytes
            || (jobs > 0 && queue.front()->alone()))
            return nullptr;
        auto job = std::move(queue.front());
        queue.pop_front();
        return job;
    }
};

Log::Log(LogOptions options)
{
    try {
        open_ = std::make_unique<Open>(std::move(options));
    } catch (db::Failure const& failure) {
        throw fault_of(failure);
    }
    open_->thread = std::thread{[this] { open_->work(); }};
}

bool Log::signed_last_checkpoint() noexcept
{
    try {
        checkpoint();
        return true;
    } catch (std::exception const&) {
        return false;
    }
}

Log::~Log()
{
    // If it cannot be signed, nothing but their own links covers the last records until the next one is.
    signed_last_checkpoint();
    {
        std::lock_guard const lock{open_->queue_mutex};
        open_->stopping = true;
    }
    open_->queue_changed.notify_all();
    open_->thread.join();
    open_->readers.clear();
}

void Log::enqueue(std::unique_ptr<Job> job)
{
    {
        std::lock_guard const lock{open_->queue_mutex};
        if (open_->stopping)
            throw Fault{FaultCode::stopping};
        if (open_->queue.size() >= open_->options.longest_queue)
            throw Fault{FaultCode::overloaded};
        open_->queue.push_back(std::move(job));
    }
    open_->queue_changed.notify_one();
}

Log::Lease::Lease(Log& log) : log_(log)
{
    auto& open = *log.open_;
    std::unique_lock lock{open.readers_mutex};
    if (!open.reader_free.wait_for(lock, open.options.reader_patience, [&] { return !open.readers.empty(); }))
        throw Fault{FaultCode::overloaded};
    connection_ = std::move(open.readers.back());
    open.readers.pop_back();
    lock.unlock();
    reader_ = std::make_unique<Reader>(*connection_, *open.vault, &open.versions);
    connection_->begin_read();
}

Log::Lease::~Lease()
{
    connection_->roll_back();
    reader_.reset();
    {
        std::lock_guard const lock{log_.open_->readers_mutex};
        log_.open_->readers.push_back(std::move(connection_));
    }
    log_.open_->reader_free.notify_one();
}

std::future<void> Log::erase(std::string_view key_scope, NewRecord about, std::function<void(Writer&)> purge)
{
    if (key_scope.empty())
        throw Bug{"store: no key scope to erase"};
    auto& vault = *open_->vault;
    auto const scope = vault.scope_id(key_scope);
    if (about.key_scope.empty())
        about.key_scope = "site:disposals";
    auto work = [about = std::move(about), purge = std::move(purge), scope](Writer& writer) {
        writer.append_disposal({"site", "disposals"}, about, scope);
        if (purge)
            purge(writer);
        writer.sign_checkpoint();
    };
    auto job = std::make_unique<EraseJob<decltype(work)>>(std::move(work), vault, scope);
    auto future = job->future();
    enqueue(std::move(job));
    return future;
}

std::string Log::checkpoint()
{
    submit([](Writer& writer) { writer.sign_checkpoint(); }).get();
    return read([](Reader& reader) { return reader.checkpoint().value_or(""); });
}

Id Log::pseudonym(std::string_view kind, std::string_view text) const { return open_->vault->pseudonym(kind, text); }

Id Log::scope_id(std::string_view key_scope) const { return open_->vault->scope_id(key_scope); }

audit::VerifierKey const& Log::verifier_key() const { return open_->signer->verifier_key(); }

std::size_t Log::jobs_waiting() const
{
    std::lock_guard const lock{open_->queue_mutex};
    return open_->queue.size();
}

std::uint64_t Log::epoch() const { return open_->epoch; }

std::filesystem::path const& Log::folder() const { return open_->options.folder; }

}
