#include "conference/readiness.h"

#include "conference/state.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

enum class Asks { nothing, reason };

/// Collects gaps in the order in which they are looked for.
class Gaps {
public:
    void unless(bool met, Clause clause, Code code, Asks asks, Details details = {})
    {
        if (!met)
            found.push_back({{code, clause, std::move(details)}, asks == Asks::reason});
    }
    void add(std::vector<Gap> const& more) { found.insert(found.end(), more.begin(), more.end()); }

    std::vector<Gap> found;
};

/// A.1, A.14: date, information, chair.
void convening_gaps(Gaps& gaps, State const& state, Moment now, Terms const& terms)
{
    auto const& convening = state.convening;
    gaps.unless(convening.booking.has_value(), Clause::CONV_01, "not-booked"_code, Asks::nothing);
    // CONV-02, R-01: a date already missed is a finding; whoever booked it gave the reason.
    if (auto const late = lateness(state, now.day, terms))
        gaps.unless(false, late->clause, late->code, Asks::nothing, late->details);
    // CONV-03: whether enough will be known is the chair's judgement; we see only whether it was made.
    gaps.unless(convening.sufficiency.has_value(), Clause::CONV_03, "sufficiency-not-considered"_code, Asks::nothing);
    gaps.unless(convening.sufficiency.value_or(true), Clause::CONV_03, "information-not-likely"_code, Asks::nothing);
    gaps.unless(!convening.crucial_health || convening.crucial_health->available, Clause::CONV_07,
                "doctor-not-available"_code, Asks::nothing);
    for (auto const& child : convening.children)
        gaps.unless(!child.looked_after || convening.looked_after.contains(child.id), Clause::CONV_11,
                    "care-review-not-linked"_code, Asks::nothing, {{"child", child.id.value}});
    if (!convening.booking)
        return;
    auto const trained = convening.booking->chair_trained_until;
    gaps.unless(convening.booking->chair_training_lasts || (trained && *trained >= now.day), Clause::CHAIR_02,
                trained ? "training-lapsed"_code : "no-training-record"_code, Asks::nothing,
                {{"person", convening.booking->chair.value}});
}

/// Whether an interpreter is booked and briefed for somebody.
template<class Id>
bool has_interpreter(Family const& family, std::optional<Id> InterpreterBooking::* whose, Id const& id)
{
    return std::any_of(family.interpreters.begin(), family.interpreters.end(),
                       [&](InterpreterBooking const& booked) { return booked.*whose == id && booked.briefed; });
}

/// CHD-02, ADV-02: the active offer of an advocate.
void advocacy_gap(Gaps& gaps, State const& state, SubjectChild const& child)
{
    auto const kind = state.convening.kind;
    // CHD-02: owed to a looked-after child and to one whose enquiries led here; ADV-02: considered anew elsewhere.
    bool const owed = child.looked_after || kind == Kind::initial || kind == Kind::pre_birth;
    gaps.unless(state.family.advocacy.contains(child.id), owed ? Clause::CHD_02 : Clause::ADV_02,
                "no-advocacy-offer"_code, owed ? Asks::reason : Asks::nothing, {{"child", child.id.value}});
}

/// CHD-07: language, medium and needs of the child.
void child_language_gap(Gaps& gaps, Family const& family, ChildId const& child)
{
    auto const needs = family.child_needs.find(child);
    bool const recorded = needs != family.child_needs.end();
    gaps.unless(recorded, Clause::CHD_07, "language-and-needs-not-recorded"_code, Asks::reason,
                {{"child", child.value}});
    gaps.unless(!recorded || !needs->second.interpreter || has_interpreter(family, &InterpreterBooking::child, child),
                Clause::CHD_07, "interpreter-not-ready"_code, Asks::reason, {{"child", child.value}});
}

/// CHD-05, CHD-12: how the child takes part, and by what other way if not by being there.
void child_part_gap(Gaps& gaps, Family const& family, ChildId const& child)
{
    Details const who{{"child", child.value}};
    auto const plan = family.participation.find(child);
    bool const planned = plan != family.participation.end();
    gaps.unless(planned, Clause::CHD_05, "participation-not-planned"_code, Asks::nothing, who);
    bool const comes = planned && plan->second.attends != Attendance::not_at_all;
    gaps.unless(comes || family.voices.contains(child), Clause::CHD_12, "no-other-channel"_code, Asks::nothing, who);
    // CHD-08: the chair meets a child who comes.
    gaps.unless(!comes || family.met_children.contains(child), Clause::CHD_08, "not-met-beforehand"_code, Asks::nothing,
                who);
}

/// A.4. An unborn child is offered, asked and told nothing.
void child_gaps(Gaps& gaps, State const& state)
{
    for (auto const& child : state.convening.children) {
        if (child.is_unborn())
            continue;
        advocacy_gap(gaps, state, child);
        child_language_gap(gaps, state.family, child.id);
        child_part_gap(gaps, state.family, child.id);
    }
}

