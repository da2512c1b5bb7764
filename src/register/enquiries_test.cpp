#include "register/test_child.h"

namespace noddfa::cpr::enquiries_test {

namespace {

std::string enquiry(std::string const& more = "")
{
    return R"({"name":"Alaw Prys","identifier":"born","identifier_value":"2018-05-01","kind":"emergency_department",
        "reason":"A burn that nobody explains.","person":"nurse","agency":"hospital","checked":"signed_in")"
           + more + "}";
}

}

CLAUSE_PERMITS(CPR_10, a_practitioner_with_a_reason_is_answered)
{
    auto desk = registered();
    EXPECT_THAT(desk.events_of<RecordEnquiry>(enquiry()), ElementsAre("EnquiryAnswered"));
    auto const& answer = desk.state.enquiries.back().said.answer;
    EXPECT_EQ(answer.status, RegisterStatus::on);
    EXPECT_EQ(answer.coordinator, PersonId{"sw"});
    EXPECT_EQ(answer.categories, std::vector{Category::neglect});
    EXPECT_EQ(answer.registered_on, day("2026-03-09"));
}

CLAUSE_REFUSES(CPR_10, a_name_alone_or_no_reason_finds_nothing)
{
    auto desk = registered();
    EXPECT_EQ(desk.refusal_of<RecordEnquiry>(R"({"name":"Alaw","identifier_value":"","kind":"concern",
        "reason":"Worried.","person":"nurse","agency":"hospital","checked":"signed_in"})"),
              "too-little-to-search CPR-10");
    EXPECT_EQ(desk.refusal_of<RecordEnquiry>(R"({"name":"Alaw","identifier":"age","identifier_value":"7",
        "kind":"concern","reason":" ","person":"nurse","agency":"hospital","checked":"signed_in"})"),
              "no-reason-to-ask CPR-10");
    EXPECT_EQ(desk.refusal_of<RecordEnquiry>(R"({"name":"","identifier":"age","identifier_value":"7",
        "kind":"concern","reason":"Worried.","person":"nurse","agency":"hospital","checked":"signed_in"})"),
              "too-little-to-search CPR-10");
    EXPECT_EQ(desk.refusal_of<RecordEnquiry>(R"({"name":"Alaw","identifier":"age","identifier_value":"7",
        "kind":"concern","reason":"Worried.","person":"passer-by","checked":"known_in_person"})"),
              "not-a-board-agency CPR-10");
    EXPECT_TRUE(desk.state.enquiries.empty());
}

CLAUSE_PERMITS(CPR_11, a_telephone_enquirer_is_rung_back)
{
    auto desk = registered();
    EXPECT_EQ(desk.refusal_of<RecordEnquiry>(R"({"name":"Alaw","identifier":"age","identifier_value":"7",
        "kind":"police","reason":"At the door.","person":"pc","agency":"police","by_telephone":true,
        "checked":"rung_back"})"),
              "");
}

CLAUSE_REFUSES(CPR_11, nobody_is_answered_who_is_not_known)
{
    auto desk = registered();
    EXPECT_EQ(desk.refusal_of<RecordEnquiry>(R"({"name":"Alaw","identifier":"age","identifier_value":"7",
        "kind":"police","reason":"At the door.","person":"pc","agency":"police"})"),
              "enquirer-not-identified CPR-11");
    EXPECT_EQ(desk.refusal_of<RecordEnquiry>(R"({"name":"Alaw","identifier":"age","identifier_value":"7",
        "kind":"police","reason":"At the door.","person":"pc","agency":"police","by_telephone":true,
        "checked":"signed_in"})"),
              "enquirer-not-identified CPR-11");
}

CLAUSE_PERMITS(CPR_12, every_kind_of_enquiry_on_the_closed_list)
{
    for (auto const* kind : {"concern", "section47", "emergency_department", "maternity", "police", "education",
                             "cafcass_private_proceedings", "court", "other_authority", "other"}) {
        auto desk = registered();
        desk.tell<RecordEnquiry>(std::string{R"({"name":"Alaw Prys","identifier":"age","identifier_value":"7",
            "reason":"Worried.","person":"nurse","agency":"hospital","checked":"signed_in","kind":")"}
                                 + kind + "\"}");
        EXPECT_EQ(desk.state.enquiries.size(), 1U) << kind;
    }
}

CLAUSE_REFUSES(CPR_12, an_enquiry_without_a_kind_is_not_answered)
{
    auto desk = registered();
    EXPECT_EQ(desk.refusal_of<RecordEnquiry>(R"({"name":"Alaw","identifier":"age","identifier_value":"7",
        "reason":"Worried.","person":"nurse","agency":"hospital","checked":"signed_in"})"),
              "no-reason-to-ask CPR-10");
}

CLAUSE_COMPUTES(CPR_14, an_approximate_match_is_possible_and_never_not_on)
{
    auto desk = cpr::desk();
    desk.tell<RecordEnquiry>(enquiry(R"(,"match":"possible")"));
    auto const& answer = desk.state.enquiries.back().said.answer;
    EXPECT_TRUE(answer.possible);
    EXPECT_EQ(answer.status, RegisterStatus::cannot_say);
    EXPECT_TRUE(answer.ring_duty_team);
}

