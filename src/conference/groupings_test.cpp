#include "conference/test_round.h"

namespace noddfa::conference::groupings_test {

namespace {

using Codes = std::vector<std::string>;

/// Where a practitioner of a service is counted, having joined the meeting.
std::string grouping_of(std::string const& service)
{
    Story story{"views"};
    join(story, "newcomer", service);
    return counted_in(story, "newcomer");
}

std::string quorum_agency_of(Story& story, std::string const& person, Terms const& terms)
{
    auto const& state = story.conference();
    return quorum_agency(state, *participant(state, PersonId{person}), terms).value;
}

/// A residential worker there as the child's carer, and so listed with the family.
Story with_carer()
{
    Story story{"views"};
    story.tell(R"({"do":"AddFamilyMember","person":"carer","name":"Catrin Ffuglen","capacity":"carer"})");
    story.tell(R"({"do":"RecordArrival","person":["carer"]})");
    return story;
}

}

CLAUSE_COMPUTES(GRP_01, one_grouping_of_all_services_managed_in_childrens_services)
{
    for (auto const* service :
         {"child_and_family_team", "sixteen_plus_team", "enquiry_and_assessment_team", "disabled_childrens_team",
          "leaving_care_team", "contact_team", "fostering_and_adoption_team", "residential_staff", "preventative_team",
          "support_team", "ifst", "miskin"})
        EXPECT_EQ(default_grouping(*services().service(ServiceId{service}), default_settings().on(Date{2026, 3, 9})),
                  GroupingId{"CSS"})
            << service;
    Story story{"views"};
    join(story, "fostering", "fostering_and_adoption_team", "north-council");
    EXPECT_EQ(counted_in(story, "fostering"), "CSS");
    EXPECT_EQ(groupings_present(story.conference(), story.now()).size(), 4u);
}

CLAUSE_COMPUTES(GRP_02, youth_offending_as_a_grouping_whoever_employs_its_staff)
{
    Story story{"views"};
    join(story, "seconded", "youth_offending", "police-force");
    EXPECT_EQ(counted_in(story, "seconded"), "YOS");
    EXPECT_EQ(groupings_present(story.conference(), story.now()).at(GroupingId{"POL"}).size(), 1u);
}

CLAUSE_COMPUTES(GRP_03, child_health_as_one_grouping_with_the_gp)
{
    Story story{"views"};
    join(story, "doctor", "paediatrics", "health-board");
    join(story, "gp", "gp", "meddygfa");
    EXPECT_EQ(groupings_present(story.conference(), story.now()).at(GroupingId{"CH"}).size(), 3u);
    EXPECT_EQ(grouping_of("camhs"), "CH");
}

CLAUSE_COMPUTES(GRP_04, adult_social_services_as_a_grouping)
{
    EXPECT_EQ(grouping_of("adult_social_work"), "ASS");
    EXPECT_EQ(grouping_of("cmht_social_care"), "ASS");
}

CLAUSE_COMPUTES(GRP_05, adult_health_as_a_grouping_with_midwifery)
{
    EXPECT_EQ(grouping_of("midwifery"), "AH");
    EXPECT_EQ(grouping_of("gp_of_parent"), "AH");
    EXPECT_EQ(grouping_of("cdat"), "AH");
}

CLAUSE_COMPUTES(GRP_06, police_and_probation_as_two_groupings)
{
    Story story{"views"};
    join(story, "sergeant", "police_divisional", "police-force");
    join(story, "officer", "probation");
    EXPECT_EQ(counted_in(story, "sergeant"), counted_in(story, "police"));
    EXPECT_EQ(counted_in(story, "officer"), "PRO");
}

CLAUSE_COMPUTES(GRP_07, housing_as_one_grouping)
{
    Story story{"views"};
    join(story, "officer", "housing", "north-council");
    join(story, "landlord", "housing_association");
    EXPECT_EQ(counted_in(story, "officer"), "HOU");
    EXPECT_EQ(counted_in(story, "landlord"), "HOU");
}

CLAUSE_COMPUTES(GRP_08, education_as_one_grouping_for_one_child)
{
    Story story{"views"};
    join(story, "psychologist", "educational_psychology", "north-council");
    EXPECT_EQ(groupings_present(story.conference(), story.now()).at(GroupingId{"EDU"}).size(), 2u);
    EXPECT_EQ(grouping_of("nursery_class"), "EDU");
}

CLAUSE_COMPUTES(GRP_09, early_years_without_health_visitors)
{
    EXPECT_EQ(grouping_of("flying_start"), "EY");
    EXPECT_EQ(grouping_of("preschool_provider"), "EY");
    EXPECT_EQ(grouping_of("flying_start_health_visiting"), "CH");
}

CLAUSE_COMPUTES(GRP_10, voluntary_bodies_as_one_grouping)
{
    Story story{"views"};
    join(story, "worker", "womens_aid");
    join(story, "charity", "barnardos");
    EXPECT_EQ(counted_in(story, "worker"), "VOL");
    EXPECT_EQ(counted_in(story, "charity"), "VOL");
}

CLAUSE_RECORDS(GRP_11, another_agency_recognised_as_a_grouping_and_why)
{
    Story story{"views"};
    join(story, "warden", "housing", "fire-service");
    std::string const line = R"({"do":"RecogniseGrouping","grouping":"FIRE","name":"Fire","members":["warden"])";
    EXPECT_EQ(story.refusal_of(line + "}"), "reason-required GRP-11");
    EXPECT_EQ(story.refusal_of(line + R"(,"by":"sw","reason":"No."})"), "not-the-chair GRP-11");
    story.tell(line + R"(,"reason":"Fire setting is at the heart of it."})");
    EXPECT_EQ(counted_in(story, "warden"), "FIRE");
    EXPECT_EQ(quorum_agency_of(story, "warden", story.terms()), "FIRE");
    EXPECT_EQ(story.conference().groupings.rulings.back().text, "Fire setting is at the heart of it.");
    EXPECT_EQ(story.refusal_of(line + R"(,"reason":"Again."})"), "already-done GRP-11");
}

CLAUSE_PERMITS(GRP_12, a_vote_among_groupings_confirmed_before)
{
    Story story{"vote"};
    EXPECT_EQ(story.conference().groupings.confirmed->size(), 4u);
    EXPECT_EQ(last_vote(story.conference(), child_a)->electorate.nominees.size(), 4u);
}

CLAUSE_REFUSES(GRP_12, a_vote_before_the_groupings_are_confirmed)
{
    Story story{"split"};
    declare_irresolvable(story);
    EXPECT_EQ(story.refusal_of(open_vote_line()), "reason-required GRP-12");
    EXPECT_EQ(story.refusal_of(R"({"do":"ConfirmGroupings","by":"sw"})"), "not-the-chair GRP-12");
}

CLAUSE_REFUSES(GRP_12, other_groupings_while_the_vote_is_open)
{
    Story story{"vote"};
    EXPECT_EQ(story.refusal_of(R"({"do":"ConfirmGroupings"})"), "vote-open GRP-12");
}

CLAUSE_PERMITS(GRP_13, what_the_boards_list_gives_one_agency)
{
    Story story{"views"};
    join(story, "midwife", "midwifery", "health-board");
    EXPECT_EQ(story.findings_of(R"({"do":"ConfirmGroupings"})"), Codes{});
}

CLAUSE_REFUSES(GRP_13, to_pass_over_in_silence_a_further_grouping_of_one_agency)
{
    Story story{"views"};
    join(story, "nurse", "specialist_nursing", "health-board");
    EXPECT_EQ(story.findings_of(R"({"do":"RecogniseGrouping","grouping":"BURNS","name":"Burns unit",
                                    "members":["nurse"],"reason":"Knows the injuries."})"),
              Codes{"several-groupings-of-one-agency GRP-13"});
    EXPECT_EQ(story.findings_of(R"({"do":"ConfirmGroupings"})"), Codes{"several-groupings-of-one-agency GRP-13"});
}

