#pragma once

#include "application/event_log.h"
#include "application/reactions.h"
#include "protocol/duty.h"
#include "protocol/terms.h"

#include <map>
#include <set>

namespace noddfa::application {

/// Commands in, outcomes out: load, decide, append, react — all of one command's events, in whichever streams, or none.
class Site {
public:
    /// `log` outlives the site and may hold streams already.
    Site(EventLog& log, SettingsHistory settings, Calendar calendar, Services const& services);

    /// Carries a command out on a stream. A repeated command identifier gives the first outcome and changes nothing.
    /// Throws `std::runtime_error` when the log has moved on under it.
    Outcome perform(StreamId const& stream, AnyCommand command, Act const& act);

    /// The stream as its events leave it, corrections included; the empty state for a stream without events.
    AnyState const& state(StreamId const& stream) const;
    conference::State const& conference(ConferenceId const& id) const;
    cpr::State const& register_of(ChildId const& id) const;
    plan::State const& plan_of(ChildId const& id) const;
    dispute::State const& dispute(DisputeId const& id) const;
    std::vector<StreamId> streams(Room room) const { return log_.streams(room); }

    /// Everything due in a stream, met or not, as of a day.
    std::vector<Duty> duties(StreamId const& stream, Date today) const;

    SettingsHistory const& settings() const { return settings_; }
    /// Adds a dated row; the reason if it is wrong.
    std::optional<std::string> set(SettingRow row) { return settings_.add(std::move(row)); }
    Calendar const& calendar() const { return calendar_; }
    /// Newly proclaimed holidays: open deadlines are computed from them from now on (B-29).
    void use(Calendar calendar) { calendar_ = std::move(calendar); }
    EventLog const& log() const { return log_; }

    /// The terms a command on a stream would meet at a moment. Valid while `kept` lives.
    struct KeptTerms {
        Settings settings;
        Calendar calendar;
        Background background;
    };
    KeptTerms keep_terms(StreamId const& stream, AnyState const& state, Date today) const;
    Terms terms(KeptTerms const& kept) const
    {
        return {kept.settings, settings_, kept.calendar, services_, kept.background};
    }

private:
    struct Loaded {
        AnyState state;
        int version = 0;
    };
    struct Draft {
        std::map<StreamId, Loaded> streams;
        Outcome outcome;
    };

    Loaded const& loaded(StreamId const& stream) const;
    Loaded& drafted(Draft& draft, StreamId const& stream) const;
    std::optional<Refusal> step(Draft& draft, StreamId const& stream, AnyCommand const& command, Act const& act,
                                std::optional<std::int64_t> caused_by);
    std::optional<Refusal> react(Draft& draft, Reaction const& reaction, Act const& act, std::int64_t caused_by);
    std::optional<Refusal> keep(Draft& draft, StreamId const& stream, Decision<AnyEvent> verdict, Act const& act,
                                std::optional<std::int64_t> caused_by);
    std::optional<Refusal> take(Draft& draft, StreamId const& stream, AnyEvent event, Act const& act,
                                std::optional<std::int64_t> caused_by);
    std::optional<Refusal> correct(Draft& draft, StreamId const& stream, conference::CorrectFact const& command,
                                   Act const& act);
    Background background(StreamId const& stream, AnyState const& state, Draft const* draft) const;
    AnyState const& seen(Draft const* draft, StreamId const& stream) const;

    EventLog& log_;
    SettingsHistory settings_;
    Calendar calendar_;
    Services const& services_;
    mutable std::map<StreamId, Loaded> cache_;
    std::map<CommandId, Outcome> outcomes_;
};

/// The state that records leave, each corrected fact read as its latest correction says.
AnyState replay(Room room, std::vector<EventRecord> const& records);

}
