#pragma once

#include "application/rows.h"
#include "application/stored_form.h"
#include "ledger/stored_log.h"
#include "store/log.h"

#include <mutex>

namespace noddfa::ledger {

/// One moment of a site, for one reader: its streams as the application knows them, and the rows that pages list.
class Snapshot {
public:
    Snapshot(store::Reader& reader, SettingsHistory const& settings, Calendar const& calendar, Services const& services)
        : reader_(reader), log_(reader), site_(log_, settings, calendar, services)
    {
    }

    application::Site const& site() const { return site_; }
    std::vector<application::EventRecord> records(application::StreamId const& stream) const
    {
        return log_.read(stream);
    }
    int version(application::StreamId const& stream) const { return log_.version(stream); }
    std::vector<ConferenceId> conferences_about(ChildId const& child) const;
    std::vector<application::Row> rows(application::RowKind kind, std::int64_t from, std::int64_t to, int most) const;
    /// Records in the whole log.
    std::int64_t size() const { return log_.last(); }

private:
    store::Reader& reader_;
    StoredLog log_;
    application::Site site_;
};

/// How the tables stand beside what the log says.
struct Comparison {
    std::size_t streams = 0;
    std::size_t rows = 0;
    std::size_t missing = 0; ///< rows that the log says and the tables do not have
    std::size_t extra = 0;   ///< rows that the log does not say
    bool same() const { return missing == 0 && extra == 0; }
};

/// A site on disk. Commands from any thread are carried out one after the other; what was answered is on the disk.
class Ledger {
public:
    /// Opens or makes it. `store::Fault` says why it cannot be opened.
    Ledger(store::LogOptions options, Services const& services, Calendar calendar);

    /// Carries a command out. A command identifier that was seen gives the first outcome, also after a restart. Returns
    /// when the outcome is on the disk; `store::Fault` when it could not be kept (then nothing happened), or when the
    /// outcome is not known until the log is opened again.
    application::Outcome perform(application::StreamId const& stream, application::AnyCommand command, Act const& act);

    /// Records a setting of the board; why it cannot be, if so.
    std::optional<SettingFault> set(SettingRow row, CommandId const& command, PersonId const& by);
    SettingsHistory settings() const;
    Calendar const& calendar() const { return calendar_; }
    Services const& services() const { return services_; }

    /// Gives `work(Snapshot const&)` a snapshot and answers what it gives.
    template<class Work> auto read(Work work)
    {
        auto const settings = this->settings();
        return log_.read([&](store::Reader& reader) {
            Snapshot const snapshot{reader, settings, calendar_, services_};
            return work(snapshot);
        });
    }

    /// Makes every row anew from the log and compares; with `write`, keeps what it made.
    Comparison rebuild(bool write, Date today);
    store::Log& log() { return log_; }

private:
    application::Outcome carry_out(store::Writer& writer, application::StreamId const& stream,
                                   application::AnyCommand const& command, Act const& act);
    application::Outcome first_outcome(store::KeptOutcome const& kept) const;
    void bring_rows_up_to_date(store::Writer& writer, application::Outcome const& outcome, Date today);
    void load_settings();

    Services const& services_;
    Calendar calendar_;
    // The writer's own view, used in its jobs alone: states stay folded between commands.
    StoredLog writing_;
    application::Site site_;
    store::Log log_;
    mutable std::mutex mutex_;
    SettingsHistory settings_; ///< guarded by `mutex_`
};

}