CLAUSE_PERMITS(GRP_14, the_record_to_show_the_chairs_rulings_with_their_reasons)
{
    Story story{"views"};
    story.tell(R"({"do":"ConfirmGroupings","groupings":["CSS","CH","EDU"],"ruling":"Police are here as observers."})");
    EXPECT_EQ(story.conference().groupings.confirmed->size(), 3u);
    EXPECT_EQ(story.conference().groupings.rulings.back().text, "Police are here as observers.");
}

CLAUSE_REFUSES(GRP_14, to_leave_out_a_grouping_that_is_there_without_a_reason)
{
    Story story{"views"};
    EXPECT_EQ(story.refusal_of(R"({"do":"ConfirmGroupings","groupings":["CSS","CH","EDU"]})"),
              "reason-required GRP-14");
}

CLAUSE_PERMITS(VOTE_08, an_allocation_before_the_first_view)
{
    Story story{"views"};
    join(story, "nurse", "cmht_health", "cmht");
    EXPECT_EQ(counted_in(story, "nurse"), "AH");
    story.tell(R"({"do":"AllocateToGrouping","person":"nurse","grouping":"ASS"})");
    EXPECT_EQ(counted_in(story, "nurse"), "ASS");
}

CLAUSE_REFUSES(VOTE_08, a_change_of_side_after_the_first_view)
{
    Story story{"views"};
    join(story, "nurse", "cmht_social_care", "cmht");
    story.tell(R"({"do":"OpenViews"})");
    story.tell(view_line("sw", "register"));
    std::string const line = R"({"do":"AllocateToGrouping","person":"nurse","grouping":"AH")";
    EXPECT_EQ(story.refusal_of(line + "}"), "allocation-frozen VOTE-08");
    EXPECT_EQ(story.findings_of(line + R"(,"reason":"She came for the ward, not the council."})"),
              Codes{"allocation-changed-by-ruling GRP-14"});
    EXPECT_EQ(counted_in(story, "nurse"), "AH");
}

