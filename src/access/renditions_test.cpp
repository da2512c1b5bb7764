#include "access/exemplars.h"
#include "access/renditions.h"

#include <gtest/gtest.h>

namespace noddfa::access::renditions_test {

namespace {

using questions::fact;
using questions::World;
using Kept = std::vector<std::string>;

Subject const mother{SubjectKind::person, "p1"};
Subject const father{SubjectKind::person, "p2"};
Subject const child{SubjectKind::child, "c1"};

Passage passage(char const* id, Section section, std::vector<Label> labels, std::string part = "")
{
    return {ParagraphId{id}, section, std::move(part), {SubjectKind::person, "u8"}, std::move(labels)};
}

std::vector<Passage> paper()
{
    using L = LabelKind;
    return {passage("open", Section::body, {{L::OPEN, {}, ""}}),
            passage("part", Section::body, {{L::OPEN, {}, ""}}, "2"),
            passage("prof", Section::body, {{L::PROF, {}, ""}}),
            passage("mother", Section::body, {{L::PERSON, mother, ""}}),
            passage("father", Section::body, {{L::PERSON, father, ""}}),
            passage("both", Section::body, {{L::PERSON, mother, ""}, {L::PERSON, father, ""}}),
            passage("child", Section::body, {{L::CHILD, child, ""}}),
            passage("source", Section::body, {{L::SOURCE, {}, ""}}),
            passage("police", Section::body, {{L::ORIG, {SubjectKind::agency, "a1"}, ""}}),
            passage("advice", Section::body, {{L::LEGAL, {}, ""}}),
            passage("closed", Section::body, {{L::CLOSED, {}, "2"}}),
            passage("address", Section::body, {{L::VAULT, mother, ""}}),
            passage("none", Section::body, {}),
            passage("decision", Section::decision, {{L::OPEN, {}, ""}}),
            passage("plan", Section::outline_plan, {{L::OPEN, {}, ""}}),
            passage("inner plan", Section::outline_plan, {{L::SOURCE, {}, ""}})};
}

World practitioner()
{
    for (auto const& row : rows())
        if (row.role == Role::practitioner && row.action == Action::read_record)
            return questions::exemplar(row);
    return {};
}

Asking asking(World const& world)
{
    auto const& question = world.questions.front();
    return {question.who, question.object, question.context, world.facts, world.settings};
}

Kept kept(Rendition const& rendition, World const& world)
{
    Kept ids;
    for (auto const& id : passages_of(paper(), rendition, asking(world)))
        ids.push_back(id.value);
    return ids;
}

TEST(AccessRenditions, a_practitioners_full_copy_leaves_out_what_is_not_theirs)
{
    EXPECT_EQ(kept({RenditionKind::FULL, {}, {}}, practitioner()),
              (Kept{"open", "part", "prof", "mother", "father", "both", "decision", "plan"}));
}

TEST(AccessRenditions, a_parents_copy_holds_nothing_private_to_the_other)
{
    auto const world = practitioner();
    EXPECT_EQ(kept({RenditionKind::FAMILY, mother, {}}, world), (Kept{"open", "part", "mother", "decision", "plan"}));
    EXPECT_EQ(kept({RenditionKind::FAMILY, father, {}}, world), (Kept{"open", "part", "father", "decision", "plan"}));
}

TEST(AccessRenditions, a_parent_excluded_from_a_part_gets_a_copy_without_it)
{
    auto world = practitioner();
    world.facts.facts.push_back(fact(Relation::excluded, mother, world.questions.front().object.conference, "2"));
    EXPECT_EQ(kept({RenditionKind::FAMILY, mother, {}}, world), (Kept{"open", "mother", "decision", "plan"}));
}

TEST(AccessRenditions, a_childs_copy_the_summary_the_choice_and_the_decision_hold_no_more_than_they_say)
{
    auto const world = practitioner();
    EXPECT_EQ(kept({RenditionKind::CHILD, child, {}}, world), (Kept{"open", "part", "decision", "plan"}));
    EXPECT_EQ(kept({RenditionKind::SUMMARY, {}, {}}, world), (Kept{"decision", "plan"}));
    EXPECT_EQ(kept({RenditionKind::DECISION_ONLY, {}, {}}, world), (Kept{"decision"}));
    Rendition const chosen{RenditionKind::PARTIAL, {}, {ParagraphId{"prof"}, ParagraphId{"police"}}};
    EXPECT_EQ(kept(chosen, world), (Kept{"prof"}));
}

TEST(AccessRenditions, no_copy_holds_an_address_even_for_who_may_read_it)
{
    auto world = practitioner();
    auto const& question = world.questions.front();
    world.facts.facts.push_back(fact(Relation::address_access, question.who, mother));
    for (auto const kind : {RenditionKind::FULL, RenditionKind::FAMILY, RenditionKind::CHILD, RenditionKind::SUMMARY,
                            RenditionKind::PARTIAL, RenditionKind::DECISION_ONLY}) {
        auto const ids = kept({kind, mother, {ParagraphId{"address"}, ParagraphId{"none"}}}, world);
        EXPECT_EQ(std::count(ids.begin(), ids.end(), "address"), 0) << name(kind);
        EXPECT_EQ(std::count(ids.begin(), ids.end(), "none"), 0) << name(kind);
    }
}

TEST(AccessRenditions, more_than_was_proposed_widens_and_less_does_not)
{
    auto const world = practitioner();
    auto const all = paper();
    Rendition const full{RenditionKind::FULL, {}, {}};
    Rendition const summary{RenditionKind::SUMMARY, {}, {}};
    EXPECT_TRUE(widens(all, summary, full, asking(world)));
    EXPECT_FALSE(widens(all, full, summary, asking(world)));
    EXPECT_FALSE(widens(all, full, full, asking(world)));
    EXPECT_TRUE(widens(all, {RenditionKind::FAMILY, mother, {}}, {RenditionKind::FAMILY, father, {}}, asking(world)));
}

}

}