/// PAR-04: both invitations and the leaflets on conference, registration and complaints.
bool is_prepared(Family const& family, PersonId const& person)
{
    auto const invited = family.invited.find(person);
    auto const prepared = family.prepared.find(person);
    if (invited == family.invited.end() || prepared == family.prepared.end())
        return false;
    auto const has = [&](Leaflet leaflet) {
        auto const& given = prepared->second.leaflets;
        return std::find(given.begin(), given.end(), leaflet) != given.end();
    };
    return invited->second.spoken && invited->second.written && has(Leaflet::conference) && has(Leaflet::registration)
           && has(Leaflet::complaints);
}

/// PAR-07: whether an interpreter is needed is known, and one who is needed is booked and briefed.
void interpreter_gap(Gaps& gaps, Family const& family, PersonId const& person)
{
    auto const needs = family.person_needs.find(person);
    bool const known = needs != family.person_needs.end();
    gaps.unless(known, Clause::PAR_07, "language-and-needs-not-recorded"_code, Asks::nothing,
                {{"person", person.value}});
    gaps.unless(!known || !needs->second.interpreter || has_interpreter(family, &InterpreterBooking::person, person),
                Clause::PAR_07, "interpreter-not-ready"_code, Asks::nothing, {{"person", person.value}});
}

void parent_gaps(Gaps& gaps, Family const& family, PersonId const& person)
{
    Details const who{{"person", person.value}};
    // PAR-01: everybody is encouraged to come, unless the chair decided otherwise.
    if (family.excluded_wholly(person))
        return;
    gaps.unless(family.invited.contains(person) || family.excluded.contains(person), Clause::PAR_01,
                "parent-not-invited"_code, Asks::reason, who);
    gaps.unless(family.understands_all(person), Clause::PAR_03, "preparation-incomplete"_code, Asks::nothing, who);
    gaps.unless(is_prepared(family, person), Clause::PAR_04, "invitation-or-leaflets-missing"_code, Asks::nothing, who);
    interpreter_gap(gaps, family, person);
}

/// A.5: every parent and carer once, and no child without one.
void family_gaps(Gaps& gaps, State const& state)
{
    std::set<PersonId> parents;
    for (auto const& child : state.convening.children) {
        auto const of_child = state.parents_of(child.id);
        gaps.unless(!of_child.empty(), Clause::PAR_01, "no-parent-recorded"_code, Asks::reason,
                    {{"child", child.id.value}});
        parents.insert(of_child.begin(), of_child.end());
    }
    for (auto const& person : parents)
        parent_gaps(gaps, state.family, person);
}

}

std::vector<Gap> readiness_gaps(State const& state, Moment now, Terms const& terms)
{
    Gaps gaps;
    convening_gaps(gaps, state, now, terms);
    gaps.add(invitation_gaps(state, now, terms));
    child_gaps(gaps, state);
    family_gaps(gaps, state);
    gaps.add(report_gaps(state, now, terms));
    gaps.add(sharing_gaps(state, now, terms));
    return gaps.found;
}

std::vector<Clause> readiness_clauses(State const& state)
{
    auto const& children = state.convening.children;
    bool const any_born = std::ranges::any_of(children, [](SubjectChild const& child) { return !child.is_unborn(); });
    bool const any_looked_after = std::ranges::any_of(children, &SubjectChild::looked_after);
    auto const kind = state.convening.kind;
    bool const leads_from_enquiries = kind == Kind::initial || kind == Kind::pre_birth;
    std::vector<Clause> clauses{Clause::CONV_01};
    auto const where = [&](bool applies, std::initializer_list<Clause> some) {
        if (applies)
            clauses.insert(clauses.end(), some);
    };
    where(true, {Clause::CONV_02, Clause::CONV_03});
    where(state.convening.crucial_health.has_value(), {Clause::CONV_07});
    where(any_looked_after, {Clause::CONV_11});
    where(true, {Clause::CHAIR_02, Clause::INV_03});
    where(!state.invitations.substitutes.empty(), {Clause::INV_04});
    // CHD-02, ADV-02: owed to one child, considered for another.
    where(any_born && (any_looked_after || leads_from_enquiries), {Clause::CHD_02});
    where(any_born && !leads_from_enquiries, {Clause::ADV_02});
    where(any_born, {Clause::CHD_07, Clause::CHD_05, Clause::CHD_12, Clause::CHD_08});
    where(true, {Clause::PAR_01, Clause::PAR_03, Clause::PAR_04, Clause::PAR_07, Clause::REP_01});
    where(children.size() > 1, {Clause::REP_08, Clause::REP_09});
    where(true, {Clause::REP_10, Clause::REP_11});
    where(state.convening.crucial_health.has_value(), {Clause::REP_17});
    where(true, {Clause::SHARE_01, Clause::CNF_09});
    return clauses;
}

std::vector<Finding> readiness(State const& state, Moment now, Terms const& terms)
{
    std::vector<Finding> findings;
    for (auto& gap : readiness_gaps(state, now, terms))
        findings.push_back(std::move(gap.finding));
    return findings;
}

}
