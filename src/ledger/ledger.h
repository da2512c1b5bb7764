#pragma once

#include "application/outbound.h"
#include "application/permits.h"
#include "application/stored_form.h"
#include "ledger/changes.h"
#include "ledger/looks.h"
#include "ledger/outbox.h"
#include "ledger/outliers.h"
#include "ledger/stored_log.h"
#include "ledger/tables.h"
#include "protocol/holidays.h"
#include "store/log.h"

#include <atomic>
#include <functional>
#include <mutex>

namespace noddfa::ledger {

/// What is asked of the diary: what is due from a day to before another, in one stream or of one person where named.
struct DueQuery {
    Date from;
    Date to;
    std::optional<application::StreamId> stream;
    std::optional<PersonId> who;
    int most = 1000;
};

/// One duty of the diary, as it stands on the day it is looked at.
struct Due {
    application::StreamId stream;
    application::DiaryRow row;
    application::Standing standing{};
};

/// What readers share: nothing of it is copied for a snapshot.
struct Shared {
    std::shared_ptr<SettingsHistory const> settings;
    std::shared_ptr<Calendar const> calendar;
    std::shared_ptr<Holidays const> holidays;
};

/// One moment of a site, for one reader: its streams as the application knows them, and the rows that pages list.
class Snapshot {
public:
    Snapshot(store::Reader& reader, Shared const& shared, Services const& services, application::StreamCache& kept)
        : reader_(reader), log_(reader, &kept), site_(log_, shared.settings, shared.calendar, services, &kept)
    {
    }

    application::Site const& site() const { return site_; }
    /// Valid as long as the snapshot.
    std::vector<application::EventRecord> const& records(application::StreamId const& stream) const
    {
        return *given_.emplace_back(log_.shared(stream));
    }
    /// Of the stream's last record: what was read of it before is still right while this has not changed.
    int version(application::StreamId const& stream) const { return log_.version(stream); }
    std::vector<ConferenceId> conferences_about(ChildId const& child) const;
    std::vector<application::Row> rows(application::RowKind kind, std::int64_t from, std::int64_t to, int most) const;
    /// What is due, in the order of the dates; what lapsed or has not begun by `today` is left out.
    std::vector<Due> due(DueQuery const& query, Date today) const;
    std::vector<Queued> outbox(std::int64_t behind, int most) const;
    /// Whether somebody may do something to a thing, as this snapshot has it.
    access::Decision may(application::Asker const& asker, access::Action action, application::Thing const& thing,
                         Moment const& now, application::More const& more = {}) const;
    /// Whether a paragraph of what a permit is for is shown to them: what they were kept out of and what a label keeps
    /// from them leaves no trace. `Bug` for a permit that this snapshot did not give.
    bool admitted(application::Asker const& asker, access::Permit const& permit, Paragraph const& paragraph) const;
    /// Who looked at a child, or what a person looked at: as in `looks.h`.
    std::vector<KeptLook> looks_at(ChildId const& child, std::int64_t before, int most) const;
    std::vector<KeptLook> looks_of(PersonId const& who, std::int64_t before, int most) const;
    /// Everybody who looked from a day to before another, beside their peers.
    std::vector<Outlier> outliers(Date from, Date to) const;
    /// Records in the whole log.
    std::int64_t size() const { return log_.last(); }
    /// What of the site was looked at: what was made from it stays right until one of these changes.
    Parts looked() const;

private:
    store::Reader& reader_;
    StoredLog log_;
    application::Site site_;
    mutable std::vector<std::shared_ptr<std::vector<application::EventRecord> const>> given_;
    mutable Parts looked_; ///< at rows and messages
    mutable std::vector<application::Question> permitted_; ///< what was asked last and permitted
};

/// How the tables stand beside what the log says.
struct Comparison {
    std::size_t streams = 0;
    std::size_t rows = 0;
    std::size_t missing = 0; ///< rows that the log says and the tables do not have
    std::size_t extra = 0; ///< rows that the log does not say
    bool same() const { return missing == 0 && extra == 0; }
};

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
    application::Outcome perform(application::StreamId const& stream, application::AnyCommand command, Act const& act);

    /// Records looks, each before anything of it is shown: when it returns they are on the disk. `store::Fault` when
    /// they could not be kept, or it is not known; then nothing may be shown.
    void look(std::vector<Look> looks);

    /// Records a setting of the board; why it cannot be, if so. Open deadlines are computed anew.
    std::optional<SettingFault> set(SettingRow row, CommandId const& command, PersonId const& by);
    /// Takes up newly proclaimed holidays and computes open deadlines anew, `today`; false when the site used this
    /// version before.
    bool use(Holidays const& holidays, CommandId const& command, PersonId const& by, Date today,
             Progress const& progress = {});
    /// A day has come: settings that begin are applied to what is open, and reminders go to the outbox. Days never go
    /// back; one that has come already changes nothing.
    void turn(Date today);

    SettingsHistory settings() const { return *shared().settings; }
    Holidays holidays() const { return *shared().holidays; }
    /// Never null.
    std::shared_ptr<Calendar const> calendar() const { return shared().calendar; }
    Services const& services() const { return services_; }

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
    /// Erases a key scope (of a family with what was recorded before its conferences were asked for): tombstone, rows
    /// and messages in one transaction, then the key, then what memory holds.
    void erase(std::string const& key_scope, PersonId const& by);
    store::Log& log() { return log_; }
    /// What changed since the site was opened. Taken before a snapshot, its moment says what the snapshot has at least.
    Changes const& changed() const { return changes_; }

private:
    Shared shared() const;
    application::Outcome carry_out(store::Writer& writer, application::StreamId const& stream,
                                   application::AnyCommand const& command, Act const& act);
    application::Outcome first_outcome(store::KeptOutcome const& kept) const;
    void bring_rows_up_to_date(store::Writer& writer, application::Outcome const& outcome, Date today);
    /// The rows of one stream; the reminders among them that are new.
    std::vector<application::Row> make_rows(store::Writer& writer, application::StreamId const& stream, Date today,
                                            application::MoveCause because);
    /// Carries out the pass that the basis asks for, in steps between which commands go on.
    void pass(Date today, Progress const& progress);
    void open(Holidays const& shipped);
    void take_up(Holidays const& holidays);
    Date clock_day() const;
    Comparison remake(store::Writer& writer, bool write, Progress const& progress);
    void erase_scope(std::string const& key_scope, PersonId const& by);

    Services const& services_;
    store::Clock& clock_;
    application::StreamCache kept_;
    // The writer's own view, used in its jobs alone: states stay folded between commands.
    StoredLog writing_;
    application::Site site_;
    Parts touched_; ///< by the command being carried out
    store::Log log_;
    Changes changes_;
    std::mutex rules_; ///< held while what the rows rest on changes
    std::atomic<std::int64_t> turned_ = 0; ///< number of the last day that came, as far as this process knows
    mutable std::mutex mutex_;
    Shared shared_; ///< guarded by `mutex_`
};

}
