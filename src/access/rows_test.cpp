#include "access/exemplars.h"
#include "access/switches.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace noddfa::access::rows_test {

namespace {

using questions::answer;
using questions::exemplar;

std::string what(Row const& row) { return std::string{name(row.role)} + " " + std::string{name(row.action)}; }

template<class Test>
void for_each_row(Test test)
{
    for (std::size_t at = 0; at < rows().size(); ++at)
        test(at, rows()[at]);
}

// Worked out from facts and settings, so that a question cannot bring them about.
SetOf<Circumstance> const derived{Circumstance::reasoned, Circumstance::one_child, Circumstance::narrowed,
                                  Circumstance::excluded};

TEST(AccessRows, each_permits_in_its_least_world_with_what_it_asks_for)
{
    for_each_row([](std::size_t at, Row const& row) {
        auto const decision = answer(exemplar(row));
        ASSERT_TRUE(decision.permit) << what(row) << " " << name(decision.reason);
        EXPECT_EQ(decision.permit->row(), at) << what(row);
        EXPECT_EQ(decision.permit->facts_version(), 7U);
        EXPECT_EQ(decision.permit->obligations() | row.must, decision.permit->obligations()) << what(row);
    });
}

TEST(AccessRows, each_switched_off_is_missed_by_its_least_world)
{
    for_each_row([](std::size_t at, Row const& row) {
        switch_off(std::to_string(at));
        auto const decision = answer(exemplar(row));
        EXPECT_TRUE(!decision.permit || decision.permit->row() != at) << what(row);
    });
    switch_all_on();
}

TEST(AccessRows, each_denies_when_any_circumstance_it_needs_is_missing)
{
    for_each_row([](std::size_t at, Row const& row) {
        for (std::size_t which = 0; which < all_names(Circumstance{}).size(); ++which) {
            auto const circumstance = static_cast<Circumstance>(which);
            if (!row.needs.has(circumstance) || derived.has(circumstance))
                continue;
            auto world = exemplar(row);
            world.questions.front().context.circumstances.remove(circumstance);
            auto const decision = answer(world);
            // Without `late` and `at_discretion` a row that asks for no reason takes over.
            EXPECT_TRUE(!decision.permit || decision.permit->row() != at) << what(row) << " " << name(circumstance);
            if (circumstance != Circumstance::late && circumstance != Circumstance::at_discretion)
                EXPECT_EQ(decision.reason, Reason::not_now) << what(row) << " " << name(circumstance);
        }
    });
}

TEST(AccessRows, each_denies_in_any_circumstance_that_speaks_against_it)
{
    for_each_row([](std::size_t at, Row const& row) {
        for (std::size_t which = 0; which < all_names(Circumstance{}).size(); ++which) {
            auto const circumstance = static_cast<Circumstance>(which);
            if (!row.unless.has(circumstance) || derived.has(circumstance))
                continue;
            auto world = exemplar(row);
            world.questions.front().context.circumstances.add(circumstance);
            auto const decision = answer(world);
            EXPECT_TRUE(!decision.permit || decision.permit->row() != at) << what(row) << " " << name(circumstance);
        }
    });
}

// A member of two agencies stays one of some agency without the first or the second.
bool is_spare(Row const& row, questions::World const& world, std::size_t at)
{
    auto const& facts = world.facts.facts;
    bool const in_two =
        std::count_if(facts.begin(), facts.end(), [](Fact const& fact) { return fact.relation == Relation::member; })
        > 1;
    bool const of_any = row.role == Role::board_member || row.role == Role::claimant;
    return facts[at].relation == Relation::member && in_two
           && (of_any || facts[at].to != world.questions.front().object.agency);
}

TEST(AccessRows, each_denies_without_any_one_of_its_facts)
{
    for_each_row([](std::size_t, Row const& row) {
        auto const whole = exemplar(row);
        for (std::size_t gone = 0; gone < whole.facts.facts.size(); ++gone) {
            auto world = whole;
            auto const relation = world.facts.facts[gone].relation;
            world.facts.facts.erase(world.facts.facts.begin() + static_cast<std::ptrdiff_t>(gone));
            if (!is_spare(row, whole, gone))
                EXPECT_FALSE(answer(world).permit) << what(row) << " without " << name(relation);
        }
    });
}

TEST(AccessRows, what_must_be_ones_own_is_denied_when_it_is_anothers)
{
    for_each_row([](std::size_t at, Row const& row) {
        if (row.own == Own::no)
            return;
        auto world = exemplar(row);
        auto& object = world.questions.front().object;
        (row.own == Own::author ? object.author : object.recipient) = {SubjectKind::person, "u5"};
        auto const decision = answer(world);
        EXPECT_TRUE(!decision.permit || decision.permit->row() != at) << what(row);
    });
}

TEST(AccessRows, a_sibling_one_has_nothing_to_do_with_denies)
{
    for (auto const role : {Role::core_group, Role::plan_coordinator, Role::family, Role::claimant})
        for_each_row([&](std::size_t, Row const& row) {
            if (row.role != role)
                return;
            auto world = exemplar(row);
            world.questions.front().object.children.push_back({SubjectKind::child, "c2"});
            EXPECT_FALSE(answer(world).permit) << what(row);
        });
}

TEST(AccessRows, a_claim_narrowed_shows_the_register_and_no_more)
{
    for_each_row([](std::size_t, Row const& row) {
        if (row.role != Role::claimant)
            return;
        auto world = exemplar(row);
        auto const& question = world.questions.front();
        world.facts.facts.push_back(questions::fact(Relation::narrowed, question.who, question.object.board));
        EXPECT_EQ(answer(world).permit.has_value(), row.action == Action::read_entry) << what(row);
    });
}

TEST(AccessRows, a_claim_needs_a_reason_long_enough)
{
    for_each_row([](std::size_t, Row const& row) {
        if (row.action != Action::claim_access)
            return;
        auto world = exemplar(row);
        world.questions.front().context.reason_characters = world.settings.claim_reason_characters - 1;
        EXPECT_EQ(answer(world).reason, Reason::not_now);
        ++world.questions.front().context.reason_characters;
        EXPECT_TRUE(answer(world).permit);
    });
}

TEST(AccessRows, a_claim_is_about_one_child)
{
    for_each_row([](std::size_t, Row const& row) {
        if (row.action != Action::claim_access)
            return;
        auto world = exemplar(row);
        auto& question = world.questions.front();
        question.context.circumstances.add(Circumstance::one_child);
        question.object.children.push_back({SubjectKind::child, "c2"});
        EXPECT_EQ(answer(world).reason, Reason::not_now);
        question.object.children.clear();
        EXPECT_EQ(answer(world).reason, Reason::not_now);
    });
}

TEST(AccessRows, an_enquiry_answered_and_a_request_worked_on_are_a_look_and_an_act)
{
    for_each_row([](std::size_t, Row const& row) {
        if (row.action != Action::answer_enquiry && row.action != Action::work_request)
            return;
        auto const must = answer(exemplar(row)).permit->obligations();
        EXPECT_TRUE(must.has(Obligation::log_look)) << what(row);
        EXPECT_TRUE(must.has(Obligation::log_act)) << what(row);
    });
}

TEST(AccessPairs, each_second_person_may_agree_to_what_somebody_else_proposed)
{
    for (auto const& pair : pairs()) {
        auto const decision = answer(exemplar(pair));
        ASSERT_TRUE(decision.permit) << name(pair.action) << " " << name(decision.reason);
        EXPECT_TRUE(decision.permit->obligations().has(Obligation::same_bytes));
        EXPECT_FALSE(decision.permit->row());
    }
}

TEST(AccessPairs, nobody_seconds_without_their_office_nor_where_one_person_is_enough)
{
    for (auto const& pair : pairs()) {
        auto world = exemplar(pair);
        world.facts.facts.pop_back();
        EXPECT_EQ(answer(world).reason, Reason::not_the_second) << name(pair.action);
        world = exemplar(pair);
        world.settings.two_people = {};
        EXPECT_EQ(answer(world).reason, Reason::takes_no_second) << name(pair.action);
    }
}

TEST(AccessPairs, a_proposal_waits_a_day_and_no_longer)
{
    auto world = exemplar(pairs().front());
    auto& context = world.questions.front().context;
    context.proposed_at->utc_minutes = context.now.utc_minutes - world.settings.proposal_minutes;
    EXPECT_EQ(answer(world).reason, Reason::proposal_expired);
    ++context.proposed_at->utc_minutes;
    EXPECT_TRUE(answer(world).permit);
    context.proposed_at.reset();
    EXPECT_EQ(answer(world).reason, Reason::proposal_expired);
}

TEST(AccessPairs, who_begins_what_takes_two_is_told_so)
{
    for_each_row([](std::size_t, Row const& row) {
        auto world = exemplar(row);
        auto const& question = world.questions.front();
        bool const takes = takes_two(row.action, question.object, question.context, world.settings);
        EXPECT_EQ(answer(world).permit->obligations().has(Obligation::second_person), takes) << what(row);
    });
}

TEST(AccessPairs, only_what_protects_somebody_is_lowered_by_two)
{
    Settings const settings;
    for (std::size_t at = 0; at < all_names(LabelKind{}).size(); ++at) {
        auto const kind = static_cast<LabelKind>(at);
        Object object;
        object.removed = {{kind, {}, ""}};
        bool const two = kind == LabelKind::SOURCE || kind == LabelKind::ORIG || kind == LabelKind::PERSON
                         || kind == LabelKind::VAULT;
        EXPECT_EQ(takes_two(Action::lower_label, object, {}, settings), two) << name(kind);
    }
    EXPECT_FALSE(takes_two(Action::confirm_circulation, {}, {}, settings));
    // a set-aside takes two only where the board says so.
    EXPECT_FALSE(takes_two(Action::set_aside, {}, {}, settings));
}

TEST(AccessLapses, are_said_and_do_not_deny)
{
    auto world = exemplar(rows().front());
    auto& context = world.questions.front().context;
    context.trained_until = context.now.day;
    context.attested_until = context.now.day.plus_days(-1);
    auto const decision = answer(world);
    ASSERT_TRUE(decision.permit);
    EXPECT_FALSE(decision.permit->obligations().has(Obligation::warn_training));
    EXPECT_TRUE(decision.permit->obligations().has(Obligation::warn_attestation));
}

}

}