CLAUSE_REFUSES(VOTE_08, to_move_somebody_who_is_to_vote)
{
    Story story{"vote"};
    EXPECT_EQ(story.refusal_of(R"({"do":"AllocateToGrouping","person":"hv","grouping":"AH","reason":"No."})"),
              "vote-open VOTE-08");
    EXPECT_EQ(story.refusal_of(R"({"do":"RuleOnCapacity","person":"hv","capacity":"observer","reason":"No."})"),
              "vote-open VOTE-08");
}

CLAUSE_COMPUTES(VOTE_08, the_freeze_at_roll_call_where_the_board_sets_it)
{
    Story story{"views"};
    ChangedTerms changed{story};
    EXPECT_FALSE(allocations_frozen(story.conference(), changed.settings));
    changed.settings.multi_agency_allocation_freeze = AllocationFreeze::roll_call;
    EXPECT_TRUE(allocations_frozen(story.conference(), changed.settings));
}

CLAUSE_RECORDS(VOTE_16, the_groupings_as_the_board_supplies_them)
{
    Story story{"views"};
    EXPECT_FALSE(story.terms().services.version.empty());
    EXPECT_EQ(story.refusal_of(R"({"do":"AllocateToGrouping","person":"hv","grouping":"NOBODY"})"),
              "unknown-grouping VOTE-08");
}

CLAUSE_COMPUTES(OTH_03, a_voluntary_body_by_what_it_is_there_for)
{
    Story story{"views"};
    join(story, "helper", "nspcc");
    EXPECT_EQ(counted_in(story, "helper"), "VOL");
    story.tell(R"({"do":"RuleOnCapacity","person":"helper","capacity":"advocate","reason":"Speaks for the mother."})");
    EXPECT_EQ(counted_in(story, "helper"), "");
    EXPECT_EQ(capacity_of(story.conference(), PersonId{"helper"}), Capacity::advocate);
}

CLAUSE_PERMITS(OTH_04, residential_staff_to_be_counted_by_the_chairs_reasoned_ruling)
{
    auto story = with_carer();
    EXPECT_EQ(counted_in(story, "carer"), "");
    EXPECT_TRUE(story.accepts(
        R"({"do":"RuleOnCapacity","person":"carer","capacity":"practitioner","service":"residential_staff",
                   "agency":"north-council","reason":"Manages the home; here for the service."})"));
    story.tell(R"({"do":"BriefLateArrival","person":["carer"]})");
    EXPECT_EQ(counted_in(story, "carer"), "CSS");
}

