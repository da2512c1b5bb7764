#include "oracle.h"

#include "random.h"

#include "application/shapes.h"
#include "base/london.h"
#include "codec/read.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace noddfa::simulation {

using application::Room;

namespace {

application::EventRecord corrected(application::EventRecord record, std::string const& instead)
{
    auto fields = boost::json::parse(instead).as_object();
    if (auto const* when = fields.if_contains("held_on")) {
        record.act.held_on = *read_london_time(std::string{when->as_string()}).moment;
        fields.erase("held_on");
    }
    if (!fields.empty())
        (void)application::replace_fields(record.event, fields);
    return record;
}

}

std::uint64_t digest_of(application::EventRecord const& record)
{
    Digest digest;
    digest.add(static_cast<std::uint64_t>(record.sequence));
    digest.add(record.stream.key);
    digest.add(static_cast<std::uint64_t>(record.version));
    digest.add(application::name_of(record.event));
    digest.add(boost::json::serialize(application::write(record.event)));
    digest.add(record.act.id.value);
    digest.add(record.act.by.value);
    digest.add(static_cast<std::uint64_t>(record.act.held_on.utc_minutes));
    digest.add(static_cast<std::uint64_t>(record.act.recorded_at.utc_minutes));
    for (auto const& [clause, reason] : record.act.reasons)
        digest.add(reason.text);
    return digest.value();
}

void Oracle::setting(boost::json::object const& line, Moment now)
{
    if (!line.contains("set"))
        return;
    auto const* from = line.if_contains("from");
    rules_.set(std::string{line.at("set").as_string()}, line.at("value"),
               from ? Date::parse(std::string{from->as_string()}).value_or(now.day) : now.day);
}

ConferenceModel& Oracle::model(ConferenceId const& id) { return models_.try_emplace(id, rules_).first->second; }

std::optional<Violation> Oracle::watch(boost::json::object const& line, application::Outcome const& outcome,
                                       application::Site const& site, Moment now)
{
    now_ = now;
    // I17: an identifier has at most one effect.
    if (outcome.repeated)
        return site.log().last() == static_cast<std::int64_t>(digests_.size())
                   ? std::nullopt
                   : wrong("I17", "a repeated command wrote an event");
    if (outcome.refusal)
        return site.log().last() == static_cast<std::int64_t>(digests_.size())
                   ? refusal(line, outcome, site)
                   : wrong("I17", "a refused command wrote an event");
    for (auto const& record : outcome.records) {
        if (auto found = envelope(record))
            return found;
        if (auto found = before(record, site))
            return found;
        take(record, site);
        reach(record);
    }
    return after(outcome, site);
}

/// I17 and I29: numbers without gaps, times that never go back.
Oracle::Wrong Oracle::envelope(Record const& record)
{
    if (record.sequence != static_cast<std::int64_t>(digests_.size()) + 1)
        return wrong("I17", "event " + std::to_string(record.sequence) + " leaves a gap in the log");
    if (record.version != ++versions_[record.stream])
        return wrong("I17", "version " + std::to_string(record.version) + " leaves a gap in its stream");
    if (record.act.recorded_at < recorded_)
        return wrong("I29", "recorded before the event before it");
    if (record.act.held_on > record.act.recorded_at)
        return wrong("I29", "recorded before it happened");
    recorded_ = record.act.recorded_at;
    digests_.push_back(digest_of(record));
    return std::nullopt;
}

Oracle::Wrong Oracle::before(Record const& record, application::Site const&)
{
    if (auto const* event = std::get_if<conference::Event>(&record.event)) {
        auto const& known = model(ConferenceId{record.stream.key});
        for (auto const check : {&Oracle::stages, &Oracle::voices, &Oracle::votes, &Oracle::decisions})
            if (auto found = (this->*check)(known, *event, record.act))
                return found;
    }
    if (auto const* event = std::get_if<cpr::Event>(&record.event)) {
        auto const written = application::write(record.event).as_object();
        auto const* child = written.if_contains("child");
        // I10: one child's entry never tells of another.
        if (child && child->is_string() && child->as_string() != record.stream.key)
            return wrong("I10", "the entry of " + record.stream.key + " tells of another child");
        return routes(*event, record.act);
    }
    return std::nullopt;
}

