#include "access/exemplars.h"
#include "access/switches.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <type_traits>

/// What holds of every answer, whatever the tables say; on random worlds.
namespace noddfa::access::laws_test {

namespace {

using questions::Question;
using questions::World;

World any_world() { return questions::world(*rc::gen::arbitrary<std::uint32_t>(), 1, 12); }

Decision ask(Question const& question, World const& world)
{
    auto const& [who, action, object, context] = question;
    return decide(who, action, object, context, world.facts, world.settings);
}

Facts without(Facts facts, std::size_t gone)
{
    facts.facts.erase(facts.facts.begin() + static_cast<std::ptrdiff_t>(gone));
    return facts;
}

RC_GTEST_PROP(AccessLaws, taking_a_relation_away_never_permits_what_was_denied, ())
{
    auto const world = any_world();
    auto less = world;
    for (std::size_t gone = 0; gone < world.facts.facts.size(); ++gone) {
        less.facts = without(world.facts, gone);
        auto const sense = row_of(world.facts.facts[gone].relation).sense;
        for (auto const& question : world.questions) {
            auto const reason = ask(question, world).reason;
            if (reason == Reason::permitted || ask(question, less).reason != Reason::permitted)
                continue;
            // Only what shuts doors can open one by going: an office those that it separates, a bar what it bars.
            RC_ASSERT(sense != Sense::grant);
            if (world.facts.facts[gone].relation == Relation::family)
                RC_ASSERT(reason == Reason::conflict_of_interest);
            else if (sense == Sense::office)
                RC_ASSERT(reason == Reason::separation_of_duties);
            else
                RC_ASSERT(reason == Reason::conflict_of_interest || reason == Reason::court_order
                          || reason == Reason::label_not_admitted || reason == Reason::separation_of_duties
                          || reason == Reason::not_now);
        }
    }
}

RC_GTEST_PROP(AccessLaws, a_bar_more_never_permits, ())
{
    auto const world = any_world();
    auto more = world;
    for (auto const& question : world.questions) {
        if (question.object.people.empty())
            continue;
        for (auto const relation :
             {Relation::conflict, Relation::order, Relation::excluded, Relation::beholden, Relation::narrowed}) {
            more.facts = world.facts;
            auto const& to = relation == Relation::excluded   ? question.object.conference
                             : relation == Relation::narrowed ? question.object.board
                                                              : question.object.people.front();
            auto bar = questions::fact(relation, question.who, to, relation == Relation::excluded ? "all" : "family");
            bar.since = question.context.now;
            more.facts.facts.push_back(bar);
            RC_ASSERT(ask(question, world).permit || !ask(question, more).permit);
        }
    }
}

RC_GTEST_PROP(AccessLaws, what_does_not_hold_now_counts_for_nothing, ())
{
    auto const world = any_world();
    for (auto const& question : world.questions) {
        auto current = world;
        std::erase_if(current.facts.facts, [&](Fact const& fact) {
            return !holds(fact, question.context.now, world.facts, world.settings);
        });
        auto const now = ask(question, current);
        auto const whole = ask(question, world);
        RC_ASSERT(now.reason == whole.reason);
        RC_ASSERT(!now.permit || now.permit->obligations() == whole.permit->obligations());
    }
}

RC_GTEST_PROP(AccessLaws, the_order_of_facts_and_of_labels_does_not_matter, ())
{
    auto const world = any_world();
    auto turned = world;
    std::reverse(turned.facts.facts.begin(), turned.facts.facts.end());
    for (auto question : world.questions) {
        auto const first = ask(question, world);
        std::reverse(question.object.labels.begin(), question.object.labels.end());
        auto const second = ask(question, turned);
        RC_ASSERT(first.reason == second.reason);
        RC_ASSERT(!first.permit || first.permit->obligations() == second.permit->obligations());
    }
}

RC_GTEST_PROP(AccessLaws, a_label_more_never_widens_an_audience, ())
{
    auto const world = any_world();
    auto const kind = static_cast<LabelKind>(*rc::gen::inRange(0, static_cast<int>(all_names(LabelKind{}).size())));
    for (auto question : world.questions) {
        if (question.object.children.empty())
            continue;
        bool const before = ask(question, world).permit.has_value();
        question.object.labels.push_back({kind, question.object.children.front(), "1"});
        RC_ASSERT(before || !ask(question, world).permit);
    }
}

RC_GTEST_PROP(AccessLaws, a_weaker_or_older_sign_in_never_permits_more, ())
{
    auto const world = any_world();
    for (auto question : world.questions) {
        bool const before = ask(question, world).permit.has_value();
        question.context.sign_in_minutes += *rc::gen::inRange(0, 60);
        question.context.assurance = std::max(1, question.context.assurance - *rc::gen::inRange(0, 2));
        RC_ASSERT(before || !ask(question, world).permit);
    }
}

RC_GTEST_PROP(AccessLaws, administrators_and_operators_never_come_to_case_data, ())
{
    auto world = any_world();
    for (auto const& question : world.questions) {
        for (auto const office : {Relation::board_admin, Relation::operator_of}) {
            auto held = world;
            auto fact = questions::fact(office, question.who, question.object.board);
            fact.since = question.context.now;
            held.facts.facts.push_back(fact);
            auto const decision = ask(question, held);
            RC_ASSERT(!decision.permit || !row_of(question.action).traits.has(Trait::case_data));
        }
    }
}

RC_GTEST_PROP(AccessLaws, a_claim_opens_the_register_the_alerts_and_the_plan_and_nothing_else, ())
{
    auto const world = any_world();
    for (auto const& question : world.questions) {
        if (question.object.children.empty())
            continue;
        auto claimed = world;
        auto claim = questions::fact(Relation::claim, question.who, question.object.children.front());
        claim.since = question.context.now;
        claimed.facts.facts.push_back(claim);
        bool const opened = !ask(question, world).permit && ask(question, claimed).permit;
        RC_ASSERT(!opened || question.action == Action::read_entry || question.action == Action::read_alerts
                  || question.action == Action::read_plan);
    }
}

RC_GTEST_PROP(AccessLaws, a_withheld_address_is_seen_off_its_list_alone, ())
{
    auto const world = any_world();
    for (auto question : world.questions) {
        question.action = Action::read_address;
        question.object.kind = ObjectKind::address;
        bool const is_listed = related(Relation::address_access, question.who, question.object.recipient,
                                       question.context.now, world.facts, world.settings);
        RC_ASSERT(is_listed || !ask(question, world).permit);
    }
}

// Data are fetched with a permit, and nobody but `decide` makes one.
static_assert(!std::is_default_constructible_v<Permit>);
static_assert(!std::is_constructible_v<Permit, Subject, Action, Object>);

RC_GTEST_PROP(AccessLaws, a_permit_says_what_it_is_for_and_that_it_leaves_a_leaf, ())
{
    auto const world = any_world();
    for (auto const& question : world.questions) {
        auto const decision = ask(question, world);
        RC_ASSERT(decision.permit.has_value() == (decision.reason == Reason::permitted));
        if (!decision.permit)
            continue;
        auto const& permit = *decision.permit;
        RC_ASSERT(permit.who() == question.who);
        RC_ASSERT(permit.action() == question.action);
        RC_ASSERT(permit.object().kind == question.object.kind);
        RC_ASSERT(permit.facts_version() == world.facts.version);
        auto const traits = row_of(question.action).traits;
        bool const leaves =
            permit.obligations().has(Obligation::log_act) || permit.obligations().has(Obligation::log_look);
        RC_ASSERT(leaves || !traits.has(Trait::case_data));
    }
}

/// Random questions with their answers, made as they are needed.
class Asked {
public:
    World const& world(std::size_t number)
    {
        while (worlds_.size() <= number) {
            worlds_.push_back(questions::world(20261127, worlds_.size(), 16));
            for (auto const& question : worlds_.back().questions)
                answers_.push_back(ask(question, worlds_.back()).reason);
        }
        return worlds_[number];
    }
    Reason answer(std::size_t world, std::size_t question) const { return answers_[world * 16 + question]; }

private:
    std::vector<World> worlds_;
    std::vector<Reason> answers_;
};

/// Whether any of the first so many worlds has a question answered otherwise without a rule.
bool is_noticed(std::string const& rule, Asked& asked, std::size_t most)
{
    bool noticed = false;
    for (std::size_t number = 0; number < most && !noticed; ++number) {
        auto const& world = asked.world(number);
        switch_off(rule);
        for (std::size_t at = 0; at < world.questions.size() && !noticed; ++at)
            noticed = ask(world.questions[at], world).reason != asked.answer(number, at);
        switch_all_on();
    }
    return noticed;
}

TEST(AccessQuestions, would_notice_any_rule_switched_off)
{
    Asked asked;
    for (auto const& deny : denies())
        EXPECT_TRUE(is_noticed(std::string{deny.id}, asked, 4000)) << deny.id;
    for (auto const& separation : separations())
        EXPECT_TRUE(is_noticed(std::string{separation.name}, asked, 4000)) << separation.name;
    for (auto const* rule : {"granter_is_grantee", "author_is_actor", "first_is_second", "second_is_beholden"})
        EXPECT_TRUE(is_noticed(rule, asked, 4000)) << rule;
    for (std::size_t row = 0; row < rows().size(); ++row)
        EXPECT_TRUE(is_noticed(std::to_string(row), asked, 4000))
            << row << " " << name(rows()[row].role) << " " << name(rows()[row].action);
}

TEST(AccessQuestions, are_asked_of_facts_that_could_be_recorded)
{
    for (std::uint64_t number = 0; number < 200; ++number)
        for (auto const& fact : questions::world(20261127, number, 16).facts.facts)
            EXPECT_TRUE(is_well_formed(fact)) << name(fact.relation) << " " << fact.part;
}

TEST(AccessQuestions, are_permitted_in_about_half_of_the_cases)
{
    Asked asked;
    int permitted = 0;
    for (std::size_t number = 0; number < 200; ++number) {
        auto const& world = asked.world(number);
        for (std::size_t at = 0; at < world.questions.size(); ++at)
            permitted += asked.answer(number, at) == Reason::permitted ? 1 : 0;
    }
    EXPECT_GT(permitted, 200 * 16 * 35 / 100);
    EXPECT_LT(permitted, 200 * 16 * 65 / 100);
}

}

}
