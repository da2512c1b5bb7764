#include "exemplars.h"

#include "legs.h"

#include "base/london.h"

namespace noddfa::access::questions {

namespace {

Moment const now = later(start_of(Date{2026, 12, 1}), 600);

Subject one(SubjectKind kind, char const* id) { return {kind, id}; }

Object object_of(Action action)
{
    Object object;
    object.kind = row_of(action).object;
    object.board = one(SubjectKind::board, "b1");
    object.authority = one(SubjectKind::authority, "t1");
    object.conference = one(SubjectKind::conference, "k1");
    object.agency = one(SubjectKind::agency, "a1");
    object.appeal = one(SubjectKind::appeal, "x1");
    object.author = one(SubjectKind::person, "u5");
    object.recipient = one(SubjectKind::person, "u6");
    object.team = "north";
    object.children = {one(SubjectKind::child, "c1")};
    object.people = {one(SubjectKind::person, "p1")};
    return object;
}

World with_an_account(Action action, bool is_family)
{
    World world;
    world.facts.version = 7;
    Question question{one(SubjectKind::person, is_family ? "p1" : "u1"), action, object_of(action), {}};
    question.context.assurance = 2;
    question.context.now = now;
    question.context.reason_characters = 60;
    for (auto const purpose : {Purpose::conference, Purpose::register_enquiry, Purpose::audit, Purpose::access_request})
        if (row_of(action).purposes.has(purpose))
            question.context.purpose = purpose;
    auto& facts = world.facts.facts;
    facts.push_back(fact(Relation::account, question.who, question.object.board, is_family ? "family" : "staff"));
    facts.push_back(fact(Relation::tenant, question.who, question.object.authority));
    if (!is_family)
        facts.push_back(fact(Relation::member, question.who, one(SubjectKind::agency, "a2"), "health"));
    world.questions.push_back(std::move(question));
    return world;
}

}

Fact fact(Relation relation, Subject const& from, Subject const& to, std::string_view part)
{
    return {relation, from, to, std::string{part}, later(now, -10), std::nullopt, PersonId{"u9"}, ParagraphId{"w1"}};
}

void let_play(Role role, World& world, Question& question, Label const* label)
{
    auto const& row = role_table()[static_cast<std::size_t>(role)];
    if (role == Role::subject_of_label && label)
        question.who = label->of;
    for (auto const& leg : {row.first, row.second}) {
        auto ends = ends_of(leg, question.object, label);
        if (leg.end == End::anywhere)
            ends.push_back(one(row_of(leg.relation).to, "anywhere"));
        for (auto const& end : ends)
            world.facts.facts.push_back(
                fact(leg.relation, question.who, end, part_of(leg, question.object, label).value_or("")));
    }
}

World exemplar(Row const& row)
{
    auto world = with_an_account(row.action, row.role == Role::family);
    auto& question = world.questions.front();
    question.context.circumstances = row.needs;
    if (row.own == Own::author)
        question.object.author = question.who;
    if (row.own == Own::recipient)
        question.object.recipient = question.who;
    let_play(row.role, world, question);
    return world;
}

World exemplar(Pair const& pair)
{
    auto world = with_an_account(pair.action, false);
    auto& question = world.questions.front();
    question.context.first = one(SubjectKind::person, "u2");
    question.context.proposed_at = later(now, -60);
    question.context.circumstances.add(Circumstance::to_family_or_outside);
    question.object.removed = {{LabelKind::SOURCE, {}, ""}};
    world.settings.two_people.add(row_of(pair.action).pairing);
    let_play(pair.second, world, question);
    return world;
}

Decision answer(World const& world)
{
    auto const& question = world.questions.front();
    return decide(question.who, question.action, question.object, question.context, world.facts, world.settings);
}

}