void Oracle::take(Record const& record, application::Site const& site)
{
    if (auto const* event = std::get_if<conference::Event>(&record.event)) {
        ConferenceId const id{record.stream.key};
        if (!record.caused_by)
            current_ = id;
        auto& known = model(id);
        if (event->get_if<story::FactCorrected>()) {
            rebuild(id, site);
            return;
        }
        known.take(*event, record.act);
        if (auto const* declared = event->get_if<story::OutcomeDeclared>()) {
            auto const standing = known.standings.find(declared->child);
            register_.take({declared->child, id, known.authority.value_or(AuthorityId{}), declared->outcome,
                            record.act.held_on.day, known.kind == story::Kind::transfer_in,
                            known.kind == story::Kind::reconvened,
                            standing != known.standings.end() && standing->second.on_register});
        }
    } else if (auto const* entry = std::get_if<cpr::Event>(&record.event)) {
        register_.take(*entry, record.act);
    } else if (auto const* quarrel = std::get_if<dispute::Event>(&record.event)) {
        register_.take(*quarrel);
    }
}

/// the conference as it is now known.
void Oracle::rebuild(ConferenceId const& id, application::Site const& site)
{
    auto records = site.log().read({Room::conference, id.value});
    for (auto const& record : std::vector{records})
        if (auto const* correction = std::get<conference::Event>(record.event).get_if<story::FactCorrected>())
            records[static_cast<std::size_t>(correction->event - 1)] =
                corrected(records[static_cast<std::size_t>(correction->event - 1)], correction->instead);
    ConferenceModel fresh{rules_};
    for (auto const& record : records)
        fresh.take(std::get<conference::Event>(record.event), record.act);
    models_.insert_or_assign(id, std::move(fresh));
}

Oracle::Wrong Oracle::after(application::Outcome const& outcome, application::Site const& site)
{
    std::set<std::string> conferences;
    for (auto const& record : outcome.records)
        if (record.stream.room == Room::conference)
            conferences.insert(record.stream.key);
    for (auto const& key : conferences) {
        if (auto found = children_apart(ConferenceId{key}, site))
            return found;
        if (auto found = views_unchanged(ConferenceId{key}, site))
            return found;
        if (auto found = chair_independent(ConferenceId{key}, site))
            return found;
    }
    return register_agrees(site);
}

/// I10: each child is who was told, once; twins are two, though everything but their names is one.
Oracle::Wrong Oracle::children_apart(ConferenceId const& id, application::Site const& site) const
{
    auto const& told = models_.at(id).children;
    auto const& kept = site.conference(id).convening.children;
    if (told.empty())
        return std::nullopt; // nothing is asked for yet
    if (kept.size() != told.size())
        return wrong("I10",
                     std::to_string(told.size()) + " children were told, " + std::to_string(kept.size()) + " are kept");
    for (auto const& child : told) {
        auto const same = [&](story::SubjectChild const& one) { return one.id == child.id; };
        auto const found = std::ranges::find_if(kept, same);
        if (std::ranges::count_if(kept, same) != 1)
            return wrong("I10", child.id.value + " is not one child");
        if (found->born != child.born)
            return wrong("I10", child.id.value + " was born on another day than was told");
    }
    return std::nullopt;
}

/// I09: what a revealed round shows is what it showed when it was revealed.
Oracle::Wrong Oracle::views_unchanged(ConferenceId const& id, application::Site const& site) const
{
    auto const& state = site.conference(id);
    for (auto const& [child, matter] : models_.at(id).matters) {
        auto const kept = state.views.by_child.find(child);
        for (std::size_t at = 0; at < matter.rounds.size(); ++at) {
            auto const& told = matter.rounds[at];
            if (!told.revealed)
                continue;
            if (kept == state.views.by_child.end() || kept->second.rounds.size() <= at)
                return wrong("I09", "a revealed round on " + child.value + " is gone");
            auto const& shown = kept->second.rounds[at].views;
            bool same = shown.size() == told.views.size();
            for (auto const& [person, view] : told.views) {
                auto const found = shown.find(person);
                same = same && found != shown.end() && found->second.view == view.view
                       && found->second.reason == view.reason;
            }
            if (!same)
                return wrong("I09", "views on " + child.value + " changed after they were revealed");
        }
    }
    return std::nullopt;
}

