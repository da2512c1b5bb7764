#include "conference/categories.h"
#include "conference/decide.h"
#include "conference/fold.h"
#include "conference/test_outcome.h"

namespace noddfa::conference::categories_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto neglect = R"([{"category":"neglect","reason":"Left alone twice."}])";
constexpr auto two = R"([{"category":"neglect","reason":"Left alone twice."},)"
                     R"({"category":"emotional","reason":"Sees violence."}])";
constexpr auto two_bare = R"([{"category":"neglect"},{"category":"emotional"}])";
constexpr auto three = R"([{"category":"neglect","reason":"Left alone."},{"category":"emotional","reason":"Sees it."},)"
                       R"({"category":"physical","reason":"Bruises."}])";

/// Decided for registration by three votes to one; no category yet.
Story outvoted()
{
    Story story{"vote"};
    cast(story, {{"sw", "for"}, {"police", "for"}, {"teacher", "for"}, {"hv", "against"}});
    story.tell(R"({"do":"CloseVote","child":"A"})");
    return story;
}

std::string poll_line(std::string const& person, std::string const& in_favour, std::string const& primary,
                      std::string const& more = "")
{
    return R"({"do":"PollCategories","child":"A","person":")" + person + R"(","in_favour":)" + in_favour
           + (primary.empty() ? "" : R"(,"primary":")" + primary + R"(")") + more + "}";
}

/// Neglect has three of four, emotional two of four; neglect is called primary most often.
Story polled()
{
    auto story = outvoted();
    story.tell(poll_line("sw", R"(["neglect","emotional"])", "neglect"));
    story.tell(poll_line("police", R"(["neglect"])", "neglect"));
    story.tell(poll_line("teacher", R"(["neglect","emotional"])", "emotional"));
    story.tell(poll_line("hv", "[]", ""));
    return story;
}

/// B of the siblings waits for a category; A has neglect.
Story sibling_with_neglect()
{
    Story story{"siblings"};
    for (std::string const child : {"A", "B"}) {
        round_of(story,
                 {{"sw", "register"},
                  {"hv", "register"},
                  {"teacher", "register"},
                  {"teacher-2", "register"},
                  {"police", "register"},
                  {"probation", "register"}},
                 child);
        story.tell(R"({"do":"DeclareConsensus","child":")" + child + R"("})");
    }
    story.tell(settle_line(neglect, "neglect"));
    return story;
}

}

CLAUSE_PERMITS(CAT_01, a_category_once_registration_is_decided)
{
    auto story = decided(all_for);
    EXPECT_EQ(story.refusal_of(settle_line(neglect, "neglect")), "");
    EXPECT_EQ(story.conference().categories.settled.at(child_a).how, HowSettled::consensus);
}

CLAUSE_REFUSES(CAT_01, no_category_at_all_or_one_after_the_outcome)
{
    auto story = decided(all_for);
    EXPECT_EQ(story.refusal_of(R"({"do":"SettleCategories","child":"A"})"), "no-category CAT-01");
    Story registered{"registered"};
    EXPECT_EQ(registered.refusal_of(settle_line(neglect, "neglect")), "already-decided CAT-01");
}

CLAUSE_REFUSES(RUN_12, a_category_before_a_decision_to_register)
{
    auto story = decided(all_against);
    EXPECT_EQ(story.refusal_of(settle_line(neglect, "neglect")), "reason-required RUN-12");
}

CLAUSE_PERMITS(CAT_02, each_of_the_five_categories)
{
    for (std::string const category : {"physical", "emotional", "sexual", "financial", "neglect"}) {
        auto story = decided(all_for);
        EXPECT_EQ(story.refusal_of(settle_line(R"([{"category":")" + category + R"("}])", category)), "");
    }
}

CLAUSE_REFUSES(CAT_02, any_other_and_the_same_one_twice)
{
    auto story = decided(all_for);
    EXPECT_EQ(story.fault_of(settle_line(R"([{"category":"bullying"}])", "neglect")),
              "categories[0].category not_one_of");
    EXPECT_EQ(story.refusal_of(settle_line(R"([{"category":"neglect"},{"category":"neglect"}])", "neglect")),
              "named-twice CAT-02");
}

