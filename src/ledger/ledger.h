#pragma once

#include "application/meetings.h"
#include "application/stored_form.h"
#include "ledger/drafts.h"
#include "ledger/foresee.h"
#include "ledger/proposed_rules.h"
#include "ledger/rows_memory.h"
#include "ledger/snapshot.h"
#include "store/log.h"

#include <atomic>
#include <functional>
#include <mutex>

namespace noddfa::ledger {

/// How the tables stand beside what the log says.
struct Comparison {
    std::size_t streams = 0;
    std::size_t rows = 0;
    std::size_t missing = 0; ///< rows that the log says and the tables do not have
    std::size_t extra = 0;   ///< rows that the log does not say
    bool same() const { return missing == 0 && extra == 0; }
};

/// The code of a refusal: somebody else changed the stream since it was shown.
inline constexpr std::string_view changed_meanwhile = "changed-meanwhile";

/// Told now and then during long work: streams done, of how many.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// A site on disk. Commands from any thread are carried out one after the other; what was answered is on the disk.
class Ledger {
public:
    /// Opens or makes it. Holidays that the site has never used are taken up, and what rests on them is computed anew
    /// (B-29), as are tables of an older version, before it returns. `store::Fault` says why it cannot be opened.
    Ledger(store::LogOptions options, Services const& services, Holidays const& shipped, Progress const& progress = {});

    /// Carries a command out. A command identifier that was seen gives the first outcome, also after a restart. Returns
    /// when the outcome is on the disk; `store::Fault` when it could not be kept (then nothing happened), or when the
    /// outcome is not known until the log is opened again.
    /// `shown_on`: the version of the stream that whoever asks had before them; `changed-meanwhile` where it is another
    /// by now, and nothing is kept under the command's identifier.
    application::Outcome perform(application::StreamId const& stream, application::AnyCommand command, Act const& act,
                                 std::optional<int> shown_on = {});

    /// Carries a command out for somebody signed in, who is who acts. Whether they may is asked on the facts as they
    /// are in the transaction that carries it out; what the permit asks for is done in the same one. Who may not is
    /// refused with `not-permitted` and, under `why`, the reason's permanent name; that leaves a trace in the log, and
    /// nothing under the command's identifier. What takes two people is kept for the second: `second-person-awaited`.
    /// `shown_on` as above; who may not is never told of changes.
    application::Outcome perform_as(application::Asker const& asker, application::StreamId const& stream,
                                    application::AnyCommand command, Act act, std::optional<int> shown_on = {});

    /// The same for a command that names a document (`DocumentAttached`), with what is in it: both are on the disk, or
    /// neither is. `Bug` where the command names another content.
    application::Outcome attach_as(application::Asker const& asker, application::StreamId const& stream,
                                   conference::AttachDocument const& command, Act act, std::string content);

    /// Agrees, as the second of two people, to what was proposed: it is then carried out in the name of the first, who
    /// must still be allowed to. `saw`: the hash of what the second person was shown; anything else is refused.
    application::Outcome agree_as(application::Asker const& asker, CommandId const& proposed, store::Hash const& saw,
                                  Moment const& now);

    /// Records looks, each before anything of it is shown: when it returns they are on the disk. `store::Fault` when
    /// they could not be kept, or it is not known; then nothing may be shown.
    void look(std::vector<Look> looks);

    /// Records that somebody searches for who is on record already; on the disk when it returns. R-28: as many in an
    /// hour as there may be enquiries; beyond them nothing is recorded, and they wait so many minutes.
    int note_search(application::Asker const& asker, Moment const& now);

    /// From now on agencies may serve authorities that there are not: for as long as this is open, a demonstration.
    void become_demonstration();

    /// Keeps what somebody typed and did not send yet; `now` in Europe/London. False where it is too large.
    bool keep_draft(DraftOf const& of, std::string const& typed, Moment const& now);
    std::optional<Draft> draft(DraftOf const& of);
    /// Nobody waits for it: one that stays is offered once more, and goes after its days.
    void drop_draft(DraftOf const& of);

    /// Records a setting of the board; why it cannot be, if so. Open deadlines are computed anew.
    std::optional<SettingFault> set(SettingRow row, CommandId const& command, PersonId const& by)
    {
        return set(std::move(row), command, by, {});
    }
    /// Takes up newly proclaimed holidays and computes open deadlines anew, `today`; false when the site used this
    /// version before.
    bool use(Holidays const& holidays, CommandId const& command, PersonId const& by, Date today,
             Progress const& progress = {})
    {
        return use(holidays, command, by, today, progress, {});
    }
    /// What a setting, or newer holidays, would do to open duties, without doing it; why the setting cannot be, if so.
    std::variant<Foreseen, SettingFault> foresee(SettingRow const& row, Date today);
    Foreseen foresee(Holidays const& holidays, Date today);
    /// Changes what the board sets, or takes newer holidays up, for somebody signed in; keeps it for a second person
    /// where it takes two. Whether they may is asked on the facts as they are in the transaction that does it (access
    /// model 3), and leaves a trace where they may not.
    RuleOutcome change_rule_as(application::Asker const& asker, ProposedRule rule, CommandId const& command,
                               Moment const& now);
    /// Agrees, as the second of two people, to what waits under an identifier.
    RuleOutcome agree_rule_as(application::Asker const& asker, std::string const& id, CommandId const& command,
                              Moment const& now);
    /// Takes back what they proposed themselves.
    RuleOutcome withdraw_rule_as(application::Asker const& asker, std::string const& id, CommandId const& command,
                                 Moment const& now);
    /// What waits, as it was proposed, the oldest first; what lapsed meanwhile among it.
    std::vector<ProposedRule> proposed();
    /// A day has come: settings that begin are applied to what is open, and reminders go to the outbox. Days never go
    /// back; one that has come already changes nothing.
    void turn(Date today);

