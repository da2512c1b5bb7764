#include "access/separation.h"

#include "access/switches.h"

#include <algorithm>

namespace noddfa::access {

namespace {

using E = End;
using N = Relation;

constexpr Separation separation_rows[] = {
    {"chair_of_own_case",
     Trait::as_chair,
     Role::chair,
     {{N::case_manager, E::every_child},
      {N::record_taker, E::conference},
      {N::conflict, E::conference},
      {N::conflict, E::every_child}}},
    {"record_taker_with_another_part",
     Trait::as_record_taker,
     Role::record_taker,
     {{N::chair, E::conference},
      {N::invitee, E::conference},
      {N::core_group, E::every_child},
      {N::plan_coordinator, E::every_child},
      {N::case_manager, E::every_child}}},
    {"manager_who_chaired", Trait::as_manager, Role::none, {{N::chair, E::conference}, {N::chaired, E::conference}}},
    {"panel_with_a_part_in_the_case",
     std::nullopt,
     Role::panel,
     {{N::chair, E::conference},
      {N::chaired, E::conference},
      {N::record_taker, E::conference},
      {N::invitee, E::conference},
      {N::attended, E::conference},
      {N::core_group, E::every_child},
      {N::plan_coordinator, E::every_child},
      {N::case_manager, E::every_child},
      {N::conflict, E::conference},
      {N::conflict, E::every_child}}},
    {"administrator_at_case_data", Trait::case_data, Role::none, {{N::board_admin, E::anywhere}}},
    {"operator_at_case_data", Trait::case_data, Role::none, {{N::operator_of, E::anywhere}}},
    {"administrator_in_another_office",
     std::nullopt,
     Role::board_admin,
     {{N::operator_of, E::anywhere}, {N::auditor, E::anywhere}}},
    {"operator_in_another_office",
     std::nullopt,
     Role::operator_of,
     {{N::board_admin, E::anywhere}, {N::auditor, E::anywhere}}},
    {"auditor_in_another_office",
     std::nullopt,
     Role::auditor,
     {{N::board_admin, E::anywhere}, {N::operator_of, E::anywhere}}},
    {"second_person_of_own_case", std::nullopt, Role::none, {{N::case_manager, E::every_child}}, true},
};

bool stands_against(Against const& against, Asking const& asking)
{
    auto const& object = asking.object;
    auto const leads_here = [&](Subject const& to) {
        switch (against.end) {
        case E::conference: return !to.empty() && to == object.conference;
        case E::every_child:
            return std::find(object.children.begin(), object.children.end(), to) != object.children.end()
                   || std::find(object.people.begin(), object.people.end(), to) != object.people.end();
        case E::anywhere: return true;
        default: return false;
        }
    };
    auto const& all = asking.facts.facts;
    return std::any_of(all.begin(), all.end(), [&](Fact const& fact) {
        return fact.relation == against.relation && fact.from == asking.who && leads_here(fact.to)
               && holds(fact, asking.context.now, asking.facts, asking.settings);
    });
}

bool bites(Separation const& row, SetOf<Trait> traits, Asking const& asking)
{
    if ((row.as_second && !asking.context.first) || (row.doing && !traits.has(*row.doing)))
        return false;
    if (std::none_of(std::begin(row.against), std::end(row.against), [&](Against const& against) {
            return against.end != E::nothing && stands_against(against, asking);
        }))
        return false;
    return row.playing == Role::none || plays(row.playing, asking);
}

// 3.4: nor somebody whose account the other has just changed, whichever of the two that was.
bool are_beholden(Subject const& one, Subject const& other, Asking const& asking)
{
    auto const between = [&](Subject const& from, Subject const& to) {
        return related(Relation::beholden, from, to, asking.context.now, asking.facts, asking.settings);
    };
    return between(one, other) || between(other, one);
}

}

std::span<Separation const> separations() { return separation_rows; }

bool is_separated(Action action, Asking const& asking)
{
    auto const traits = row_of(action).traits;
    auto const& [who, object, context, facts, settings] = asking;
    if (traits.has(Trait::grants) && object.recipient == who && !is_off("granter_is_grantee"))
        return true;
    if (traits.has(Trait::by_another) && object.author == who && !is_off("author_is_actor"))
        return true;
    if (context.first && *context.first == who && !is_off("first_is_second"))
        return true;
    if (context.first && *context.first != who && are_beholden(who, *context.first, asking)
        && !is_off("second_is_beholden"))
        return true;
    return std::any_of(std::begin(separation_rows), std::end(separation_rows),
                       [&](Separation const& row) { return !is_off(row.name) && bites(row, traits, asking); });
}

}