CLAUSE_JUDGES(CAT_03, what_the_categories_say_about_the_whole_of_the_information)
{
    for (auto const& [categories, primary] :
         std::vector<std::pair<std::string, std::string>>{{neglect, "neglect"}, {two, "emotional"}}) {
        auto story = decided(all_for);
        EXPECT_EQ(story.refusal_of(settle_line(categories, primary)), "");
    }
    auto silent = decided(all_for);
    EXPECT_THAT(silent.conference().categories.settled, IsEmpty());
}

CLAUSE_RECORDS(CAT_05, one_category_as_the_primary_concern)
{
    auto story = decided(all_for);
    EXPECT_EQ(story.refusal_of(R"({"do":"SettleCategories","child":"A","categories":[{"category":"neglect"}]})"),
              "no-primary-category CAT-05");
    EXPECT_EQ(story.refusal_of(settle_line(neglect, "sexual")), "no-primary-category CAT-05");
    story.tell(settle_line(two, "emotional"));
    EXPECT_EQ(story.conference().categories.settled.at(child_a).primary, Category::emotional);
}

CLAUSE_PERMITS(CAT_04, the_same_category_for_siblings_with_reasons_of_their_own)
{
    auto story = sibling_with_neglect();
    EXPECT_EQ(story.refusal_of(
                  settle_line(R"([{"category":"neglect","reason":"Not fed before school."}])", "neglect", "", "B")),
              "");
}

CLAUSE_REFUSES(CAT_04, a_siblings_categories_copied_without_a_reason)
{
    auto story = sibling_with_neglect();
    EXPECT_EQ(story.refusal_of(settle_line(neglect, "neglect", "", "B")), "reason-required CAT-04");
    EXPECT_EQ(story.refusal_of(settle_line(R"([{"category":"neglect"}])", "neglect", "", "B")),
              "reason-required CAT-04");
    EXPECT_EQ(story.refusal_of(settle_line(R"([{"category":"emotional"}])", "emotional", "", "B")), "");
}

CLAUSE_PERMITS(CAT_07, two_categories_each_for_a_reason)
{
    auto story = decided(all_for);
    EXPECT_THAT(story.findings_of(settle_line(two, "neglect")), IsEmpty());
}

CLAUSE_REFUSES(CAT_07, several_to_cover_everything)
{
    auto story = decided(all_for);
    EXPECT_EQ(story.refusal_of(settle_line(two_bare, "neglect")), "reason-required CAT-07");
    EXPECT_THAT(story.findings_of(settle_line(three, "neglect")), ElementsAre("too-many-categories CAT-07"));
}

CLAUSE_JUDGES(CAT_08, which_category_describes_the_continuing_risk_best)
{
    for (std::string const primary : {"neglect", "emotional"}) {
        auto story = decided(all_for);
        story.tell(settle_line(two, primary));
        EXPECT_EQ(story.conference().categories.settled.at(child_a).categories.size(), 2U);
    }
    auto story = outvoted();
    EXPECT_EQ(category_poll(story.conference(), child_a).primary, std::nullopt);
}

TEST(CategoryPoll, takes_in_what_more_than_half_are_for_and_leaves_ties_to_the_chair)
{
    auto story = polled();
    auto const poll = category_poll(story.conference(), child_a);
    EXPECT_THAT(poll.in, ElementsAre(Category::neglect));
    EXPECT_THAT(poll.tied, ElementsAre(Category::emotional));
    EXPECT_EQ(poll.primary, Category::neglect);
}