    SettingsHistory settings() const { return *shared().settings; }
    Holidays holidays() const { return *shared().holidays; }
    /// Never null.
    std::shared_ptr<Calendar const> calendar() const { return shared().calendar; }
    Services const& services() const { return services_; }

    /// The next messages to send, in order, at most `most`. Each is claimed: what becomes of it is to be noted, or it
    /// is to be released. Of those that were claimed when the process ended nobody knows whether they were sent.
    std::vector<ToSend> claim(int most);
    /// Ready when it is on the disk.
    std::future<void> note_delivery(std::int64_t number, application::DeliveryFailure failure);
    void release(std::vector<std::int64_t> const& numbers);
    /// Takes a message back that still waits; false where it is too late.
    bool recall(std::int64_t number);
    /// Lets a message wait again that was given up; false for any other.
    bool send_again(std::int64_t number);

    /// Gives `work(Snapshot const&)` a snapshot and answers what it gives.
    template<class Work> auto read(Work work)
    {
        auto const shared = this->shared();
        return log_.read([&](store::Reader& reader) {
            Snapshot const snapshot{reader, shared, services_, kept_};
            return work(snapshot);
        });
    }

    /// Makes every row anew from the log and compares; with `write`, keeps what it made.
    Comparison rebuild(bool write, Progress const& progress = {});
    /// What `erase` would take away: the scopes in the order in which they go, each with what there is under it.
    std::vector<std::pair<std::string, store::Extent>> erasable(std::string const& key_scope);
    /// Erases a key scope (of a family with what was recorded before its conferences were asked for): tombstone, rows
    /// and messages in one transaction, then the key, then what memory holds.
    void erase(std::string const& key_scope, PersonId const& by);
    store::Log& log() { return log_; }
    /// Whether something that is written now, and nobody needs, is on the disk within the time.
    bool writes_within(std::chrono::milliseconds time);
    /// What changed since the site was opened. Taken before a snapshot, its moment says what the snapshot has at least.
    Changes const& changed() const { return changes_; }

private:
    Shared shared() const;
    /// For one of the writer's jobs.
    void bind(store::Writer& writer);
    /// In the writer's job: what memory holds of streams and their rows is read again.
    void forget();
    application::Outcome carry_out(store::Writer& writer, application::StreamId const& stream,
                                   application::AnyCommand const& command, Act const& act, std::optional<int> shown_on);
    application::Outcome carry_out_as(store::Writer& writer, application::Asker const& asker,
                                      application::StreamId const& stream, application::AnyCommand const& command,
                                      Act act, std::optional<int> shown_on);
    /// The refusal of what rests on a version that has passed.
    std::optional<application::Outcome> moved_on(application::StreamId const& stream,
                                                 std::optional<int> shown_on) const;
    application::Outcome carry_out_agreed(store::Writer& writer, application::Asker const& asker,
                                          CommandId const& proposed, store::Hash const& saw, Moment const& now);
    /// What is done by a permit, with everything that it asks for.
    application::Outcome do_by(store::Writer& writer, application::Asker const& asker, access::Permit const& permit,
                               application::StreamId const& stream, application::AnyCommand const& command,
                               Act const& act, std::optional<int> shown_on = {});
    application::Outcome first_outcome(store::KeptOutcome const& kept) const;
    void bring_rows_up_to_date(store::Writer& writer, application::Outcome const& outcome, Moment now);
    /// The rows of one stream; how they changed.
    RowChanges make_rows(store::Writer& writer, application::StreamId const& stream, Date as_of, Date today,
                         application::MoveCause because);
    /// Carries out the pass that the basis asks for, in steps between which commands go on.
    void pass(Date today, Progress const& progress);
    Foreseen foresee(Shared const& after, Date as_of);
    /// Asked first in a transaction that changes rules; what it throws leaves everything as it was.
    using Gate = std::function<void(store::Writer&)>;
    std::optional<SettingFault> set(SettingRow row, CommandId const& command, PersonId const& by, Gate const& gate);
    bool use(Holidays const& holidays, CommandId const& command, PersonId const& by, Date today,
             Progress const& progress, Gate const& gate);
    void keep(RuleRecord const& record, CommandId const& command, Gate const& gate);
    access::Decision may_change_rules(store::Writer& writer, application::Asker const& asker, Moment const& now,
                                      application::More const& more);
    RuleOutcome refused_rule(application::Asker const& asker, access::Reason why);
    void open(Holidays const& shipped);
    void take_up(Holidays const& holidays);
    Date clock_day() const;
    Comparison remake(store::Writer& writer, bool write, Progress const& progress);
    void erase_scope(std::string const& key_scope, PersonId const& by);

    static constexpr std::size_t most_streams_kept = 2000; ///< by the writer
    static constexpr std::size_t step_of_pass = 64; ///< streams, between which commands go on

    Services const& services_;
    store::Clock& clock_;
    application::StreamCache kept_;
    // The writer's own view, used in its jobs alone: states stay folded between commands.
    StoredLog writing_;
    application::Site site_;
    RowsMemory rows_;
    Parts touched_; ///< by the command being carried out
    store::Log log_;
    Changes changes_;
    std::mutex rules_; ///< held while what the rows rest on changes
    std::atomic<std::int64_t> turned_ = 0; ///< number of the last day that came, as far as this process knows
    mutable std::mutex mutex_;
    Shared shared_; ///< guarded by `mutex_`
};

}
