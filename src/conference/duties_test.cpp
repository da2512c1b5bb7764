#include "conference/duties.h"
#include "conference/test_outcome.h"

namespace noddfa::conference::duties_test {

namespace {

using testing::Contains;
using testing::Not;

/// The duties of a clause as of a day.
std::vector<Duty> of_clause(Story& story, Clause clause, std::optional<Date> today = {})
{
    auto all = duties(story.conference(), today.value_or(story.now().day), story.terms());
    std::erase_if(all, [&](Duty const& duty) { return duty.clause != clause; });
    return all;
}

}

CLAUSE_COMPUTES(REG_15, forty_two_working_days_for_the_continuing_assessment)
{
    Story story{"family"};
    auto const open = of_clause(story, Clause::REG_15);
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open.front().deadline->from, Date(2026, 2, 16));
    EXPECT_EQ(open.front().deadline->due, Date(2026, 4, 17));
    EXPECT_FALSE(open.front().late);
    EXPECT_EQ(open.front().who, PersonId{"sw"});
    EXPECT_TRUE(of_clause(story, Clause::REG_15, Date(2026, 4, 18)).front().late);
}

CLAUSE_COMPUTES(REC_04, the_earlier_of_five_working_days_and_the_first_core_group)
{
    auto story = almost_closed({"SetFirstCoreGroup"});
    story.tell(R"({"do":"SetFirstCoreGroup","child":"A","on":"2026-03-12"})");
    story.tell(close_line);
    EXPECT_THAT(story.open_duties(), Contains("REC-04 2026-03-12"));
    Story later{"closed"};
    EXPECT_THAT(later.open_duties(), Contains("REC-04 2026-03-16"));
    later.tell(R"({"do":"RecordCirculation","at":"2026-03-13T09:00"})");
    EXPECT_EQ(of_clause(later, Clause::REC_04).front().met_on, Date(2026, 3, 13));
}

CLAUSE_COMPUTES(REC_06, twenty_working_days_for_the_record)
{
    Story story{"closed"};
    EXPECT_THAT(story.open_duties(), Contains("REC-06 2026-04-08"));
}

CLAUSE_COMPUTES(REC_08, a_window_of_ten_working_days_for_each_recipient_that_then_closes)
{
    Story story{"closed"};
    story.tell(R"({"do":"RecordCirculation","record":true,"at":"2026-03-27T09:00"})");
    story.tell(R"({"do":"ConfirmReceipt","person":"hv","at":"2026-03-30T09:00"})");
    ASSERT_EQ(of_clause(story, Clause::REC_08).size(), 1U);
    EXPECT_EQ(of_clause(story, Clause::REC_08).front().who, PersonId{"hv"});
    EXPECT_TRUE(of_clause(story, Clause::REC_08, Date(2026, 4, 16)).empty());
    story.tell(R"({"do":"SendCorrection","person":"hv","text":"Weighed twice.","at":"2026-04-16T09:00"})");
    EXPECT_TRUE(of_clause(story, Clause::REC_08).front().late);
}

CLAUSE_COMPUTES(REG_08, that_the_date_of_the_first_core_group_is_set_before_the_conference_ends)
{
    Story story{"registered"};
    EXPECT_THAT(story.open_duties(), Contains("REG-08 2026-03-09"));
    story.tell(R"({"do":"SetFirstCoreGroup","child":"A","on":"2026-03-24","reasons":{"REG-09":"Hospital."}})");
    auto const set = of_clause(story, Clause::REG_08);
    ASSERT_EQ(set.size(), 1U);
    EXPECT_EQ(set.front().met_on, Date(2026, 3, 9));
    EXPECT_FALSE(set.front().late);
}

CLAUSE_COMPUTES(REG_11, that_the_date_of_the_review_is_set_before_the_conference_ends)
{
    auto story = almost_closed({"SetReviewDate"});
    story.tell(R"({"do":"ReportMissing","child":"A","what":"review_date"})");
    story.tell(close_line);
    auto const late = of_clause(story, Clause::REG_11, Date(2026, 3, 10));
    // The alert to the senior manager goes by the same clause.
    ASSERT_EQ(late.size(), 2U);
    EXPECT_EQ(late.front().what, "set-review");
    EXPECT_TRUE(late.front().late);
    // Off the register there is no review to set a date for.
    story.tell(R"({"do":"RemoveAdministratively","at":"2026-03-20T09:00","child":"A","ground":"death",)"
               R"("on":"2026-03-19","evidence":"Told by the hospital.","second":"custodian-2"})");
    EXPECT_EQ(of_clause(story, Clause::REG_11, Date(2026, 3, 21)).size(), 1U);
}

CLAUSE_COMPUTES(DEFER_05, the_next_conference_from_the_date_set)
{
    auto story = not_registered(R"(,"ground":"insufficient_information","no_immediate_risk":"Safe with her aunt.")");
    EXPECT_FALSE(of_clause(story, Clause::DEFER_05).front().deadline);
    EXPECT_EQ(of_clause(story, Clause::DEFER_05).front().what, "set-next-conference");
    story.tell(R"({"do":"SetNextConference","child":"A","on":"2026-03-30"})");
    EXPECT_EQ(of_clause(story, Clause::DEFER_05).front().what, "next-conference");
    EXPECT_THAT(story.open_duties(), Contains("DEFER-05 2026-03-30"));
}

