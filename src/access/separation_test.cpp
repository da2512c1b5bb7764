#include "access/exemplars.h"
#include "access/switches.h"

#include <gtest/gtest.h>

namespace noddfa::access::separation_test {

namespace {

using questions::answer;
using questions::exemplar;
using questions::fact;
using questions::World;

Subject end_of(Against const& against, Object const& object)
{
    switch (against.end) {
    case End::conference: return object.conference;
    case End::every_child: return object.children.front();
    default: return {row_of(against.relation).to, "anywhere"};
    }
}

/// Whether a row is one that a separation can deny.
bool is_separable(Separation const& separation, Row const& row)
{
    return !separation.as_second && (!separation.doing || row_of(row.action).traits.has(*separation.doing))
           && (separation.playing == Role::none || separation.playing == row.role);
}

TEST(AccessSeparation, each_relation_held_beside_the_office_denies_it)
{
    for (auto const& separation : separations()) {
        int denied = 0;
        for (auto const& row : rows()) {
            if (!is_separable(separation, row))
                continue;
            for (auto const& against : separation.against) {
                if (against.end == End::nothing)
                    continue;
                auto world = exemplar(row);
                auto const& question = world.questions.front();
                world.facts.facts.push_back(fact(against.relation, question.who, end_of(against, question.object)));
                EXPECT_EQ(answer(world).reason, Reason::separation_of_duties)
                    << separation.name << " " << name(row.action) << " " << name(against.relation);
                ++denied;
            }
        }
        EXPECT_TRUE(denied > 0 || separation.as_second) << separation.name;
    }
}

TEST(AccessSeparation, each_switched_off_would_be_noticed)
{
    for (auto const& separation : separations()) {
        bool noticed = separation.as_second;
        for (auto const& row : rows()) {
            if (noticed || !is_separable(separation, row))
                continue;
            auto world = exemplar(row);
            auto const& question = world.questions.front();
            auto const& against = separation.against[0];
            world.facts.facts.push_back(fact(against.relation, question.who, end_of(against, question.object)));
            switch_off(separation.name);
            noticed = answer(world).permit.has_value();
            switch_all_on();
        }
        EXPECT_TRUE(noticed) << separation.name;
    }
}

/// Denied as separated, and permitted once that separation alone is switched off.
void expect_separated(World const& world, std::string_view by)
{
    EXPECT_EQ(answer(world).reason, Reason::separation_of_duties) << by;
    switch_off(by);
    EXPECT_TRUE(answer(world).permit) << by;
    switch_all_on();
}

TEST(AccessSeparation, nobody_grants_to_themselves_or_confirms_what_they_made)
{
    for (auto const& row : rows()) {
        auto world = exemplar(row);
        auto& question = world.questions.front();
        if (row_of(row.action).traits.has(Trait::grants)) {
            question.object.recipient = question.who;
            expect_separated(world, "granter_is_grantee");
        }
        if (row_of(row.action).traits.has(Trait::by_another)) {
            question.object.author = question.who;
            expect_separated(world, "author_is_actor");
        }
    }
}

TEST(AccessSeparation, a_second_person_is_another_and_free_of_the_first_and_of_the_case)
{
    for (auto const& pair : pairs()) {
        auto world = exemplar(pair);
        world.questions.front().context.first = world.questions.front().who;
        expect_separated(world, "first_is_second");

        auto const least = exemplar(pair);
        auto const& question = least.questions.front();
        world = least;
        world.facts.facts.push_back(fact(Relation::beholden, question.who, *question.context.first));
        expect_separated(world, "second_is_beholden");
        world = least;
        world.facts.facts.push_back(fact(Relation::beholden, *question.context.first, question.who));
        expect_separated(world, "second_is_beholden");
        world = least;
        world.facts.facts.push_back(fact(Relation::case_manager, question.who, question.object.children.front()));
        EXPECT_EQ(answer(world).reason, Reason::separation_of_duties) << name(pair.action);
    }
}

TEST(AccessSeparation, what_separates_is_an_office_or_a_bar)
{
    for (auto const& separation : separations())
        for (auto const& against : separation.against)
            if (against.end != End::nothing)
                EXPECT_NE(row_of(against.relation).sense, Sense::grant) << separation.name;
}

}

}
