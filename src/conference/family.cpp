#include "conference/family.h"

#include "base/contains.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "protocol/weighing.h"

#include <algorithm>
#include <array>

namespace noddfa::conference {

namespace {

/// What PAR-03 wants parents helped with.
constexpr std::array all_topics{PreparationTopic::assessments, PreparationTopic::reports,
                                PreparationTopic::purpose,     PreparationTopic::participation,
                                PreparationTopic::attendance,  PreparationTopic::outcomes};

/// Adds what is not there yet.
template<class Value> void add_all(std::vector<Value>& to, std::vector<Value> const& more)
{
    for (auto const& one : more)
        if (!contains(to, one))
            to.push_back(one);
}

void weigh_child(Weighing& weigh, State const& state, ChildId const& child, Clause clause)
{
    weigh.sound(state.child(child), clause, "unknown-child"_code, "child", {{"child", child.value}});
}

void weigh_children(Weighing& weigh, State const& state, std::vector<ChildId> const& children, Clause clause)
{
    for (auto const& child : children)
        weigh_child(weigh, state, child, clause);
}

/// Somebody of the family, or who comes with them.
void weigh_person(Weighing& weigh, State const& state, PersonId const& person, Clause clause)
{
    weigh.sound(state.family.people.contains(person), clause, "unknown-person"_code, "person",
                {{"person", person.value}});
}

/// OTH-01: the capacities that the family side has; the others are invited as participants.
bool is_family_side(Capacity capacity)
{
    return is_family(capacity) || capacity == Capacity::advocate || capacity == Capacity::legal_representative
           || capacity == Capacity::carer;
}

/// PAR-03: what somebody has not been helped to understand yet, after this.
bool understands_all(std::vector<PreparationTopic> const& before, std::vector<PreparationTopic> const& now)
{
    return std::all_of(all_topics.begin(), all_topics.end(),
                       [&](PreparationTopic topic) { return contains(before, topic) || contains(now, topic); });
}

Preparation prepared_before(State const& state, PersonId const& person)
{
    auto const found = state.family.prepared.find(person);
    return found == state.family.prepared.end() ? Preparation{} : found->second;
}

}

bool Family::excluded_wholly(PersonId const& person) const
{
    auto const found = excluded.find(person);
    return found != excluded.end() && found->second.attends.value_or(Attendance::not_at_all) == Attendance::not_at_all;
}

bool Family::has_view(PersonId const& person, ChildId const& child) const
{
    return std::any_of(views.begin(), views.end(), [&](FamilyView const& view) {
        return view.person == person && has_words(view.text) && !view.none_because
               && (view.children.empty() || contains(view.children, child));
    });
}

bool Family::understands_all(PersonId const& person) const
{
    auto const found = prepared.find(person);
    return found != prepared.end() && conference::understands_all(found->second.topics, {});
}

Answered decide(State const& state, AddFamilyMember const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    FamilyMemberAdded added{command};
    if (!added.capacity)
        added.capacity = Capacity::parent;
    weigh.sound(!command.person.empty(), Clause::PAR_01, "missing-field"_code, "person");
    weigh.sound(is_family_side(*added.capacity), Clause::OTH_01, "wrong-capacity"_code, "capacity");
    weigh_children(weigh, state, command.children, Clause::PRIN_05);
    return weigh.answer<Event>(added);
}

Answered decide(State const& state, RecordAdvocacyOffer const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_child(weigh, state, command.child, Clause::CHD_02);
    // ADV-01: only age or understanding makes an offer inapplicable, and it is said which.
    weigh.should(command.answer != OfferAnswer::not_applicable || has_words(command.reason), Clause::ADV_01,
                 "advocacy-not-applicable"_code, {{"child", command.child.value}});
    return weigh.answer<Event>(AdvocacyOffered{command});
}

Answered decide(State const& state, RecordLanguageAndNeeds const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(command.child.has_value() != command.person.has_value(), Clause::CHD_07, "child-or-person"_code,
                "person");
    if (command.child)
        weigh_child(weigh, state, *command.child, Clause::CHD_07);
    else if (command.person)
        weigh_person(weigh, state, *command.person, Clause::PAR_07);
    return weigh.answer<Event>(LanguageAndNeedsRecorded{command});
}

Answered decide(State const& state, BookInterpreter const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(!command.interpreter.empty(), Clause::PAR_07, "missing-field"_code, "interpreter");
    weigh.sound(command.child || command.person, Clause::PAR_07, "child-or-person"_code, "person");
    if (command.child)
        weigh_child(weigh, state, *command.child, Clause::CHD_07);
    if (command.person)
        weigh_person(weigh, state, *command.person, Clause::PAR_07);
    // S47-07: independent, and so nobody of the family.
    weigh.notice(command.independent && !state.family.people.contains(command.interpreter), Clause::S47_07,
                 "interpreter-not-independent"_code, {{"person", command.interpreter.value}});
    return weigh.answer<Event>(InterpreterBooked{command});
}

Answered decide(State const& state, PlanParticipation const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_child(weigh, state, command.child, Clause::CHD_09);
    // CHD-04, CHD-05: what the child chooses is no refusal.
    bool const limits = command.attends != Attendance::whole && !command.chosen_with_child;
    // JUDGEMENT: CHD-09: the chair decides on the child's best interests; we ask who and why.
    weigh.sound(!limits || state.is_chair(act.by), Clause::CHD_09, "not-the-chair"_code, "by");
    weigh.should(!limits || has_words(command.reason), Clause::CHD_09, "attendance-limited"_code,
                 {{"child", command.child.value}});
    return weigh.answer<Event>(ParticipationPlanned{command});
}

Answered decide(State const& state, PrepareFamilyMember const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_person(weigh, state, command.person, Clause::PAR_03);
    // PAR-03: six topics; the gaps stay visible until a later preparation fills them.
    weigh.notice(understands_all(prepared_before(state, command.person).topics, command.topics), Clause::PAR_03,
                 "preparation-incomplete"_code, {{"person", command.person.value}});
    return weigh.answer<Event>(FamilyMemberPrepared{command});
}

Answered decide(State const& state, InviteFamilyMember const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_person(weigh, state, command.person, Clause::PAR_01);
    weigh.sound(command.spoken || command.written, Clause::PAR_04, "missing-field"_code, "spoken");
    return weigh.answer<Event>(FamilyMemberInvited{command});
}

Answered decide(State const& state, FlagContactRisk const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_person(weigh, state, command.person, Clause::PAR_10);
    weigh.sound(!command.risk.empty(), Clause::PAR_10, "missing-field"_code, "risk");
    // PAR-10: the chair is to know, and to consider who attends.
    std::optional<PersonId> chair;
    if (state.convening.booking)
        chair = state.convening.booking->chair;
    return weigh.answer<Event>(ContactRiskFlagged{command},
                               TaskSet{{Clause::PAR_10, "consider-exclusion", {}, chair, {}}});
}

Answered decide(State const& state, ExcludeFamilyMember const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_person(weigh, state, command.person, Clause::PAR_11);
    // PAR-11: the chair alone excludes, and says how far and why.
    weigh.sound(state.is_chair(act.by), Clause::PAR_11, "not-the-chair"_code, "by");
    weigh.sound(command.attends != Attendance::whole, Clause::PAR_11, "wrong-attendance"_code, "attends");
    weigh.sound(command.attends != Attendance::part || has_words(command.scope), Clause::PAR_11, "missing-field"_code,
                "scope");
    weigh.must(has_words(command.reason), Clause::PAR_11, "exclusion-without-reason"_code,
               {{"person", command.person.value}});
    // PAR-12: who is not there is heard in another way.
    weigh.notice(has_words(command.views_heard_by), Clause::PAR_12, "views-not-arranged"_code,
                 {{"person", command.person.value}});
    return weigh.answer<Event>(FamilyMemberExcluded{command});
}

Answered decide(State const& state, RecordChildVoice const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_child(weigh, state, command.child, Clause::CHD_01);
    // CHD-01: to have attended is not to have been heard.
    weigh.sound(!command.text.empty(), Clause::CHD_01, "missing-field"_code, "text");
    return weigh.answer<Event>(ChildVoiceRecorded{command});
}

Answered decide(State const& state, RecordFamilyView const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_person(weigh, state, command.person, Clause::PAR_14);
    weigh_children(weigh, state, command.children, Clause::PAR_14);
    // PAR-14: a view, or the reason why there is none.
    weigh.sound(has_words(command.text) || command.none_because, Clause::PAR_14, "missing-field"_code, "text");
    // PAR-12: the views of somebody who is away should have been brought.
    bool const away =
        command.none_because == NoViewsBecause::absent || command.none_because == NoViewsBecause::excluded;
    weigh.notice(!away, Clause::PAR_12, "absent-and-unheard"_code, {{"person", command.person.value}});
    return weigh.answer<Event>(FamilyViewRecorded{command});
}

Answered decide(State const& state, MeetBeforehand const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(!command.people.empty() || !command.children.empty(), Clause::CHAIR_03, "missing-field"_code, "people");
    for (auto const& person : command.people)
        weigh_person(weigh, state, person, Clause::CHAIR_03);
    weigh_children(weigh, state, command.children, Clause::CHD_08);
    return weigh.answer<Event>(MetBeforehand{command});
}

Answered decide(State const& state, OfferDebrief const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.sound(command.child.has_value() != command.person.has_value(), Clause::PAR_13, "child-or-person"_code,
                "person");
    // PAR-13: parents are spoken with straight after the conference, and later, as children are.
    if (command.person)
        weigh_person(weigh, state, *command.person, Clause::PAR_13);
    if (command.child)
        weigh_child(weigh, state, *command.child, command.visit ? Clause::CHD_11 : Clause::CHD_10);
    return weigh.answer<Event>(DebriefOffered{command});
}

void fold(State& state, FamilyMemberAdded const& event, Act const&) { state.family.people[event.person] = event; }

void fold(State& state, AdvocacyOffered const& event, Act const& act)
{
    // ADV-02: earlier offers stay in view.
    state.family.offers[event.child].emplace_back(act.held_on.day, event);
    state.family.advocacy[event.child] = event;
}

void fold(State& state, LanguageAndNeedsRecorded const& event, Act const&)
{
    if (event.child)
        state.family.child_needs[*event.child] = event;
    if (event.person)
        state.family.person_needs[*event.person] = event;
}

void fold(State& state, InterpreterBooked const& event, Act const&)
{
    auto& booked = state.family.interpreters;
    std::erase_if(booked, [&](InterpreterBooking const& one) {
        return one.interpreter == event.interpreter && one.child == event.child && one.person == event.person;
    });
    booked.push_back(event);
}

void fold(State& state, ParticipationPlanned const& event, Act const&)
{
    state.family.participation[event.child] = event;
}

void fold(State& state, FamilyMemberPrepared const& event, Act const&)
{
    auto& so_far = state.family.prepared.try_emplace(event.person).first->second;
    so_far.person = event.person;
    add_all(so_far.topics, event.topics);
    add_all(so_far.leaflets, event.leaflets);
    so_far.told_outcome_of_enquiries |= event.told_outcome_of_enquiries;
    if (event.support)
        so_far.support = event.support;
}

void fold(State& state, FamilyMemberInvited const& event, Act const&)
{
    auto& so_far = state.family.invited.try_emplace(event.person).first->second;
    so_far.person = event.person;
    so_far.spoken |= event.spoken;
    so_far.written |= event.written;
    if (event.arrives)
        so_far.arrives = event.arrives;
}

void fold(State& state, ContactRiskFlagged const& event, Act const&)
{
    state.family.contact_risks[event.person] = event.risk;
}

void fold(State& state, FamilyMemberExcluded const& event, Act const&)
{
    state.family.excluded[event.person] = event;
    // PAR-10: the chair has considered it.
    auto const settled = std::all_of(state.family.contact_risks.begin(), state.family.contact_risks.end(),
                                     [&](auto const& risk) { return state.family.excluded.contains(risk.first); });
    if (settled)
        std::erase_if(state.convening.tasks, [](Task const& task) { return task.what == "consider-exclusion"; });
}

void fold(State& state, ChildVoiceRecorded const& event, Act const&)
{
    state.family.voices[event.child].push_back(event);
}

void fold(State& state, FamilyViewRecorded const& event, Act const&) { state.family.views.push_back(event); }

void fold(State& state, MetBeforehand const& event, Act const&)
{
    state.family.met_people.insert(event.people.begin(), event.people.end());
    state.family.met_children.insert(event.children.begin(), event.children.end());
}

void fold(State& state, DebriefOffered const& event, Act const&)
{
    auto& family = state.family;
    if (event.person)
        (event.visit ? family.followed_up_people : family.debriefed_people).insert(*event.person);
    if (event.child)
        (event.visit ? family.followed_up : family.debriefed).insert(*event.child);
}

}
