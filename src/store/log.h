#pragma once

#include "store/job.h"
#include "store/writer.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

namespace noddfa::store {

struct LogOptions {
    std::filesystem::path folder;   ///< the data folder; made (0700) on a first start
    std::filesystem::path site_key; ///< outside it; made on a first start
    std::string origin;             ///< the log's name on its checkpoints, e.g. `noddfa.example/log/2026`
    Id tenant{};                    ///< the authority
    Hash build{};                   ///< of the running program
    Clock* clock = &system_clock();
    Random* random = &system_random();
    Cipher const* cipher = &xchacha20_poly1305();
    std::shared_ptr<db::Database> database; ///< none: SQLite, `log.db` in the folder
    std::string vfs;                        ///< SQLite's name of a file system, for both files; empty: the usual
    std::size_t readers = 4;
    std::size_t most_jobs = 256;                ///< of a group
    std::size_t most_bytes = 8 * 1024 * 1024;   ///< of a group, after which no more jobs join it
    std::size_t longest_queue = 4096;           ///< jobs that may wait
    std::chrono::milliseconds reader_patience{10'000};
};

/// The log of a site, held by one process. Usable from every thread; nothing outlives it.
class Log {
public:
    /// Opens or makes it: checks keys, schema, head and last checkpoint, applies every tombstone, raises the epoch.
    /// `Fault` with a code of opening; `db::Failure` is never let through.
    explicit Log(LogOptions options);
    /// Carries out what waits, signs a last checkpoint.
    ~Log();
    Log(Log const&) = delete;
    Log& operator=(Log const&) = delete;

    /// Hands `work(Writer&)` to the writer. The future is ready when what it wrote is on the disk, with what it gave;
    /// or with what it threw, all its writes undone. `Fault`: `overloaded`, `stopping` at once; `disk_full`, `storage`
    /// in the future. If the process ends meanwhile, only the log knows whether the work was kept.
    template<class Work> auto submit(Work work)
    {
        auto job = std::make_unique<JobOf<Work>>(std::move(work));
        auto future = job->future();
        enqueue(std::move(job));
        return future;
    }

    /// Gives `work(Reader&)` a snapshot and answers what it gives. `Fault` with `overloaded` when no reader comes free.
    template<class Work> auto read(Work work)
    {
        try {
            Lease const lease{*this};
            return work(lease.reader());
        } catch (db::Failure const& failure) {
            throw fault_of(failure);
        }
    }

    /// Erases a key scope: a tombstone in the log (stream `site`/`disposals`), with `about` naming authority and
    /// people, and whatever `purge` changes in projections, in one transaction; then the key. Ready when all of it is
    /// done.
    std::future<void> erase(std::string_view key_scope, NewRecord about, std::function<void(Writer&)> purge = {});
    /// Signs and keeps a checkpoint of everything committed before; the note.
    std::string checkpoint();

    Id pseudonym(std::string_view kind, std::string_view text) const;
    Id scope_id(std::string_view key_scope) const;
    audit::VerifierKey const& verifier_key() const;
    std::uint64_t epoch() const;
    std::size_t jobs_waiting() const;
    std::filesystem::path const& folder() const;

private:
    class Open;
    class Lease {
    public:
        explicit Lease(Log& log);
        Lease(Lease const&) = delete;
        Lease& operator=(Lease const&) = delete;
        ~Lease();
        Reader& reader() const { return *reader_; }

    private:
        Log& log_;
        std::unique_ptr<db::Connection> connection_;
        std::unique_ptr<Reader> reader_;
    };

    bool signed_last_checkpoint() noexcept;
    void enqueue(std::unique_ptr<Job> job);

    std::unique_ptr<Open> open_;
};

}