TEST(Duties, of_a_booked_conference_are_its_own_date_and_the_reports)
{
    Story story{"convened"};
    auto const held = of_clause(story, Clause::CONV_02);
    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(held.front().deadline->due, Date(2026, 3, 9));
    EXPECT_FALSE(held.front().met_on);
    auto const reports = of_clause(story, Clause::REP_10);
    EXPECT_EQ(reports.size(), 4U);
    for (auto const& report : reports)
        EXPECT_EQ(report.met_on, Date(2026, 3, 4));
    EXPECT_EQ(of_clause(story, Clause::SHARE_02).size(), 8U);
}

TEST(Duties, of_a_conference_that_was_held_in_time_are_met)
{
    Story story{"open"};
    auto const held = of_clause(story, Clause::CONV_02);
    EXPECT_EQ(held.front().met_on, Date(2026, 3, 9));
    EXPECT_FALSE(held.front().late);
}

CLAUSE_RECORDS(CHD_10, that_a_child_who_came_is_owed_a_debrief_and_a_visit)
{
    Story story{"closed"};
    auto state = story.conference();
    state.family.participation.at(child_a).attends = Attendance::part;
    auto const open = duties(state, story.now().day, story.terms());
    auto const of = [&](Clause clause) {
        return std::ranges::count_if(open, [&](Duty const& duty) { return duty.clause == clause; });
    };
    EXPECT_EQ(of(Clause::CHD_10), 1);
    EXPECT_EQ(of(Clause::CHD_11), 1);
    EXPECT_TRUE(of_clause(story, Clause::CHD_10).empty());
}

CLAUSE_RECORDS(CHD_11, the_social_worker_owes_a_child_who_came_a_visit_until_it_was_made)
{
    Story story{"closed"};
    auto const visits = [&] {
        auto state = story.conference();
        state.family.participation.at(child_a).attends = Attendance::part;
        auto open = duties(state, story.now().day, story.terms());
        std::erase_if(open, [](Duty const& duty) { return duty.clause != Clause::CHD_11; });
        return open;
    };
    ASSERT_EQ(visits().size(), 1U);
    EXPECT_EQ(visits().front().what, "follow-up-visit");
    EXPECT_EQ(visits().front().child, child_a);
    EXPECT_EQ(visits().front().who, PersonId{"sw"});
    story.tell(R"({"do":"OfferDebrief","child":"A"})");
    EXPECT_EQ(visits().size(), 1U) << "a debrief is no visit";
    story.tell(R"({"do":"OfferDebrief","child":"A","visit":true})");
    EXPECT_TRUE(visits().empty());
}

CLAUSE_RECORDS(PAR_13, that_each_parent_is_met_before_the_conference_and_spoken_with_after_it_and_later)
{
    auto const owed = [](Story& story) {
        std::vector<std::string> all;
        for (auto const& duty : of_clause(story, Clause::PAR_13))
            all.push_back(duty.what + " " + duty.who->value + (duty.deadline ? " " + duty.deadline->due.iso() : ""));
        return all;
    };
    Story before{"convened"};
    EXPECT_THAT(owed(before),
                testing::UnorderedElementsAre("meet-parent mother 2026-03-09", "meet-parent father 2026-03-09"));
    before.tell(R"({"do":"MeetBeforehand","people":["mother"]})");
    EXPECT_THAT(owed(before), testing::ElementsAre("meet-parent father 2026-03-09"));
    before.tell(
        R"({"do":"ExcludeFamilyMember","person":"father","reason":"No-contact bail.","views_heard_by":"A call."})");
    EXPECT_THAT(owed(before), testing::IsEmpty()) << "who may not come is not met there";

    Story after{"closed"};
    EXPECT_EQ(owed(after).size(), 4U);
    for (auto const& duty : of_clause(after, Clause::PAR_13))
        EXPECT_EQ(duty.lapses, duty.what == "debrief-parent") << "just after it passes with the day";
    after.tell(R"({"do":"OfferDebrief","person":"mother"})");
    after.tell(R"({"do":"OfferDebrief","person":"father","visit":true})");
    EXPECT_THAT(owed(after), testing::UnorderedElementsAre("visit-parent mother", "debrief-parent father 2026-03-09"));
}

TEST(Duties, of_nothing_are_none)
{
    Story story;
    EXPECT_TRUE(duties(State{}, Date(2026, 3, 2), story.terms()).empty());
}

TEST(Duties, keep_the_settings_of_the_day_their_clock_started_on)
{
    Story story{"closed"};
    story.tell(R"({"set":"RECORD_TARGET_DAYS","value":10,"from":"2026-03-10"})");
    EXPECT_THAT(story.open_duties(), Contains("REC-06 2026-04-08"));
    EXPECT_THAT(story.open_duties(), Not(Contains("REC-06 2026-03-23")));
}

}
