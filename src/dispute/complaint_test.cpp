#include "dispute/test_dispute.h"

namespace noddfa::dispute::complaint_test {

namespace {

std::string const complaint = R"({"person":"mother","conference":"c1","text":"I was not let finish."})";

/// Mother's complaint of Monday 16 March 2026, classed under the regulations.
Desk<State> classed()
{
    auto desk = dispute::desk();
    desk.by("mother").tell<MakeComplaint>(complaint);
    desk.by("complaints").tell<ClassComplaint>(R"({"under_regulations":true})");
    return desk;
}

/// The same, acknowledged on 18 March.
Desk<State> acknowledged()
{
    auto desk = classed();
    desk.on("2026-03-18").tell<AcknowledgeComplaint>(R"({"explained":true})");
    return desk;
}

}

CLAUSE_RECORDS(APP_04, a_complaint_goes_to_the_chair_and_one_about_the_chair_does_not)
{
    auto desk = dispute::desk();
    desk.by("mother").tell<MakeComplaint>(complaint);
    EXPECT_EQ(desk.state.complaint->said.to, PersonId{"chair"});
    auto other = dispute::desk();
    other.by("mother").tell<MakeComplaint>(
        R"({"person":"mother","conference":"c1","text":"The chair laughed.","about_chair":true})");
    EXPECT_EQ(other.state.complaint->said.post, "lead_safeguarding_manager");
    EXPECT_EQ(other.state.complaint->said.to, PersonId{"lsm"});
    auto routed = dispute::desk();
    routed.set("COMPLAINT_ABOUT_CHAIR_ROUTE", "\"complaints_officer\"");
    routed.by("mother").tell<MakeComplaint>(
        R"({"person":"mother","conference":"c1","text":"The chair laughed.","about_chair":true})");
    EXPECT_EQ(routed.state.complaint->said.to, PersonId{"complaints"});
}

CLAUSE_COMPUTES(APP_04, a_complaint_in_the_middle_of_a_conference_goes_to_its_chair)
{
    auto desk = dispute::desk();
    desk.background.conferences[ConferenceId{"c2"}] = {PersonId{"chair-2"}, {}};
    desk.by("mother").tell<MakeComplaint>(R"({"person":"mother","conference":"c2","text":"Nobody lets me speak."})");
    EXPECT_EQ(desk.state.complaint->said.to, PersonId{"chair-2"});
    EXPECT_EQ(desk.duty(Clause::APP_04).who, PersonId{"chair-2"});
}

CLAUSE_COMPUTES(APP_04, a_complaint_under_no_regulations_is_owed_an_answer)
{
    auto desk = dispute::desk();
    desk.by("mother").tell<MakeComplaint>(complaint);
    desk.by("complaints").tell<ClassComplaint>(R"({"under_regulations":false})");
    EXPECT_TRUE(desk.owes(Clause::APP_04));
    desk.by("chair").tell<CompleteTask>(R"({"what":"answer-complaint"})");
    EXPECT_FALSE(desk.owes(Clause::APP_04));
    auto regulated = acknowledged();
    EXPECT_FALSE(regulated.owes(Clause::CMP_05));
    EXPECT_TRUE(regulated.owes(Clause::APP_04));
    regulated.tell<RecordDiscussion>(R"({"resolved":true})");
    EXPECT_FALSE(regulated.owes(Clause::APP_04));
}

CLAUSE_RECORDS(APP_05, a_child_or_carer_may_complain_too)
{
    auto desk = dispute::desk();
    EXPECT_EQ(desk.refusal_of<MakeComplaint>(
                  R"({"person":"A","as":"child","about":"functioning","text":"Too many people."})"),
              "");
}

CLAUSE_COMPUTES(CMP_05, who_is_unhappy_is_told_of_both_ways)
{
    auto desk = dispute::desk();
    EXPECT_THAT(desk.events_of<MakeComplaint>(complaint), ElementsAre("ComplaintMade", "TaskSet", "TaskSet"));
    EXPECT_EQ(desk.state.tasks.back().what, "explain-complaint-and-appeal");
    EXPECT_EQ(desk.state.tasks.back().clause, Clause::CMP_05);
}

CLAUSE_PERMITS(CMP_01, an_acknowledgement_in_two_working_days_is_in_time)
{
    auto desk = classed();
    EXPECT_EQ(desk.duty(Clause::CMP_01).deadline->due, day("2026-03-18"));
    EXPECT_THAT(desk.on("2026-03-18").findings_of<AcknowledgeComplaint>(R"({"explained":true})"), IsEmpty());
    EXPECT_FALSE(desk.owes(Clause::CMP_01));
}

CLAUSE_REFUSES(CMP_01, its_clock_runs_only_where_the_complaints_officer_classes_it_so)
{
    auto desk = dispute::desk();
    desk.tell<MakeComplaint>(complaint);
    EXPECT_FALSE(desk.owes(Clause::CMP_01));
    EXPECT_EQ(desk.refusal_of<AcknowledgeComplaint>(R"({"explained":true})"), "not-under-regulations CMP-01");
    EXPECT_EQ(desk.refusal_of<ClassComplaint>(R"({"under_regulations":true})"), "not-complaints-officer CMP-01");
    desk.by("complaints").tell<ClassComplaint>(R"({"under_regulations":false})");
    EXPECT_FALSE(desk.owes(Clause::CMP_01));
}

CLAUSE_REFUSES(CMP_01, a_late_or_bare_acknowledgement_is_remarked_on)
{
    auto desk = dispute::desk();
    desk.tell<MakeComplaint>(R"({"person":"mother","conference":"c1","text":"By telephone.","oral":true})");
    desk.by("complaints").tell<ClassComplaint>(R"({"under_regulations":true})");
    EXPECT_THAT(desk.on("2026-03-19").findings_of<AcknowledgeComplaint>(),
                ElementsAre("late CMP-01", "not-written-down CMP-01", "rights-not-explained CMP-01"));
}

CLAUSE_PERMITS(CMP_02, a_discussion_within_ten_working_days_and_terms_within_five)
{
    auto desk = acknowledged();
    EXPECT_EQ(desk.duty(Clause::CMP_02).deadline->due, day("2026-04-01"));
    EXPECT_THAT(desk.on("2026-04-01").findings_of<RecordDiscussion>(R"({"resolved":true})"), IsEmpty());
    EXPECT_THAT(desk.open_duties(), ElementsAre("CMP-02 2026-04-10"));
    EXPECT_THAT(desk.on("2026-04-10").findings_of<SendTerms>(R"({"terms":"A second meeting with her sister."})"),
                IsEmpty());
    EXPECT_THAT(desk.open_duties(), IsEmpty());
}

CLAUSE_REFUSES(CMP_02, an_extension_is_agreed_or_explained)
{
    auto desk = acknowledged();
    EXPECT_EQ(desk.refusal_of<ExtendDiscussion>(R"({"until":"2026-04-20"})"), "reason-required CMP-02");
    EXPECT_EQ(desk.refusal_of<ExtendDiscussion>(R"({"until":"2026-04-20","agreed":true})"), "");
    EXPECT_EQ(desk.duty(Clause::CMP_02).deadline->due, day("2026-04-20"));
    EXPECT_THAT(desk.on("2026-04-21").findings_of<RecordDiscussion>(R"({"resolved":false})"),
                ElementsAre("late CMP-02"));
    EXPECT_EQ(desk.refusal_of<SendTerms>(R"({"terms":"None."})"), "wrong-stage CMP-02");
}

CLAUSE_PERMITS(CMP_03, an_independent_answer_comes_within_twenty_five_working_days)
{
    auto desk = acknowledged();
    desk.on("2026-04-13").tell<RequestInvestigation>();
    EXPECT_EQ(desk.duty(Clause::CMP_03).deadline->due, day("2026-05-19"));
    EXPECT_THAT(desk.on("2026-05-19")
                    .findings_of<RespondToInvestigation>(R"({"investigator":"outsider","response":"Upheld in part."})"),
                IsEmpty());
    EXPECT_FALSE(desk.owes(Clause::CMP_03));
}

CLAUSE_REFUSES(CMP_03, whoever_took_part_does_not_investigate)
{
    auto desk = acknowledged();
    EXPECT_EQ(desk.refusal_of<RespondToInvestigation>(R"({"investigator":"outsider","response":"Upheld."})"),
              "wrong-stage CMP-03");
    desk.tell<RequestInvestigation>();
    EXPECT_EQ(desk.refusal_of<RespondToInvestigation>(R"({"investigator":"teacher","response":"Fine."})"),
              "took-part CMP-03");
    EXPECT_EQ(desk.refusal_of<RespondToInvestigation>(R"({"investigator":"chair","response":"Fine."})"),
              "took-part CMP-03");
    EXPECT_THAT(desk.on("2026-06-30")
                    .findings_of<RespondToInvestigation>(R"({"investigator":"outsider","response":"Upheld."})"),
                ElementsAre("late CMP-03"));
}

CLAUSE_COMPUTES(CMP_07, a_complaint_leaves_the_decision_as_it_is)
{
    auto desk = classed();
    EXPECT_TRUE(decision_stands(desk.state, desk.terms().settings));
    desk.set("APPEAL_DECISION_STANDS", "false");
    EXPECT_TRUE(decision_stands(desk.state, desk.terms().settings));
}

}
