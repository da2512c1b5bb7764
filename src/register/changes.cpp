#include "protocol/weighing.h"
#include "register/decide.h"
#include "register/fold.h"

namespace noddfa::cpr {

namespace {

std::optional<PersonId> named_coordinator(State const& state)
{
    return state.coordinators.empty() ? std::nullopt : std::optional{state.coordinators.back().person};
}

/// REG-12, REG-13: a review moves the clock on. READING B-20: a reconvened conference decides again what another has
/// been counted for.
void count_review(Entry& entry, bool reconvened, Act const& act)
{
    if (reconvened)
        return;
    ++entry.reviews_held;
    entry.last_conference = act.held_on.day;
}

void correct_entry(State& state, EntryCorrection const& said)
{
    auto& known = state.identity;
    known.name = said.name.value_or(known.name);
    if (said.born)
        known.born = said.born;
    if (said.expected)
        known.expected = said.expected;
    if (said.mother)
        known.mother = said.mother;
}

}

Answered decide(State const& state, ChangeCategories const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    weigh.must(state.is_registered(), Clause::CPR_04, "not-registered"_code);
    weigh.must(!command.conference.empty(), Clause::REG_01, "no-route-onto-register"_code);
    // CPR-06: one or more categories for this child; many of them say little.
    weigh.sound(!command.categories.empty(), Clause::CPR_06, "missing-field"_code, "categories");
    weigh.notice(static_cast<int>(command.categories.size()) < terms.settings.category_strong_warn_from, Clause::CPR_06,
                 "too-many-categories"_code, {{"categories", std::to_string(command.categories.size())}});
    return weigh.answer<Event>(CategoriesChanged{command});
}

void fold(State& state, CategoriesChanged const& event, Act const& act)
{
    if (!state.live)
        return;
    state.live->said.categories = event.categories;
    state.live->said.primary = event.primary;
    // REV-04: the original reasons stay; the review's own come after them.
    auto& reasons = state.live->said.reasons;
    reasons.insert(reasons.end(), event.reasons.begin(), event.reasons.end());
    count_review(*state.live, event.reconvened, act);
    state.challenge.reset();
}

Answered decide(State const& state, ContinueRegistration const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.must(state.is_registered(), Clause::CPR_04, "not-registered"_code);
    return weigh.answer<Event>(RegistrationContinued{command});
}

void fold(State& state, RegistrationContinued const& event, Act const& act)
{
    if (!state.live)
        return;
    count_review(*state.live, event.reconvened, act);
    state.challenge.reset();
}

Answered decide(State const& state, RecordBirth const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    auto const born = command.born.value_or(act.held_on.day);
    weigh.must(!state.identity.born, Clause::UNB_07, "already-done"_code);
    weigh.sound(born <= act.held_on.day, Clause::UNB_07, "contradictory"_code, "born", {{"born", born.iso()}});
    // READING UNB-07, I10: twins stay two: each has a lasting identifier of its own.
    for (auto const& twin : command.twins)
        weigh.sound(!twin.child.empty() && twin.child != command.child, Clause::UNB_07, "missing-field"_code, "twins");
    // UNB-07: a child without a name yet is entered all the same, and the gap shown.
    weigh.notice(!command.name.empty(), Clause::UNB_07, "no-name-yet"_code);
    return weigh.answer<Event>(BirthRecorded{command});
}

void fold(State& state, BirthRecorded const& event, Act const& act)
{
    // UNB-07, CPR-23: identity changes; registration, plan and history stay as they are.
    state.identity.born = event.born.value_or(act.held_on.day);
    if (!event.name.empty())
        state.identity.name = event.name;
}

Answered decide(State const& state, EnterTwin const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, false};
    auto const& born = command.registration.identity;
    // READING UNB-07: a twin who was entered before birth too is only born.
    if (state.is_registered() && !state.identity.born)
        return weigh.answer<Event>(BirthRecorded{{command.child, born.born, born.name, {}}});
    weigh.must(!state.is_registered(), Clause::CPR_05, "already-registered"_code);
    // READING UNB-07: the conference decided on every child of this pregnancy; the entry rests on that decision.
    weigh.must(!command.twin_of.empty() && command.registration.registered_on.has_value(), Clause::REG_01,
               "no-route-onto-register"_code);
    // CPR-24, R-17: plan, coordinator and dates are settled for each child, and somebody is told that they are not yet.
    return weigh.answer<Event>(TwinEntered{command},
                               AlertRaised{alert_for("senior_manager", terms.settings, Clause::CPR_24,
                                                     "registered-without-plan", command.child)});
}

