#include "register/test_child.h"

namespace noddfa::cpr::consulted_test {

namespace {

std::string const enquiry = R"({"name":"Alaw Prys","identifier":"born","identifier_value":"2018-05-01",
    "kind":"emergency_department","reason":"A burn that nobody explains.","person":"nurse","agency":"hospital",
    "checked":"signed_in")";

/// The answer to an enquiry with something more said.
RegisterAnswer answer(Desk<State>& desk, std::string const& more = "")
{
    desk.tell<RecordEnquiry>(enquiry + more + "}");
    return desk.state.enquiries.back().said.answer;
}

/// A on the register, with an answered enquiry and one given up, and the mother asking who consulted it.
Desk<State> asked()
{
    auto desk = registered();
    desk.tell<RecordEnquiry>(enquiry + "}");
    desk.tell<GiveUpEnquiry>(R"({"name":"Alaw","person":"pc","agency":"police"})");
    desk.tell<RequestAccessLog>(R"({"person":"mother","asks_as":"parent"})");
    return desk;
}

}

CLAUSE_COMPUTES(CPR_13, the_same_answer_at_three_on_a_bank_holiday_morning)
{
    auto desk = registered();
    auto const by_day = answer(desk);
    desk.on("2026-04-06T03:00");
    auto const by_night = answer(desk);
    EXPECT_EQ(by_night.status, RegisterStatus::on);
    EXPECT_EQ(by_night.status, by_day.status);
    EXPECT_EQ(by_night.coordinator, by_day.coordinator);
    EXPECT_EQ(by_night.categories, by_day.categories);
}

CLAUSE_COMPUTES(CPR_14, where_social_services_are_reached_by_day_and_by_night)
{
    auto desk = registered();
    EXPECT_FALSE(answer(desk).contacts);
    desk.set("REGISTER_CONTACTS", R"({"in_hours":"01632 960001","out_of_hours":"01632 960002"})");
    auto const told = answer(desk);
    ASSERT_TRUE(told.contacts);
    EXPECT_EQ(told.contacts->in_hours, "01632 960001");
    EXPECT_EQ(told.contacts->out_of_hours, "01632 960002");
}

CLAUSE_COMPUTES(CPR_14, another_child_at_the_address_but_never_at_one_that_is_protected)
{
    auto desk = registered();
    EXPECT_TRUE(answer(desk, R"(,"another_child_at_address":true)").another_child_at_address);
    for (auto const* address : {"refuge", "hostel", "withheld"}) {
        auto const more = std::string{R"(,"another_child_at_address":true,"address":")"} + address + "\"";
        EXPECT_FALSE(answer(desk, more).another_child_at_address) << address;
        EXPECT_FALSE(desk.state.enquiries.back().said.another_child_at_address) << address;
    }
}

CLAUSE_RECORDS(CPR_17, a_search_given_up_before_its_answer)
{
    auto desk = cpr::desk();
    EXPECT_THAT(desk.events_of<GiveUpEnquiry>(R"({"name":"Alaw","person":"pc","agency":"police","kind":"police",
        "why":"Called away."})"),
                ElementsAre("EnquiryGivenUp"));
    ASSERT_EQ(desk.state.enquiries.size(), 1U);
    EXPECT_TRUE(desk.state.enquiries.front().given_up);
    EXPECT_EQ(desk.state.enquiries.front().said.person, PersonId{"pc"});
}

CLAUSE_COMPUTES(CPR_15, a_search_given_up_is_no_second_enquiry)
{
    auto desk = cpr::desk();
    desk.set("REPEAT_ENQUIRIES", "2");
    desk.tell<GiveUpEnquiry>(R"({"name":"Alaw","person":"pc"})");
    EXPECT_THAT(desk.events_of<RecordEnquiry>(enquiry + "}"), ElementsAre("EnquiryAnswered"));
}

CLAUSE_COMPUTES(CPR_18, a_month_for_the_answer_and_two_more_once_the_person_was_told_why)
{
    auto desk = asked();
    EXPECT_EQ(desk.duty(Clause::CPR_18).deadline->due, day("2026-04-09"));
    EXPECT_EQ(desk.refusal_of<ExtendAccessAnswer>(R"({"person":"mother","reason":" "})"), "no-reason CPR-18");
    desk.tell<ExtendAccessAnswer>(R"({"person":"mother","reason":"Three authorities were searched."})");
    EXPECT_EQ(desk.duty(Clause::CPR_18).deadline->due, day("2026-06-09"));
    EXPECT_EQ(desk.refusal_of<ExtendAccessAnswer>(R"({"person":"mother","reason":"And again."})"),
              "already-done CPR-18");
    desk.tell<AnswerAccessRequest>(R"({"person":"mother","shown":[1,2]})");
    EXPECT_FALSE(desk.owes(Clause::CPR_18));
}

CLAUSE_PERMITS(CPR_18, a_person_to_show_or_to_withhold_and_never_decides_it)
{
    // The same searches, shown by one and withheld by another: both stand, and without a word nothing is answered.
    for (
        auto const* given :
        {R"({"person":"mother","shown":[1,2]})",
         R"({"person":"mother","shown":[2],"withheld":[{"enquiry":1,"exemption":"serious_harm","reason":"He would know where they are."}]})"}) {
        auto desk = asked();
        EXPECT_TRUE(desk.owes(Clause::CPR_18));
        EXPECT_THAT(desk.events_of<AnswerAccessRequest>(given), ElementsAre("AccessLogAnswered"));
    }
}

CLAUSE_REFUSES(CPR_18, a_search_passed_over_or_withheld_for_no_stated_ground)
{
    auto desk = asked();
    EXPECT_EQ(desk.refusal_of<AnswerAccessRequest>(R"({"person":"mother","shown":[1]})"),
              "searches-not-settled CPR-18");
    EXPECT_EQ(desk.refusal_of<AnswerAccessRequest>(R"({"person":"mother","shown":[1,2,2]})"),
              "searches-not-settled CPR-18");
    EXPECT_EQ(desk.refusal_of<AnswerAccessRequest>(R"({"person":"mother","shown":[1,2,3]})"),
              "searches-not-settled CPR-18");
    EXPECT_EQ(desk.refusal_of<AnswerAccessRequest>(R"({"person":"mother","shown":[1],"withheld":[{"enquiry":2}]})"),
              "no-exemption CPR-18");
    EXPECT_EQ(desk.refusal_of<AnswerAccessRequest>(R"({"person":"father","shown":[1,2]})"), "no-such-request CPR-18");
    EXPECT_EQ(desk.refusal_of<RequestAccessLog>(R"({"person":"mother","asks_as":"parent"})"), "already-done CPR-18");
}

}
