#pragma once

#include "audit/note.h"
#include "store/job.h"

#include <memory>
#include <string>
#include <vector>

namespace noddfa::store {

/// Carries out jobs in one transaction, each in a savepoint of its own, and answers all of them after the commit.
///
/// When the commit fails in a way that leaves it unknown what is on the disk, the process ends. A full disk is no such
/// way: nothing of the transaction can be there, so the jobs fail and the log goes on.
class GroupCommit {
public:
    GroupCommit(db::Connection& connection, Vault& vault, Writer& writer, audit::Signer const& signer)
        : connection_(connection), vault_(vault), writer_(writer), signer_(signer)
    {
    }

    /// Carries out a group. `take` gives the next job, or nothing when the group is full or the queue empty.
    using Take = std::function<std::unique_ptr<Job>(std::size_t jobs, std::size_t bytes)>;
    void carry_out(Take const& take);

private:
    struct Done {
        std::unique_ptr<Job> job;
        std::exception_ptr why; ///< set when it failed; its writes are undone
    };

    bool run_jobs(Take const& take);
    void run_one(Done& done);
    void finish_transaction();
    void keep_head();
    void keep_checkpoint();
    void answer(std::exception_ptr const& for_all);

    db::Connection& connection_;
    Vault& vault_;
    Writer& writer_;
    audit::Signer const& signer_;
    std::vector<Done> done_;
    bool wants_checkpoint_ = false;
    std::uint64_t size_before_ = 0;
};

}