CLAUSE_REFUSES(OTH_04, a_carer_as_practitioner_without_a_reason_and_a_foster_carer_with_any)
{
    auto story = with_carer();
    EXPECT_EQ(story.refusal_of(R"({"do":"RuleOnCapacity","person":"carer","capacity":"practitioner",
                                   "service":"residential_staff"})"),
              "reason-required OTH-04");
    EXPECT_EQ(story.refusal_of(R"({"do":"RuleOnCapacity","person":"carer","capacity":"practitioner",
                                   "service":"fostering_and_adoption_team","reason":"She fosters for us."})"),
              "carer-is-not-party OTH-04");
    EXPECT_EQ(story.refusal_of(R"({"do":"RuleOnCapacity","person":"carer","capacity":"practitioner","reason":"No."})"),
              "unknown-service OTH-04");
}

CLAUSE_REFUSES(OTH_01, family_as_practitioners_whatever_the_reason)
{
    Story story{"views"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RuleOnCapacity","person":"mother","capacity":"practitioner",
                                   "service":"social_work","reason":"She is a social worker."})"),
              "never-party OTH-01");
    EXPECT_EQ(story.refusal_of(R"({"do":"RuleOnCapacity","person":"recorder","capacity":"observer","reason":"No."})"),
              "wrong-capacity OTH-01");
}

TEST(Groupings, a_lead_is_a_member_who_is_there)
{
    Story story{"views"};
    EXPECT_EQ(story.refusal_of(R"({"do":"NameLead","grouping":"CH","person":"sw"})"), "not-a-member VOTE-04");
    join(story, "nurse", "school_nursing", "health-board");
    auto const lead = [&] { return lead_of(story.conference(), GroupingId{"CH"}, child_a, story.now()); };
    EXPECT_EQ(lead(), std::nullopt);
    story.tell(R"({"do":"NameLead","grouping":"CH","person":"nurse"})");
    EXPECT_EQ(lead(), PersonId{"nurse"});
    story.tell(R"({"do":"RecordDeparture","at":"2026-03-09T11:05","person":["nurse"]})");
    EXPECT_EQ(lead(), PersonId{"hv"});
}

TEST(Groupings, health_is_one_agency_for_quoracy_and_two_groupings_for_a_vote)
{
    Story story{"views"};
    join(story, "midwife", "midwifery", "health-board");
    EXPECT_EQ(quorum_agency_of(story, "midwife", story.terms()), quorum_agency_of(story, "hv", story.terms()));
    EXPECT_NE(counted_in(story, "midwife"), counted_in(story, "hv"));
}

TEST(Groupings, a_board_may_count_a_council_once_and_voluntary_bodies_each)
{
    Story story{"views"};
    join(story, "adults", "adult_social_work", "north-council");
    join(story, "worker", "womens_aid", "cymorth");
    ChangedTerms changed{story};
    EXPECT_NE(quorum_agency_of(story, "sw", changed.terms()), quorum_agency_of(story, "adults", changed.terms()));
    EXPECT_EQ(quorum_agency_of(story, "worker", changed.terms()), "VOLUNTARY");
    changed.settings.la_single_agency = true;
    changed.settings.voluntary_quorum_unit = VoluntaryQuorumUnit::organisation;
    EXPECT_EQ(quorum_agency_of(story, "sw", changed.terms()), quorum_agency_of(story, "adults", changed.terms()));
    EXPECT_EQ(quorum_agency_of(story, "worker", changed.terms()), "cymorth");
}

TEST(Groupings, nobody_who_is_no_practitioner_is_of_any_agency)
{
    Story story{"views"};
    join(story, "worker", "womens_aid");
    story.tell(R"({"do":"RuleOnCapacity","person":"worker","capacity":"observer","reason":"Here to learn."})");
    EXPECT_EQ(quorum_agency_of(story, "worker", story.terms()), "");
}

}
