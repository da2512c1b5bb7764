#pragma once

#include "application/event_log.h"
#include "application/reactions.h"
#include "application/stream_cache.h"
#include "protocol/duty.h"
#include "protocol/terms.h"

#include <map>
#include <memory>
#include <set>

namespace noddfa::application {

/// Commands in, outcomes out: load, decide, append, react — all of one command's events, in whichever streams, or none.
class Site {
public:
    /// `log` outlives the site and may hold streams already.
    Site(EventLog& log, SettingsHistory settings, Calendar calendar, Services const& services);
    /// Over what others keep, without a copy. `kept`, where there is one, is shared by sites over the same log.
    Site(EventLog& log, std::shared_ptr<SettingsHistory const> settings, std::shared_ptr<Calendar const> calendar,
         Services const& services, StreamCache* kept = nullptr);

    /// Carries a command out on a stream. A repeated command identifier gives the first outcome and changes nothing.
    /// Throws `std::runtime_error` when the log has moved on under it.
    Outcome perform(StreamId const& stream, AnyCommand command, Act const& act);
    /// The same for whoever keeps outcomes elsewhere and knows that this command is new.
    Outcome perform_new(StreamId const& stream, AnyCommand command, Act const& act);
    /// What a command would be refused for now; nothing is carried out.
    std::optional<Refusal> refusal_of(StreamId const& stream, AnyCommand command, Act const& act);

    /// The stream as its events leave it, corrections included; the empty state for a stream without events.
    AnyState const& state(StreamId const& stream) const;
    conference::State const& conference(ConferenceId const& id) const;
    cpr::State const& register_of(ChildId const& id) const;
    plan::State const& plan_of(ChildId const& id) const;
    dispute::State const& dispute(DisputeId const& id) const;
    directory::State const& agency(AgencyId const& id) const;
    directory::State const& practitioner(PersonId const& id) const;
    /// What opens or bars one child, person or agency; `of` is whose stream is meant.
    template<class Id> grants::State const& grants_of(Id const& of) const
    {
        return std::get<grants::State>(state({Room::access, grants::key_of(of)}));
    }
    std::vector<StreamId> streams(Room room) const { return log_.streams(room); }

    /// Everything due in a stream, met or not, as of a day. Where the calendar has changed, what is open is counted
    /// anew and its earlier days stay in view (B-29).
    std::vector<Duty> duties(StreamId const& stream, Date today) const;
    /// The same under the settings of a day, with those that begin or lapse by the passing of time: for the diary.
    static std::vector<Duty> duties_at_any_time(AnyState const& state, Date as_of, Terms const& terms);

    SettingsHistory const& settings() const { return *settings_; }
    /// Adds a dated row; the reason if it is wrong.
    std::optional<SettingFault> set(SettingRow row);
    Calendar const& calendar() const { return *calendar_; }
    /// The calendar with the holidays proclaimed and the closed days declared by a day (B-29). Never null.
    std::shared_ptr<Calendar const> calendar_on(Date day) const;
    /// Newly proclaimed holidays: open deadlines are computed from them from now on (B-29).
    void use(Calendar calendar) { use(settings_, std::make_shared<Calendar const>(std::move(calendar))); }
    void use(std::shared_ptr<SettingsHistory const> settings, std::shared_ptr<Calendar const> calendar)
    {
        settings_ = std::move(settings);
        calendar_ = std::move(calendar);
        calendars_.clear();
    }
    /// From now on agencies may serve authorities that there are not.
    void become_demonstration() { demonstration_ = true; }
    EventLog const& log() const { return log_; }
    /// Forgets what it keeps of streams and commands: the log is read again.
    void forget()
    {
        cache_.clear();
        outcomes_.clear();
    }
    std::size_t streams_kept() const { return cache_.size(); }
    /// The children a stream is about: of a conference all, of a register or plan one, of a dispute the one to
    /// reconvene for, of access one or none, of the directory none.
    std::vector<ChildId> children_of(StreamId const& stream) const;

    /// The terms a command on a stream would meet at a moment. Valid while `kept` lives.
    struct KeptTerms {
        std::shared_ptr<Settings const> settings;
        std::shared_ptr<Calendar const> calendar;
        Background background;
    };
    KeptTerms keep_terms(StreamId const& stream, AnyState const& state, Date today) const;
    Terms terms(KeptTerms const& kept) const
    {
        return {*kept.settings, *settings_, *kept.calendar, services_, kept.background};
    }