EnterTwin twin_entry(State const& state, Twin const& twin)
{
    EnterTwin entry{};
    entry.child = twin.child;
    if (state.live) {
        entry.twin_of = state.live->said.child;
        entry.registration = state.live->said;
        entry.registration.child = twin.child;
        entry.registration.arrangements = {};
        entry.reviews_held = state.live->reviews_held;
        entry.last_conference = state.live->last_conference;
    }
    entry.registration.identity = state.identity;
    entry.registration.identity.name = twin.name;
    return entry;
}

void fold(State& state, TwinEntered const& event, Act const& act)
{
    Entry entry{
        event.registration, Route::twin,          event.registration.registered_on.value_or(act.held_on.day), {}, {},
        event.reviews_held, event.last_conference};
    entry.said.child = event.child;
    state.live = std::move(entry);
    state.identity = event.registration.identity;
    if (auto const& coordinator = event.registration.arrangements.coordinator)
        state.coordinators.push_back({*coordinator, act.held_on.day, true, true});
}

Answered decide(State const&, CorrectEntry const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    // a correction says why; the former value stays in the history.
    weigh.sound(!command.reason.empty(), Clause::CPR_09, "missing-field"_code, "reason");
    for (auto const& detail : command.details)
        weigh.sound(!detail.value.empty(), Clause::CPR_09, "missing-field"_code, "details");
    return weigh.answer<Event>(EntryCorrected{command});
}

void fold(State& state, EntryCorrected const& event, Act const& act)
{
    correct_entry(state, event);
    // CPR-09: each detail has a dated history.
    for (auto const& detail : event.details)
        state.details[detail.what].push_back({act.held_on.day, detail.value});
    state.corrections.push_back(event);
}

Answered decide(State const& state, ChangeCoordinator const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.sound(!command.person.empty(), Clause::CPR_08, "missing-field"_code, "person");
    weigh.must(state.is_registered(), Clause::CPR_08, "not-registered"_code);
    weigh.must(named_coordinator(state) != command.person, Clause::CPR_08, "already-done"_code);
    // PLN-08: employed by social services and registered with Social Care Wales; R-27: a lapse is shown.
    bool const registered = command.scw_registration && !command.scw_registration->empty();
    weigh.should(registered && command.employed_by_social_services, Clause::PLN_08,
                 "not-a-registered-social-worker"_code);
    weigh.notice(command.registered_until.value_or(act.held_on.day) >= act.held_on.day, Clause::PLN_08,
                 "registration-lapsed"_code);
    // CPR-08: told by word, then confirmed in writing; the register changes at once either way.
    weigh.notice(command.told_verbally, Clause::CPR_08, "not-told-verbally"_code);
    weigh.notice(command.confirmed_in_writing, Clause::CPR_08, "not-confirmed-in-writing"_code);
    auto answered = weigh.answer<Event>(CoordinatorChanged{command});
    if (answered.accepted() && !command.confirmed_in_writing)
        answered.events.push_back(
            TaskSet{{Clause::CPR_08, "confirm-coordinator-in-writing", command.child, act.by, act.held_on.day}});
    return answered;
}

void fold(State& state, CoordinatorChanged const& event, Act const& act)
{
    state.coordinators.push_back({event.person, act.held_on.day, event.told_verbally, event.confirmed_in_writing});
    if (state.live)
        state.live->said.arrangements.coordinator = event.person;
}

Answered decide(State const& state, ConfirmCoordinatorChange const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh.must(!state.coordinators.empty(), Clause::CPR_08, "wrong-stage"_code);
    return weigh.answer<Event>(CoordinatorChangeConfirmed{command});
}

void fold(State& state, CoordinatorChangeConfirmed const& event, Act const&)
{
    if (state.coordinators.empty())
        return;
    auto& term = state.coordinators.back();
    term.told_verbally = term.told_verbally || event.told_verbally;
    term.confirmed_in_writing = term.confirmed_in_writing || event.confirmed_in_writing;
    if (term.confirmed_in_writing)
        std::erase_if(state.tasks, [](Task const& task) { return task.clause == Clause::CPR_08; });
}

Answered decide(State const& state, ReportChange const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    // CPR-07, R-02: anybody, at any time; whether it needs a new report as well is asked beside it.
    weigh.sound(!command.person.empty(), Clause::CPR_07, "missing-field"_code, "person");
    weigh.sound(!command.what.empty(), Clause::CPR_07, "missing-field"_code, "what");
    return weigh.answer<Event>(ChangeReported{command}, TaskSet{{Clause::CPR_07, "look-at-change", command.child,
                                                                 named_coordinator(state), act.held_on.day}});
}

void fold(State& state, ChangeReported const& event, Act const&) { state.change_reports.push_back(event); }

}