/// I06: the chair neither manages the case nor sits among those who decide.
Oracle::Wrong Oracle::chair_independent(ConferenceId const& id, application::Site const& site) const
{
    auto const& known = models_.at(id);
    if (!known.opened || known.closed || known.chair.empty() || known.conflict_reasoned)
        return std::nullopt;
    if (known.chair == known.social_worker || known.chair == known.team_manager)
        return wrong("I06", "the chair manages the case");
    auto const people = conference::eligible_practitioners(site.conference(id), *known.opened);
    for (auto const& person : people)
        if (person == known.chair)
            return wrong("I06", "the chair sits among those who decide");
    return std::nullopt;
}

/// I01, I11, I12, I14: the register is what decisions, moves and births have made of it; I02: nothing missing unseen.
Oracle::Wrong Oracle::register_agrees(application::Site const& site) const
{
    for (auto const& [id, expected] : register_.all()) {
        auto const& entry = site.register_of(id);
        if (expected.live && !entry.live)
            return wrong(expected.moving_to ? "I11" : "I12", id.value + " is off the register without a decision");
        if (!expected.live && entry.live)
            return wrong("I01", id.value + " is on the register without a decision");
        if (expected.live
            && (entry.live->from != expected.live->from || entry.live->said.authority != expected.live->authority))
            return wrong("I14", id.value + " is on the register since " + entry.live->from.iso() + ", not "
                                    + expected.live->from.iso());
        if (expected.stays_in.has_value() != entry.stay.has_value())
            return wrong("I01", "the temporary entry of " + id.value + " is not what was entered");
        if (entry.ended.size() < expected.ended.size())
            return wrong("I13", "an ended period of " + id.value + " is gone");
        if (expected.challenged != entry.challenge.has_value())
            return wrong("I12", "the flag on the entry of " + id.value + " is wrong");
        if (!entry.live)
            continue;
        auto const& said = entry.live->said;
        bool const loaded = entry.live->route == cpr::Route::opening_load;
        if (said.child != id || (!loaded && said.categories.empty()))
            return wrong("I02", id.value + " is registered without a category");
        auto const& there = said.arrangements;
        // Who has been reviewed is past the first core group.
        bool const met = there.first_core_group || entry.live->reviews_held > 0;
        bool const complete = there.plan && there.coordinator && met && there.review;
        bool const told = std::any_of(entry.alerts.begin(), entry.alerts.end(),
                                      [](Alert const& alert) { return alert.clause == Clause::CPR_24; });
        if (!complete && !told && !loaded)
            return wrong("I02", id.value + " lacks plan, co-ordinator or date, and nobody was told");
    }
    return std::nullopt;
}

void Oracle::reach(Record const& record)
{
    auto const name = application::name_of(record.event);
    static std::map<std::string_view, char const*> const known{
        {"ConsensusDeclared", "consensus"},
        {"ProceedingWithTwo", "discretion"},
        {"ConferencePostponed", "postponement"},
        {"ReconveneRequired", "reconvening"},
        {"BirthRecorded", "birth"},
        {"Removed", "removal"},
        {"RemovedAdministratively", "removal"},
        {"Transferred", "transfer"},
        {"TransferCompleted", "transfer completed"},
    };
    if (auto const found = known.find(name); found != known.end())
        ++milestones_[found->second];
    if (record.stream.room == Room::dispute && name == "DecisionSetAside")
        ++milestones_["set-aside"];
    auto const* event = std::get_if<conference::Event>(&record.event);
    if (!event)
        return;
    if (auto const* declared = event->get_if<story::OutcomeDeclared>())
        milestones_["majority"] += declared->decided_by == story::DecidedBy::majority;
    if (auto const* tally = event->get_if<story::VoteClosed>())
        milestones_["tie"] += tally->result == story::VoteResult::tie;
    if (auto const* round = event->get_if<story::ViewsOpened>())
        milestones_["second round"] +=
            models_.at(ConferenceId{record.stream.key}).matter(round->child).rounds.size() == 2;
}

std::optional<Violation> Oracle::at_the_end(application::Site const& site, Moment now)
{
    // I13: the log reads as it was written.
    for (auto const room : application::all_rooms)
        for (auto const& stream : site.streams(room))
            for (auto const& record : site.log().read(stream))
                if (digest_of(record) != digests_[static_cast<std::size_t>(record.sequence - 1)])
                    return wrong("I13", "event " + std::to_string(record.sequence) + " is not what was written");
    for (auto const& stream : site.streams(Room::conference))
        if (auto found = conference_dates(ConferenceId{stream.key}, site, now.day))
            return found;
    return std::nullopt;
}

}
