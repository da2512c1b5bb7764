#include "application/site.h"

#include "application/calendars.h"
#include "application/reactions.h"
#include "application/shapes.h"
#include "base/contains.h"
#include "conference/duties.h"
#include "dispute/duties.h"
#include "grants/duties.h"
#include "plan/duties.h"
#include "register/duties.h"

#include <boost/describe/enum_to_string.hpp>

#include <stdexcept>

namespace noddfa::application {

namespace {

using Verdict = Decision<AnyEvent>;

template<class Event> Verdict verdict_of(Decision<Event> decision)
{
    Verdict verdict{{}, std::move(decision.findings), std::move(decision.refusal)};
    for (auto& event : decision.events)
        verdict.events.emplace_back(std::move(event));
    return verdict;
}

Verdict decide_any(AnyState const& state, AnyCommand const& command, Act const& act, Terms const& terms)
{
    switch (room_of(command)) {
    case Room::conference: return verdict_of(conference::decide(std::get<0>(state), std::get<0>(command), act, terms));
    case Room::register_: return verdict_of(cpr::decide(std::get<1>(state), std::get<1>(command), act, terms));
    case Room::plan: return verdict_of(plan::decide(std::get<2>(state), std::get<2>(command), act, terms));
    case Room::dispute: return verdict_of(dispute::decide(std::get<3>(state), std::get<3>(command), act, terms));
    case Room::directory: return verdict_of(directory::decide(std::get<4>(state), std::get<4>(command), act, terms));
    case Room::access: return verdict_of(grants::decide(std::get<5>(state), std::get<5>(command), act, terms));
    }
    return {};
}

void fold_any(AnyState& state, AnyEvent const& event, Act const& act)
{
    switch (room_of(event)) {
    case Room::conference: conference::fold(std::get<0>(state), std::get<0>(event), act); return;
    case Room::register_: cpr::fold(std::get<1>(state), std::get<1>(event), act); return;
    case Room::plan: plan::fold(std::get<2>(state), std::get<2>(event), act); return;
    case Room::dispute: dispute::fold(std::get<3>(state), std::get<3>(event), act); return;
    case Room::directory: directory::fold(std::get<4>(state), std::get<4>(event), act); return;
    case Room::access: grants::fold(std::get<5>(state), std::get<5>(event), act); return;
    }
}

std::vector<Duty> duties_in(AnyState const& state, Date today, Terms const& terms)
{
    switch (static_cast<Room>(state.index())) {
    case Room::conference: return conference::duties_at_any_time(std::get<0>(state), today, terms);
    case Room::register_: return cpr::duties(std::get<1>(state), today, terms);
    case Room::plan: return plan::duties(std::get<2>(state), today, terms);
    case Room::dispute: return dispute::duties(std::get<3>(state), today, terms);
    // what lapses there warns; nothing is owed.
    case Room::directory: return {};
    case Room::access: return grants::duties(std::get<5>(state), today, terms);
    }
    return {};
}

std::string capacity_of(AnyState const& state, PersonId const& person)
{
    auto const* conference = std::get_if<conference::State>(&state);
    if (!conference)
        return {};
    if (conference->is_chair(person))
        return "chair";
    if (conference->is_record_taker(person))
        return "record_taker";
    auto const* participant = conference::participant(*conference, person);
    return participant ? boost::describe::enum_to_string(participant->capacity, "") : std::string{};
}

std::string authority_of(AnyState const& state)
{
    auto const* conference = std::get_if<conference::State>(&state);
    auto const* request = conference ? conference->convening.asked() : nullptr;
    return request && request->authority ? request->authority->value : std::string{};
}

}

std::string key_scope_of(StreamId const& stream, AnyState const& state)
{
    if (auto const* conference = std::get_if<conference::State>(&state))
        return "family:" + (conference->convening.asked() ? conference->convening.asked()->family.value : stream.key);
    switch (stream.room) {
    case Room::dispute: return "dispute:" + stream.key;
    case Room::directory: return directory::person_of(stream.key) ? stream.key : "site:agencies";
    case Room::access: return grants::agency_of(stream.key) ? "site:agencies" : stream.key;
    default: return "child:" + stream.key;
    }
}

Site::Site(EventLog& log, SettingsHistory settings, Calendar calendar, Services const& services)
    : Site(log, std::make_shared<SettingsHistory const>(std::move(settings)),
           std::make_shared<Calendar const>(std::move(calendar)), services)
{
}

Site::Site(EventLog& log, std::shared_ptr<SettingsHistory const> settings, std::shared_ptr<Calendar const> calendar,
           Services const& services, StreamCache* kept)
    : log_(log), settings_(std::move(settings)), calendar_(std::move(calendar)), services_(services), kept_(kept)
{
}

std::optional<SettingFault> Site::set(SettingRow row)
{
    auto after = std::make_shared<SettingsHistory>(*settings_);
    if (auto fault = after->add(std::move(row)))
        return fault;
    use(std::move(after), calendar_);
    return std::nullopt;
}

Outcome Site::perform(StreamId const& stream, AnyCommand command, Act const& act)
{
    if (auto const first = outcomes_.find(act.id); first != outcomes_.end()) {
        auto outcome = first->second;
        outcome.repeated = true;
        return outcome;
    }
    return outcomes_.emplace(act.id, perform_new(stream, std::move(command), act)).first->second;
}

Outcome Site::perform_new(StreamId const& stream, AnyCommand command, Act const& act)
{
    complete_paragraphs(command, act.by, act.id);
    Draft draft;
    auto refusal = step(draft, stream, command, act, std::nullopt);
    if (refusal)
        return {{}, {}, std::move(refusal), false};
    if (!log_.append(draft.outcome.records))
        throw std::runtime_error("the log moved on while a command was decided");
    for (auto& [id, changed] : draft.streams)
        cache_.insert_or_assign(id, Loaded{std::move(changed.state), changed.version, true});
    return std::move(draft.outcome);
}

std::optional<Refusal> Site::refusal_of(StreamId const& stream, AnyCommand command, Act const& act)
{
    complete_paragraphs(command, act.by, act.id);
    Draft draft;
    return step(draft, stream, command, act, std::nullopt);
}

std::optional<Refusal> Site::step(Draft& draft, StreamId const& stream, AnyCommand const& command, Act const& act,
                                  std::optional<std::int64_t> caused_by)
{
    auto const& before = seen(&draft, stream);
    KeptTerms kept = keep_rules(before, act.held_on.day);
    kept.background = background(stream, before, &command, &draft);
    if (stream.room == Room::access)
        kept.background.works_for = works_for(act.by, act.held_on.day, draft);
    auto verdict = decide_any(before, command, act, terms(kept));
    auto const* correction = std::visit([](auto const& any) { return any.template get_if<CorrectFact>(); }, command);
    if (correction && !verdict.refusal)
        return correct(draft, stream, *correction, act);
    return keep(draft, stream, std::move(verdict), act, caused_by);
}

std::optional<Refusal> Site::react(Draft& draft, Reaction const& reaction, Act const& act, std::int64_t caused_by)
{
    if (auto const* event = std::get_if<AnyEvent>(&reaction.what))
        return take(draft, reaction.stream, *event, act, caused_by);
    return step(draft, reaction.stream, std::get<AnyCommand>(reaction.what), act, caused_by);
}

std::optional<Refusal> Site::keep(Draft& draft, StreamId const& stream, Verdict verdict, Act const& act,
                                  std::optional<std::int64_t> caused_by)
{
    if (verdict.refusal)
        return verdict.refusal;
    auto& findings = draft.outcome.findings;
    findings.insert(findings.end(), verdict.findings.begin(), verdict.findings.end());
    for (auto& event : verdict.events)
        if (auto refusal = take(draft, stream, std::move(event), act, caused_by))
            return refusal;
    return std::nullopt;
}

EventRecord Site::note(Draft& draft, StreamId const& stream, AnyEvent event, Act const& act,
                       std::optional<std::int64_t> caused_by)
{
    auto& target = drafted(draft, stream);
    fold_any(*target.state, event, act);
    EventRecord record;
    record.sequence = log_.last() + static_cast<std::int64_t>(draft.outcome.records.size()) + 1;
    record.stream = stream;
    record.version = ++target.version;
    record.event = std::move(event);
    record.act = act;
    record.capacity = capacity_of(*target.state, act.by);
    record.authority = authority_of(*target.state);
    record.key_scope = key_scope_of(stream, *target.state);
    record.settings_version = settings_->version();
    record.caused_by = caused_by;
    record.children = newly_about(stream, *target.state);
    draft.outcome.records.push_back(record);
    return record;
}

std::optional<Refusal> Site::take(Draft& draft, StreamId const& stream, AnyEvent event, Act const& act,
                                  std::optional<std::int64_t> caused_by)
{
    auto const record = note(draft, stream, std::move(event), act, caused_by);
    auto const open = [&](ChildId const& child) {
        auto about = conferences_about(child, &draft);
        std::erase_if(about, [&](StreamId const& id) {
            auto const& state = std::get<conference::State>(seen(&draft, id));
            return state.meeting.closed || state.convening.not_held;
        });
        return about;
    };
    // All of them before the first folds anything elsewhere.
    for (auto const& reaction : reactions(record, seen(&draft, stream), open))
        if (auto refusal = react(draft, reaction, act, record.sequence))
            return refusal;
    return std::nullopt;
}

std::vector<StreamId> Site::conferences_about(ChildId const& child, Draft const* draft) const
{
    auto about = log_.conferences_about(child);
    if (draft)
        for (auto const& record : draft->outcome.records)
            if (contains(record.children, child) && !contains(about, record.stream))
                about.push_back(record.stream);
    std::ranges::sort(about);
    return about;
}

std::vector<ChildId> Site::newly_about(StreamId const& stream, AnyState const& state) const
{
    std::vector<ChildId> children;
    if (auto const* conference = std::get_if<conference::State>(&state))
        for (auto const& child : conference->convening.children)
            if (!contains(log_.conferences_about(child.id), stream))
                children.push_back(child.id);
    return children;
}

Site::Loaded const& Site::loaded(StreamId const& stream) const
{
    auto const found = cache_.find(stream);
    auto const version = log_.version(stream);
    if (found != cache_.end() && found->second.version == version)
        return found->second;
    if (auto shared = kept_ ? kept_->state(stream, version) : nullptr)
        return cache_.insert_or_assign(stream, Loaded{std::move(shared), version, false}).first->second;
    auto const since = kept_ ? kept_->generation() : 0;
    auto state = std::make_shared<AnyState>(replay(stream.room, log_.read(stream)));
    if (kept_)
        kept_->keep(stream, version, state, since);
    return cache_.insert_or_assign(stream, Loaded{std::move(state), version, true}).first->second;
}

Site::Drafted& Site::drafted(Draft& draft, StreamId const& stream) const
{
    auto const found = draft.streams.find(stream);
    if (found != draft.streams.end())
        return found->second;
    auto const& stored = loaded(stream);
    auto const version = stored.version;
    std::shared_ptr<AnyState> state;
    if (stored.own && stored.state.use_count() == 1) {
        state = std::const_pointer_cast<AnyState>(stored.state);
        cache_.erase(stream);
    } else {
        state = std::make_shared<AnyState>(*stored.state);
    }
    return draft.streams.emplace(stream, Drafted{std::move(state), version}).first->second;
}

AnyState const& Site::seen(Draft const* draft, StreamId const& stream) const
{
    if (draft)
        if (auto const found = draft->streams.find(stream); found != draft->streams.end())
            return *found->second.state;
    return *loaded(stream).state;
}

AnyState const& Site::state(StreamId const& stream) const { return *loaded(stream).state; }

conference::State const& Site::conference(ConferenceId const& id) const
{
    return std::get<conference::State>(state({Room::conference, id.value}));
}

cpr::State const& Site::register_of(ChildId const& id) const
{
    return std::get<cpr::State>(state({Room::register_, id.value}));
}

plan::State const& Site::plan_of(ChildId const& id) const
{
    return std::get<plan::State>(state({Room::plan, id.value}));
}

dispute::State const& Site::dispute(DisputeId const& id) const
{
    return std::get<dispute::State>(state({Room::dispute, id.value}));
}

directory::State const& Site::agency(AgencyId const& id) const
{
    return std::get<directory::State>(state({Room::directory, directory::key_of(id)}));
}

directory::State const& Site::practitioner(PersonId const& id) const
{
    return std::get<directory::State>(state({Room::directory, directory::key_of(id)}));
}

Site::KeptTerms Site::keep_rules(AnyState const& state, Date today) const
{
    // a conference's own rules are those in force when it was convened.
    auto pinned = today;
    if (auto const* conference = std::get_if<conference::State>(&state))
        pinned = conference->convening.convened_on.value_or(today);
    return {{settings_, &settings_->on(pinned)}, calendar_on(today), {}};
}

Site::KeptTerms Site::keep_terms(StreamId const& stream, AnyState const& state, Date today) const
{
    auto kept = keep_rules(state, today);
    kept.background = background(stream, state, nullptr, nullptr);
    return kept;
}

std::shared_ptr<Calendar const> Site::calendar_on(Date day) const
{
    constexpr std::size_t most_days_kept = 64;
    if (auto const known = calendars_.find(day); known != calendars_.end())
        return known->second;
    if (calendars_.size() == most_days_kept)
        calendars_.clear();
    auto calendar = calendar_;
    if (calendar_changed_until(*settings_, day))
        calendar = std::make_shared<Calendar const>(calendars_until(*calendar_, *settings_, day).back().calendar);
    return calendars_[day] = std::move(calendar);
}

std::vector<Duty> Site::duties(StreamId const& stream, Date today) const
{
    auto const& current = state(stream);
    auto kept = keep_terms(stream, current, today);
    auto const calendars = calendars_until(*calendar_, *settings_, today);
    std::vector<std::vector<Duty>> counted;
    for (auto const& each : calendars) {
        kept.calendar = std::make_shared<Calendar const>(each.calendar);
        counted.push_back(duties_in(current, today, terms(kept)));
    }
    auto all = std::move(counted.back());
    if (calendars.size() > 1) {
        counted.back() = all;
        auto const records = log_.read(stream);
        all = read_together(calendars, counted, records.empty() ? today : records.front().act.held_on.day);
    }
    std::erase_if(all, [&](Duty const& duty) { return !stands_on(duty, today); });
    return all;
}

std::vector<Duty> Site::duties_at_any_time(AnyState const& state, Date as_of, Terms const& terms)
{
    return duties_in(state, as_of, terms);
}

}
