#include "protocol/weighing.h"
#include "register/decide.h"
#include "register/fold.h"

namespace noddfa::cpr {

namespace {

void also(Answered& answered, Event event)
{
    if (answered.accepted())
        answered.events.push_back(std::move(event));
}

Details count_of(std::vector<Category> const& categories)
{
    return {{"categories", std::to_string(categories.size())}};
}

bool too_many(std::vector<Category> const& categories, Settings const& settings)
{
    return static_cast<int>(categories.size()) >= settings.category_strong_warn_from;
}

/// A registration taken into the state, with its day settled.
Entry entry_from(Registration const& said, Route route, Act const& act)
{
    Entry entry{said, route, said.registered_on.value_or(act.held_on.day), {}, {}, 0, {}};
    entry.said.registered_on = entry.from;
    entry.last_conference = entry.from;
    return entry;
}

void learn(Identity& known, Identity const& said)
{
    if (!said.name.empty())
        known.name = said.name;
    if (said.born)
        known.born = said.born;
    if (said.expected)
        known.expected = said.expected;
    if (said.mother)
        known.mother = said.mother;
}

void name_coordinator(State& state, std::optional<PersonId> const& person, Date from)
{
    if (person && (state.coordinators.empty() || state.coordinators.back().person != *person))
        state.coordinators.push_back({*person, from, true, true});
}

void end_stay(State& state, Date on)
{
    if (!state.stay)
        return;
    state.stay->ended_on = on;
    state.ended_stays.push_back(std::move(*state.stay));
    state.stay.reset();
}

void enter(State& state, Registration const& said, Route route, Act const& act)
{
    state.live = entry_from(said, route, act);
    state.removal_notices.clear();
    state.removal_closed = false;
    learn(state.identity, said.identity);
    name_coordinator(state, said.arrangements.coordinator, state.live->from);
}

Registration registration_of(OpeningEntry const& loaded)
{
    Registration said;
    said.child = loaded.child;
    said.authority = loaded.authority;
    said.categories = loaded.categories;
    said.primary = loaded.primary;
    said.reasons = loaded.reasons;
    said.registered_on = loaded.registered_on;
    said.identity = loaded.identity.value_or(Identity{});
    said.arrangements = loaded.arrangements.value_or(Arrangements{});
    return said;
}

bool is_transfer(State const& state, AuthorityId const& authority)
{
    return state.live && state.move && !state.move->completed_on && state.move->said.to == authority
           && state.live->said.authority != authority;
}

Answered entered(State const& state, EnterRegister const& command, Weighing const& weigh)
{
    if (is_transfer(state, command.authority))
        return weigh.answer<Event>(Transferred{command});
    if (state.live)
        return weigh.answer<Event>(RegistrationConfirmed{command});
    return weigh.answer<Event>(Entered{command});
}

}

Answered decide(State const& state, EnterRegister const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(!command.child.empty(), Clause::REG_01, "missing-field"_code, "child");
    // REG-01, CPR-05: a name enters only by a conference's decision.
    weigh.must(command.conference && !command.conference->empty(), Clause::REG_01, "no-route-onto-register"_code);
    // MOV-11, R-20: on already only where the entry passes to another authority, or a reconvened conference decides.
    weigh.must(!state.live || is_transfer(state, command.authority) || state.challenge || command.reconvened,
               Clause::CPR_05, "already-registered"_code);
    // CPR-06: the conference has given its reasons for them; the entry is not held up.
    weigh.notice(!command.categories.empty(), Clause::CPR_06, "no-category"_code);
    weigh.notice(!too_many(command.categories, terms.settings), Clause::CPR_06, "too-many-categories"_code,
                 count_of(command.categories));
    auto answered = entered(state, command, weigh);
    // CPR-24, R-17: what is missing is flagged and the senior manager told; the entry is live all the same.
    State after = state;
    if (answered.accepted())
        fold(after, answered.events.front(), act);
    if (answered.accepted() && !missing_arrangements(after).empty())
        also(answered, AlertRaised{alert_for("senior_manager", terms.settings, Clause::CPR_24,
                                             "registered-without-plan", command.child)});
    return answered;
}

void fold(State& state, Entered const& event, Act const& act)
{
    enter(state, event, Route::conference, act);
    // MOV-11: a child staying here whom this authority's conference registers is no longer a guest.
    if (state.stay && state.stay->said.authority == event.authority)
        end_stay(state, act.held_on.day);
    state.challenge.reset();
}

void fold(State& state, RegistrationConfirmed const& event, Act const& act)
{
    // R-20, REG-12: the original date stays, and the clock of the reviews with it.
    auto confirmed = entry_from(event, state.live ? state.live->route : Route::conference, act);
    if (state.live) {
        confirmed.from = state.live->from;
        confirmed.said.registered_on = state.live->from;
        confirmed.said.arrangements = state.live->said.arrangements;
        confirmed.reviews_held = state.live->reviews_held;
        confirmed.last_conference = state.live->last_conference;
    }
    state.live = std::move(confirmed);
    state.challenge.reset();
}

void fold(State& state, Transferred const& event, Act const& act)
{
    // MOV-11, I11: the one entry ends and the other begins in the same event.
    auto const on = event.registered_on.value_or(act.held_on.day);
    if (state.live) {
        state.live->to = on;
        state.live->ending = Ending::transfer;
        state.ended.push_back(std::move(*state.live));
    }
    enter(state, event, Route::transfer, act);
    end_stay(state, on);
    if (state.move) {
        state.move->decided_on = on;
        state.move->registered = true;
    }
}

Answered decide(State const& state, NoteArrangements const& command, Act const& act, Terms const&)
{
    // what a conference settles is never refused here; without an entry there is nothing to note.
    if (!state.is_registered())
        return {};
    return Weighing{act, false}.answer<Event>(ArrangementsNoted{command});
}

void fold(State& state, ArrangementsNoted const& event, Act const& act)
{
    if (!state.live)
        return;
    auto& known = state.live->said.arrangements;
    known.plan = known.plan || event.arrangements.plan;
    if (event.arrangements.coordinator)
        known.coordinator = event.arrangements.coordinator;
    if (event.arrangements.first_core_group)
        known.first_core_group = event.arrangements.first_core_group;
    if (event.arrangements.review)
        known.review = event.arrangements.review;
    name_coordinator(state, event.arrangements.coordinator, act.held_on.day);
    // I02: the alert stands only while something is missing.
    if (missing_arrangements(state).empty())
        std::erase_if(state.alerts, [](Alert const& alert) { return alert.clause == Clause::CPR_24; });
}

Answered decide(State const& state, EnterTemporary const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(!command.child.empty(), Clause::CPR_19, "missing-field"_code, "child");
    weigh.sound(!command.authority.empty(), Clause::CPR_19, "missing-field"_code, "authority");
    weigh.must(!state.stay, Clause::CPR_19, "already-done"_code);
    // CPR-05: whoever is on this very register needs no second entry.
    weigh.must(!state.live || state.live->said.authority != command.authority, Clause::CPR_05,
               "already-registered"_code);
    // CPR-19, R-18: it rests on another authority's live entry, and on nothing else.
    bool const proved = !command.home.empty() && !command.home_entry.empty() && command.home != command.authority;
    bool const agrees = !state.live || state.live->said.authority == command.home;
    weigh.must(proved && agrees, Clause::CPR_19, "no-live-home-entry"_code);
    // CPR-19: the stay has an end to look to.
    weigh.notice(command.until.has_value(), Clause::CPR_19, "no-end-of-stay"_code);
    return weigh.answer<Event>(EnteredTemporarily{command});
}

void fold(State& state, EnteredTemporarily const& event, Act const& act)
{
    state.stay = Stay{event, event.arrived_on.value_or(act.held_on.day), act.held_on.day, {}};
    if (event.identity)
        learn(state.identity, *event.identity);
}

Answered decide(State const& state, EndTemporary const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.must(state.stay.has_value(), Clause::CPR_19, "not-registered"_code);
    return weigh.answer<Event>(TemporaryEnded{command});
}

void fold(State& state, TemporaryEnded const&, Act const& act) { end_stay(state, act.held_on.day); }

Answered decide(State const& state, LoadOpeningEntry const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.sound(!command.child.empty(), Clause::CPR_05, "missing-field"_code, "child");
    weigh.sound(!command.source.empty(), Clause::CPR_05, "missing-field"_code, "source");
    weigh.sound(command.registered_on.has_value(), Clause::CPR_05, "missing-field"_code, "registered_on");
    // what is carried over has happened.
    for (auto const& [field, day] :
         {std::pair{"registered_on", command.registered_on}, std::pair{"last_conference", command.last_conference}})
        weigh.sound(!day || *day <= act.held_on.day, Clause::CPR_05, "in-the-future"_code, field);
    weigh.must(!state.is_registered(), Clause::CPR_05, "already-registered"_code);
    // two people carry the old register over.
    bool const seconded = command.checked_by && !command.checked_by->empty() && *command.checked_by != act.by;
    weigh.must(seconded, Clause::CPR_05, "second-person-needed"_code);
    // CPR-06: an old entry with every category says little.
    weigh.notice(!command.categories.empty(), Clause::CPR_06, "no-category"_code);
    weigh.should(!too_many(command.categories, terms.settings), Clause::CPR_06, "too-many-categories"_code,
                 count_of(command.categories));
    return weigh.answer<Event>(OpeningEntryLoaded{command});
}

void fold(State& state, OpeningEntryLoaded const& event, Act const& act)
{
    enter(state, registration_of(event), Route::opening_load, act);
    state.live->reviews_held = event.reviews_held.value_or(0);
    if (event.last_conference)
        state.live->last_conference = event.last_conference;
    state.opening_load = OpeningLoad{event.source, act.by, {}};
}

Answered decide(State const& state, SignOffOpeningLoad const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    auto const& load = state.opening_load;
    weigh.sound(load && load->source == command.source, Clause::CPR_05, "unknown-load"_code, "source");
    weigh.must(!load || !load->signed_off, Clause::CPR_05, "already-done"_code);
    // every entry of the source is here, and none besides.
    weigh.must(command.in_source == command.loaded, Clause::CPR_05, "count-not-reconciled"_code,
               {{"in_source", std::to_string(command.in_source)}, {"loaded", std::to_string(command.loaded)}});
    // not by the one who loaded it.
    weigh.must(!load || load->loaded_by != act.by, Clause::CPR_05, "second-person-needed"_code);
    return weigh.answer<Event>(OpeningLoadSignedOff{command});
}

void fold(State& state, OpeningLoadSignedOff const&, Act const& act)
{
    if (state.opening_load)
        state.opening_load->signed_off = act.held_on.day;
}

}
