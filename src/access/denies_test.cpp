#include "access/exemplars.h"
#include "access/switches.h"

#include <gtest/gtest.h>

#include <functional>

namespace noddfa::access::denies_test {

namespace {

using questions::answer;
using questions::fact;
using questions::World;

World least(Role role, Action action)
{
    for (auto const& row : rows())
        if (row.role == role && row.action == action)
            return questions::exemplar(row);
    return {};
}

void drop(World& world, Relation relation)
{
    std::erase_if(world.facts.facts, [&](Fact const& one) { return one.relation == relation; });
}

void add(World& world, Relation relation, Subject const& to, std::string_view part = "")
{
    world.facts.facts.push_back(fact(relation, world.questions.front().who, to, part));
}

/// One deny with a world that it alone keeps from a permit.
struct Case {
    std::string_view id;
    World world;
    std::function<void(World&)> spoil;
};

std::vector<Case> cases()
{
    auto const chair = [] { return least(Role::chair, Action::read_record); };
    std::vector<Case> all;
    all.push_back({"D1", chair(), [](World& world) { drop(world, Relation::account); }});
    all.push_back({"D1", chair(), [](World& world) { drop(world, Relation::member); }});
    all.push_back({"D1", chair(), [](World& world) { world.questions[0].object.board.id = "b2"; }});
    all.push_back({"D2", chair(), [](World& world) { world.questions[0].context.assurance = 1; }});
    all.push_back({"D2", least(Role::chair, Action::decide_tie),
                   [](World& world) { world.questions[0].context.sign_in_minutes = 6; }});
    all.push_back(
        {"D2", least(Role::chair, Action::decide_tie), [](World& world) { world.settings.step_up_needs_aal3 = true; }});
    all.push_back({"D2", least(Role::practitioner, Action::give_view),
                   [](World& world) { world.questions[0].context.sign_in_minutes = 31; }});
    all.push_back({"D3", chair(), [](World& world) { drop(world, Relation::tenant); }});
    for (auto const* kind : {"self", "family", "household"})
        all.push_back(
            {"D4", chair(), [=](World& world) { add(world, Relation::conflict, {SubjectKind::person, "p1"}, kind); }});
    all.push_back({"D4", chair(), [](World& world) {
                       add(world, Relation::conflict, world.questions[0].object.conference, "family");
                   }});
    for (auto const& [role, action] :
         {std::pair{Role::chair, Action::read_record}, std::pair{Role::board_member, Action::claim_access},
          std::pair{Role::claimant, Action::read_entry}})
        all.push_back({"D4", least(role, action),
                       [](World& world) { add(world, Relation::family, world.questions[0].object.children.front()); }});
    all.push_back(
        {"D4", chair(), [](World& world) { world.questions[0].object.people.push_back(world.questions[0].who); }});
    all.push_back({"D5", chair(), [](World& world) {
                       world.questions[0].object.labels = {{LabelKind::ORIG, {SubjectKind::agency, "a1"}, ""}};
                   }});
    all.push_back({"D5", chair(), [](World& world) {
                       world.questions[0].object.part = "2";
                       add(world, Relation::excluded, world.questions[0].object.conference, "2");
                   }});
    for (auto const& to : {Subject{SubjectKind::person, "p1"}, Subject{SubjectKind::child, "c1"},
                           Subject{SubjectKind::conference, "k1"}})
        all.push_back({"D6", chair(), [=](World& world) { add(world, Relation::order, to, "non_contact"); }});
    all.push_back({"D7", least(Role::chair, Action::open_meeting), [](World& world) {
                       add(world, Relation::case_manager, world.questions[0].object.children.front());
                   }});
    all.push_back({"D8", least(Role::custodian, Action::export_register),
                   [](World& world) { world.questions[0].context.device = Device::unknown; }});
    all.push_back({"D9", least(Role::custodian, Action::dispose),
                   [](World& world) { world.questions[0].context.circumstances.add(Circumstance::legal_hold); }});
    return all;
}

TEST(AccessDenies, each_denies_under_its_own_code_what_is_permitted_without_it)
{
    for (auto& [id, world, spoil] : cases()) {
        EXPECT_TRUE(answer(world).permit) << id;
        spoil(world);
        auto const reason = answer(world).reason;
        for (auto const& deny : denies())
            EXPECT_EQ(reason == deny.reason, id == deny.id) << id << " " << name(reason);
    }
}

TEST(AccessDenies, each_switched_off_at_run_time_would_be_noticed_here)
{
    SetOf<Reason> noticed;
    for (auto& [id, world, spoil] : cases()) {
        spoil(world);
        switch_off(id);
        EXPECT_TRUE(answer(world).permit) << id;
        switch_all_on();
        noticed.add(answer(world).reason);
    }
    for (auto const& deny : denies())
        EXPECT_TRUE(noticed.has(deny.reason) || deny.reason == Reason::withheld_address) << deny.id;
}

TEST(AccessDenies, an_address_is_read_off_its_own_list_only)
{
    auto world = least(Role::address_reader, Action::read_address);
    EXPECT_TRUE(answer(world).permit);
    drop(world, Relation::address_access);
    EXPECT_EQ(answer(world).reason, Reason::withheld_address);
}

TEST(AccessDenies, an_address_stands_in_no_paper_even_for_who_may_read_it)
{
    auto world = least(Role::chair, Action::read_record);
    world.questions[0].object.labels = {{LabelKind::VAULT, {SubjectKind::person, "p1"}, ""}};
    EXPECT_EQ(answer(world).reason, Reason::label_not_admitted);
    add(world, Relation::address_access, {SubjectKind::person, "p1"});
    EXPECT_EQ(answer(world).reason, Reason::withheld_address);
    // What D10 alone keeps: without it the paper would show the address.
    switch_off("D10");
    EXPECT_TRUE(answer(world).permit);
    switch_all_on();
}

TEST(AccessDenies, no_claim_opens_an_address)
{
    auto world = least(Role::claimant, Action::read_entry);
    auto& question = world.questions[0];
    ASSERT_TRUE(answer(world).permit);
    question.action = Action::read_address;
    question.object.kind = ObjectKind::address;
    EXPECT_EQ(answer(world).reason, Reason::withheld_address);
}

TEST(AccessDenies, a_sign_in_for_the_decision_stage_serves_the_whole_of_it)
{
    auto world = least(Role::chair, Action::decide_tie);
    world.questions[0].context.sign_in_minutes = 300;
    EXPECT_EQ(answer(world).reason, Reason::sign_in_too_weak);
    world.questions[0].context.stage_sign_in = true;
    EXPECT_TRUE(answer(world).permit);
}

TEST(AccessDenies, an_authority_that_holds_the_conference_jointly_is_let_in)
{
    for (auto const& shared : {Subject{SubjectKind::conference, "k1"}, Subject{SubjectKind::child, "c1"}}) {
        auto world = least(Role::chair, Action::read_record);
        drop(world, Relation::tenant);
        add(world, Relation::tenant, {SubjectKind::authority, "t2"});
        EXPECT_EQ(answer(world).reason, Reason::another_authority);
        world.facts.facts.push_back(fact(Relation::joint, {SubjectKind::authority, "t2"}, shared));
        EXPECT_TRUE(answer(world).permit);
    }
}

TEST(AccessDenies, the_family_is_no_stranger_to_its_own_copy)
{
    auto world = least(Role::family, Action::read_own_copy);
    ASSERT_EQ(world.questions[0].object.people.front(), world.questions[0].who);
    EXPECT_TRUE(answer(world).permit);
    add(world, Relation::excluded, world.questions[0].object.conference, "all");
    EXPECT_FALSE(answer(world).permit);
}

TEST(AccessDenies, a_partners_system_does_only_what_is_meant_for_it)
{
    auto world = least(Role::own_practitioner, Action::write_report);
    world.questions[0].context.channel = Channel::partner;
    EXPECT_TRUE(answer(world).permit);
    world = least(Role::practitioner, Action::read_record);
    world.questions[0].context.channel = Channel::partner;
    EXPECT_EQ(answer(world).reason, Reason::not_by_partner);
}

TEST(AccessDenies, what_is_for_one_purpose_is_not_for_another)
{
    auto world = least(Role::board_member, Action::check_register);
    world.questions[0].context.purpose = Purpose::statistics;
    EXPECT_EQ(answer(world).reason, Reason::purpose_not_allowed);
}

TEST(AccessDenies, an_action_on_something_else_is_no_question)
{
    auto world = least(Role::chair, Action::read_record);
    world.questions[0].object.kind = ObjectKind::plan;
    EXPECT_EQ(answer(world).reason, Reason::wrong_object);
}

}

}
