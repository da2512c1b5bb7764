#include "store/group.h"

#include "audit/checkpoint.h"
#include "store/halt.h"

namespace noddfa::store {

namespace {

constexpr char const* commit_unknown = "noddfa: the log could not be synced; what was being written may or may not be "
                                       "kept. Stopping: start again, and the "
                                       "log will tell.\n";
constexpr char const* fenced = "noddfa: another process has taken over the log. Stopping.\n";

// A failure of the database, seen from above, is a fault with a code; everything else goes up as it is.
std::exception_ptr as_fault(std::exception_ptr why)
{
    try {
        std::rethrow_exception(why);
    } catch (db::Failure const& failure) {
        // A sync that failed inside a job: what SQLite holds and what the disk holds may differ.
        if (failure.code() == db::Code::sync)
            halt(commit_unknown);
        return std::make_exception_ptr(fault_of(failure));
    } catch (Fault const& fault) {
        if (fault.cause() == db::Code::sync)
            halt(commit_unknown);
        return why;
    } catch (...) {
        return why;
    }
}

}

void GroupCommit::carry_out(Take const& take)
{
    auto const before = writer_.tail();
    size_before_ = before.tree.size();
    done_.clear();
    wants_checkpoint_ = false;
    std::exception_ptr for_all;
    try {
        if (run_jobs(take))
            finish_transaction();
        else
            for_all = std::make_exception_ptr(Fault{FaultCode::storage});
    } catch (...) {
        for_all = as_fault(std::current_exception());
    }
    if (for_all) {
        connection_.roll_back();
        writer_.go_back(before);
    }
    answer(for_all);
    try {
        connection_.tidy();
    } catch (db::Failure const&) {
        halt(commit_unknown);
    }
}

// False when a failure has ended the transaction under the jobs.
bool GroupCommit::run_jobs(Take const& take)
{
    std::size_t bytes = 0;
    while (auto job = take(done_.size(), bytes)) {
        done_.push_back({std::move(job), nullptr});
        if (done_.size() == 1)
            connection_.begin_write();
        run_one(done_.back());
        bytes += writer_.take_bytes();
        if (!connection_.in_transaction())
            return false;
        if (done_.back().job->alone())
            break;
    }
    return true;
}

void GroupCommit::run_one(Done& done)
{
    auto const before = writer_.tail();
    connection_.execute("SAVEPOINT job");
    try {
        done.job->run(writer_);
    } catch (...) {
        done.why = as_fault(std::current_exception());
    }
    auto const undone = writer_.take_undone() || done.why;
    auto const checkpoint = writer_.take_wants_checkpoint();
    if (!connection_.in_transaction())
        return;
    if (undone) {
        connection_.execute("ROLLBACK TO job");
        writer_.go_back(before);
    } else {
        wants_checkpoint_ = wants_checkpoint_ || checkpoint;
    }
    connection_.execute("RELEASE job");
}

void GroupCommit::finish_transaction()
{
    if (writer_.tail().tree.size() != size_before_)
        keep_head();
    if (wants_checkpoint_)
        keep_checkpoint();
    // Keys first: a record whose key was lost is lost, a key without a record is nothing.
    vault_.keep_new_keys();
    try {
        connection_.commit();
    } catch (db::Failure const& failure) {
        if (failure.code() != db::Code::full)
            halt(commit_unknown);
        throw;
    }
}

void GroupCommit::keep_head()
{
    auto const head = writer_.head();
    auto const changed = connection_.execute("UPDATE head SET size = $1, streams = $2, committed_at = $3, root = $4 "
                                             "WHERE id = 1 AND epoch = $5",
                                             as_column(head.size), as_column(head.streams), head.committed_at,
                                             ByteView{head.root}, as_column(head.epoch));
    if (changed != 1)
        halt(fenced);
}

void GroupCommit::keep_checkpoint()
{
    auto const head = writer_.head();
    auto const note = audit::sign_checkpoint({signer_.verifier_key().name, head.size, head.root}, signer_);
    connection_.execute("INSERT INTO checkpoints (size, note) VALUES ($1, $2) ON CONFLICT (size) DO NOTHING",
                        as_column(head.size), std::string_view{note});
}

void GroupCommit::answer(std::exception_ptr const& for_all)
{
    for (auto& [job, why] : done_) {
        if (!for_all && !why) {
            try {
                job->after_commit();
            } catch (...) {
                why = as_fault(std::current_exception());
            }
        }
        if (for_all || why)
            job->failed(for_all ? for_all : why);
        else
            job->committed();
    }
    done_.clear();
}

}