CLAUSE_COMPUTES(CPR_14, a_booked_conference_sends_the_enquirer_to_the_duty_team)
{
    auto desk = cpr::desk();
    desk.tell<RecordEnquiry>(enquiry(R"(,"conference_booked":true)"));
    EXPECT_EQ(desk.state.enquiries.back().said.answer.status, RegisterStatus::not_on);
    EXPECT_TRUE(desk.state.enquiries.back().said.answer.ring_duty_team);
}

CLAUSE_COMPUTES(CPR_05, a_check_cannot_say_until_the_opening_load_is_signed_off)
{
    auto desk = cpr::desk();
    desk.tell<RecordEnquiry>(enquiry(R"(,"unreconciled":["morgannwg"])"));
    EXPECT_EQ(desk.state.enquiries.back().said.answer.status, RegisterStatus::cannot_say);
    desk.tell<LoadOpeningEntry>(R"({"authority":"morgannwg","source":"old-register","registered_on":"2025-11-03",
        "categories":["emotional"],"checked_by":"custodian-2"})");
    EXPECT_EQ(answer_for(desk.state, {}).status, RegisterStatus::cannot_say);
    desk.by("custodian-2").tell<SignOffOpeningLoad>(R"({"source":"old-register","in_source":1,"loaded":1})");
    EXPECT_EQ(answer_for(desk.state, {}).status, RegisterStatus::on);
}

CLAUSE_COMPUTES(CPR_05, who_cannot_say_tells_nothing_and_what_a_conference_decided_is_certain)
{
    auto desk = cpr::desk();
    desk.tell<LoadOpeningEntry>(R"({"authority":"morgannwg","source":"old-register","registered_on":"2025-11-03",
        "categories":["emotional"],"checked_by":"custodian-2","arrangements":{"coordinator":"sw"}})");
    auto const answer = answer_for(desk.state, {});
    EXPECT_EQ(answer.status, RegisterStatus::cannot_say);
    EXPECT_TRUE(answer.categories.empty());
    EXPECT_FALSE(answer.coordinator);
    EXPECT_FALSE(answer.authority);
    EXPECT_TRUE(answer.ring_duty_team);
    Enquiry elsewhere;
    elsewhere.unreconciled = {AuthorityId{"gwent"}};
    EXPECT_EQ(answer_for(registered().state, elsewhere).status, RegisterStatus::on);
}

CLAUSE_PERMITS(CPR_15, off_until_a_board_sets_it)
{
    auto desk = cpr::desk();
    desk.tell<RecordEnquiry>(enquiry());
    EXPECT_THAT(desk.events_of<RecordEnquiry>(enquiry()), ElementsAre("EnquiryAnswered"));
}

CLAUSE_COMPUTES(CPR_15, the_second_enquiry_in_a_year_about_an_unregistered_child_is_a_signal)
{
    auto desk = cpr::desk();
    desk.set("REPEAT_ENQUIRIES", "2");
    EXPECT_THAT(desk.events_of<RecordEnquiry>(enquiry()), ElementsAre("EnquiryAnswered"));
    EXPECT_THAT(desk.on("2027-03-09").events_of<RecordEnquiry>(enquiry()), ElementsAre("EnquiryAnswered", "TaskSet"));
    EXPECT_THAT(desk.on("2028-03-10").events_of<RecordEnquiry>(enquiry()), ElementsAre("EnquiryAnswered"));
    auto other = registered();
    other.set("REPEAT_ENQUIRIES", "1");
    EXPECT_THAT(other.events_of<RecordEnquiry>(enquiry()), ElementsAre("EnquiryAnswered"));
}

CLAUSE_RECORDS(CPR_17, every_search_is_kept_with_who_asked_and_what_was_answered)
{
    auto desk = cpr::desk();
    desk.tell<RecordEnquiry>(enquiry());
    ASSERT_EQ(desk.state.enquiries.size(), 1U);
    auto const& kept = desk.state.enquiries.front();
    EXPECT_EQ(kept.said.person, PersonId{"nurse"});
    EXPECT_EQ(kept.said.agency, AgencyId{"hospital"});
    EXPECT_EQ(kept.said.answer.status, RegisterStatus::not_on);
    EXPECT_EQ(kept.at.day, day("2026-03-09"));
}

TEST(Enquiry, about_a_guest_names_the_home_authority)
{
    auto desk = cpr::desk();
    desk.tell<EnterTemporary>(R"({"authority":"morgannwg","home":"gwent","home_entry":"G-17"})");
    auto const answer = answer_for(desk.state, {});
    EXPECT_EQ(answer.status, RegisterStatus::on);
    EXPECT_TRUE(answer.temporary);
    EXPECT_EQ(answer.authority, AuthorityId{"gwent"});
}

}