TEST(CategoryPoll, is_not_the_chairs_where_it_gave_an_answer)
{
    auto story = polled();
    EXPECT_EQ(story.refusal_of(settle_line(neglect, "neglect", R"(,"how":"poll")")), "not-as-polled CAT-01");
    EXPECT_EQ(story.refusal_of(settle_line(neglect, "neglect", R"(,"how":"chair")")), "reason-required CHAIR-05");
    auto const why = R"(,"how":"chair","reason":"It was even.")";
    EXPECT_EQ(story.refusal_of(settle_line(R"([{"category":"sexual"}])", "sexual", why)), "not-as-polled CAT-01");
    EXPECT_EQ(story.refusal_of(settle_line(neglect, "neglect", why)), "");
    EXPECT_EQ(story.refusal_of(settle_line(two, "neglect", why)), "");
    EXPECT_EQ(story.refusal_of(settle_line(two, "emotional", why)), "not-as-polled CAT-01");
}

TEST(CategoryPoll, without_a_tie_settles_both_questions)
{
    auto story = outvoted();
    for (std::string const person : {"sw", "police", "teacher"})
        story.tell(poll_line(person, R"(["neglect"])", "neglect"));
    // B-28: a poll counts once everybody it asks has answered.
    EXPECT_EQ(story.refusal_of(settle_line(neglect, "neglect", R"(,"how":"poll")")), "poll-unfinished CAT-01");
    story.tell(poll_line("hv", R"(["neglect"])", "neglect"));
    EXPECT_EQ(story.refusal_of(settle_line(neglect, "neglect", R"(,"how":"chair","reason":"I think so.")")),
              "not-as-polled CAT-01");
    EXPECT_EQ(story.refusal_of(settle_line(two, "neglect", R"(,"how":"poll")")), "not-as-polled CAT-01");
    EXPECT_EQ(story.refusal_of(settle_line(neglect, "neglect", R"(,"how":"poll")")), "");
}

TEST(CategoryPoll, takes_one_answer_of_each_nominee_also_of_those_who_opposed_registration)
{
    auto story = outvoted();
    EXPECT_EQ(story.refusal_of(poll_line("hv", R"(["neglect"])", "neglect")), "");
    EXPECT_EQ(story.refusal_of(poll_line("hv", R"(["emotional"])", "emotional")), "already-done VOTE-04");
    EXPECT_EQ(story.refusal_of(poll_line("mother", R"(["neglect"])", "neglect")), "not-a-nominee VOTE-04");
    EXPECT_EQ(story.refusal_of(poll_line("sw", R"(["neglect"])", "emotional")), "contradictory CAT-05");
    EXPECT_EQ(story.refusal_of(poll_line("sw", R"(["neglect"])", "neglect", R"(,"by":"recorder")")),
              "not-ones-own VOTE-14");
    EXPECT_EQ(story.refusal_of(poll_line("sw", R"(["neglect"])", "neglect", R"(,"confirmed":true,"by":"recorder")")),
              "");
}

TEST(CategoryPoll, is_not_needed_where_the_board_lets_the_chair_decide)
{
    auto story = outvoted();
    ChangedTerms changed{story};
    changed.settings.category_resolution = CategoryResolution::chair_decides;
    SettleCategories command;
    command.child = child_a;
    command.categories = {{Category::neglect, {}, {}}};
    command.primary = Category::neglect;
    command.how = HowSettled::chair;
    command.reason = words("They could not agree.");
    EXPECT_EQ(refusal_of(decide(story.conference(), command, act_of(story, "chair"), story.terms())),
              "not-as-polled CAT-01");
    EXPECT_EQ(refusal_of(decide(story.conference(), command, act_of(story, "chair"), changed.terms())), "");
}

TEST(CategoryPoll, of_nobody_gives_nothing)
{
    auto const poll = category_poll(State{}, child_a);
    EXPECT_THAT(poll.in, IsEmpty());
    EXPECT_THAT(poll.tied, IsEmpty());
    EXPECT_FALSE(poll.primary);
}

// UNB-05: neglect can be a pregnant mother's.
TEST(Categories, of_neglect_are_open_for_a_child_who_is_not_born)
{
    auto story = decided(all_for);
    auto state = story.conference();
    state.convening.children.front().born.reset();
    SettleCategories command;
    command.child = child_a;
    command.categories = {{Category::neglect, {}, {}}};
    command.primary = Category::neglect;
    EXPECT_EQ(refusal_of(decide(state, command, act_of(story, "chair"), story.terms())), "");
}

}
