#include "access/exemplars.h"

#include <gtest/gtest.h>

namespace noddfa::access::audiences_test {

namespace {

using questions::fact;
using questions::World;

Label a_label(LabelKind kind)
{
    switch (kind) {
    case LabelKind::PERSON:
    case LabelKind::VAULT: return {kind, {SubjectKind::person, "p1"}, ""};
    case LabelKind::CHILD: return {kind, {SubjectKind::child, "c1"}, ""};
    case LabelKind::ORIG: return {kind, {SubjectKind::agency, "a1"}, ""};
    case LabelKind::CLOSED: return {kind, {}, "2"};
    default: return {kind, {}, ""};
    }
}

World reading()
{
    for (auto const& row : rows())
        if (row.role == Role::observer)
            return questions::exemplar(row);
    return {};
}

bool is_admitted(World const& world, std::vector<Label> const& labels, std::string part = "")
{
    auto const& question = world.questions.front();
    auto object = question.object;
    object.labels = labels;
    object.part = std::move(part);
    return admission({question.who, object, question.context, world.facts, world.settings}).admitted;
}

TEST(AccessLabels, each_admits_those_of_its_row_and_nobody_without)
{
    for (auto const& audience : audiences()) {
        auto world = reading();
        auto const label = a_label(audience.label);
        EXPECT_FALSE(is_admitted(world, {label})) << name(audience.label);
        questions::let_play(audience.role, world, world.questions.front(), &label);
        EXPECT_TRUE(is_admitted(world, {label})) << name(audience.label) << " " << name(audience.role);
    }
}

TEST(AccessLabels, of_another_person_child_agency_or_part_do_not_admit)
{
    for (auto const& audience : audiences()) {
        auto const label = a_label(audience.label);
        bool const of_somebody = !label.of.empty() || !label.part.empty();
        auto const& row = role_table()[static_cast<std::size_t>(audience.role)];
        bool const by_label = row.first.end == End::subject_of_label || row.first.part_is == PartIs::part_of_label
                              || row.first.part_is == PartIs::text_of_label || audience.role == Role::subject_of_label;
        if (!of_somebody || !by_label)
            continue;
        auto world = reading();
        questions::let_play(audience.role, world, world.questions.front(), &label);
        auto other = label;
        (other.of.empty() ? other.part : other.of.id) = "another";
        EXPECT_FALSE(is_admitted(world, {other})) << name(audience.label) << " " << name(audience.role);
    }
}

TEST(AccessLabels, several_admit_only_whom_each_admits)
{
    auto world = reading();
    auto const& question = world.questions.front();
    world.facts.facts.push_back(fact(Relation::chair, question.who, question.object.conference));
    EXPECT_TRUE(is_admitted(world, {a_label(LabelKind::PROF), a_label(LabelKind::LEGAL)}));
    EXPECT_FALSE(is_admitted(world, {a_label(LabelKind::PROF), a_label(LabelKind::ORIG)}));
    EXPECT_FALSE(is_admitted(world, {a_label(LabelKind::ORIG), a_label(LabelKind::PROF)}));
}

TEST(AccessLabels, who_wrote_it_sees_it_but_for_an_address)
{
    auto world = reading();
    auto& question = world.questions.front();
    question.object.author = question.who;
    for (std::size_t at = 0; at < all_names(LabelKind{}).size(); ++at) {
        auto const kind = static_cast<LabelKind>(at);
        EXPECT_EQ(is_admitted(world, {a_label(kind)}), kind != LabelKind::VAULT) << name(kind);
    }
}

TEST(AccessLabels, who_was_excluded_from_a_part_does_not_see_what_was_said_there)
{
    auto world = reading();
    auto const& question = world.questions.front();
    world.facts.facts.push_back(fact(Relation::excluded, question.who, question.object.conference, "2"));
    Label const open{};
    EXPECT_FALSE(is_admitted(world, {open}, "2"));
    EXPECT_TRUE(is_admitted(world, {open}, "1"));
    EXPECT_TRUE(is_admitted(world, {open}));
    world.facts.facts.back().part = "all";
    EXPECT_FALSE(is_admitted(world, {open}, "1"));
    EXPECT_FALSE(is_admitted(world, {open}));
}

}

}