    /// The terms that a command on a stream would meet on a day. Valid as long as the site.
    class StreamTerms {
    public:
        StreamTerms(Site const& site, StreamId const& stream, Date today)
            : kept_(site.keep_terms(stream, site.state(stream), today)), terms_(site.terms(kept_))
        {
        }
        StreamTerms(StreamTerms const&) = delete;
        StreamTerms& operator=(StreamTerms const&) = delete;

        operator Terms const&() const { return terms_; }
        Terms const& operator*() const { return terms_; }
        Terms const* operator->() const { return &terms_; }

    private:
        KeptTerms kept_;
        Terms terms_;
    };

private:
    struct Loaded {
        std::shared_ptr<AnyState const> state;
        int version = 0;
        bool own = false; ///< this site made it
    };
    struct Drafted {
        std::shared_ptr<AnyState> state;
        int version = 0;
    };
    struct Draft {
        std::map<StreamId, Drafted> streams;
        Outcome outcome;
    };

    /// The terms without their background.
    KeptTerms keep_rules(AnyState const& state, Date today) const;
    Loaded const& loaded(StreamId const& stream) const;
    /// A stream that the draft changes. What nobody else holds is changed in its place, without a copy; if nothing
    /// comes of the draft, it is read from the log again.
    Drafted& drafted(Draft& draft, StreamId const& stream) const;
    std::optional<Refusal> step(Draft& draft, StreamId const& stream, AnyCommand const& command, Act const& act,
                                std::optional<std::int64_t> caused_by);
    std::optional<Refusal> react(Draft& draft, Reaction const& reaction, Act const& act, std::int64_t caused_by);
    std::optional<Refusal> keep(Draft& draft, StreamId const& stream, Decision<AnyEvent> verdict, Act const& act,
                                std::optional<std::int64_t> caused_by);
    /// Folds an event and keeps its record; nothing follows from it elsewhere.
    EventRecord note(Draft& draft, StreamId const& stream, AnyEvent event, Act const& act,
                     std::optional<std::int64_t> caused_by);
    std::optional<Refusal> take(Draft& draft, StreamId const& stream, AnyEvent event, Act const& act,
                                std::optional<std::int64_t> caused_by);
    std::optional<Refusal> correct(Draft& draft, StreamId const& stream, Correction const& correction, Act const& act);
    /// marks on decisions that stood on the fact, and what the correction changes elsewhere.
    std::optional<Refusal> pass_on(Draft& draft, StreamId const& stream, conference::State const& before,
                                   Act const& act, std::int64_t caused_by);
    /// What was arranged for a child of a conference after its decision.
    ArrangedSince arranged_since(Draft const& draft, StreamId const& stream, conference::State const& conference,
                                 ChildId const& child) const;
    Background background(StreamId const& stream, AnyState const& state, AnyCommand const* command,
                          Draft const* draft) const;
    /// The agencies that somebody is with on a day.
    std::set<AgencyId> works_for(PersonId const& person, Date day, Draft const& draft) const;
    /// The conferences about a child, those of the draft included.
    std::vector<StreamId> conferences_about(ChildId const& child, Draft const* draft) const;
    /// The children a conference is about whom the log does not yet know as its own.
    std::vector<ChildId> newly_about(StreamId const& stream, AnyState const& state) const;
    AnyState const& seen(Draft const* draft, StreamId const& stream) const;

    EventLog& log_;
    std::shared_ptr<SettingsHistory const> settings_;
    std::shared_ptr<Calendar const> calendar_;
    mutable std::map<Date, std::shared_ptr<Calendar const>> calendars_; ///< in force on a day, as far as asked
    Services const& services_;
    StreamCache* kept_ = nullptr;
    bool demonstration_ = false;
    mutable std::map<StreamId, Loaded> cache_;
    std::map<CommandId, Outcome> outcomes_;
};

/// Whose data key seals what is recorded in a stream: `family:…`, `child:…`, `dispute:…`, `person:…`; agencies, who are
/// nobody, are sealed together.
std::string key_scope_of(StreamId const& stream, AnyState const& state);

/// An agency as a practitioner's stream is told of it.
AgencyKnown as_known(directory::Agency const& agency);

/// The state that records leave, each corrected fact read as its latest correction says.
AnyState replay(Room room, std::vector<EventRecord> const& records);

}
