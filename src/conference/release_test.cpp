#include "support/story.h"

#include <gmock/gmock.h>

namespace noddfa::conference::release_test {

namespace {

using testing::ElementsAre;

std::string release(std::string const& more)
{
    return R"({"do":"ReleaseInformation","to":"Another council","what":"The chronology.",)" + more + "}";
}

}

CLAUSE_PERMITS(CNF_01, information_that_protects_a_child_goes_at_once_and_the_chair_is_told)
{
    Story story{"closed"};
    EXPECT_THAT(story.events_of(
                    release(R"("purpose":"protect_a_child","basis":"A sibling is at risk tonight.","by":"manager")")),
                ElementsAre("InformationReleased", "AlertRaised"));
    EXPECT_EQ(story.conference().convening.open_alerts.back().to, PersonId{"chair"});
}

CLAUSE_PERMITS(CNF_01, with_the_givers_consent_and_the_chairs_permission)
{
    Story story{"closed"};
    EXPECT_TRUE(story.accepts(release(
        R"("purpose":"consent","chair_permits":true,"informants":["mother"],"informants_permit":["mother"],"by":"sw")")));
}

CLAUSE_REFUSES(CNF_01, without_purpose_or_consent_nothing_goes)
{
    Story story{"closed"};
    EXPECT_EQ(story.refusal_of(release(R"("chair_permits":true,"by":"sw")")), "no-purpose CNF-01");
    EXPECT_EQ(story.refusal_of(release(R"("purpose":"consent","chair_permits":true,"by":"sw")")), "no-consent CNF-01");
    EXPECT_EQ(story.refusal_of(release(R"("purpose":"court_order","by":"manager")")), "missing-field CNF-01");
    EXPECT_EQ(story.refusal_of(release(R"("chair_permits":true)")), "reason-required CNF-01");
}

CLAUSE_PERMITS(CNF_08, chair_and_informants_permit)
{
    Story story{"closed"};
    EXPECT_TRUE(story.accepts(release(
        R"("purpose":"other","chair_permits":true,"informants":["hv","teacher"],"informants_permit":["teacher","hv"],"by":"sw")")));
}

CLAUSE_REFUSES(CNF_08, an_informant_who_has_not_permitted_it_holds_it_back)
{
    Story story{"closed"};
    EXPECT_EQ(
        story.refusal_of(release(
            R"("purpose":"other","chair_permits":true,"informants":["hv","teacher"],"informants_permit":["hv"],"by":"sw")")),
        "no-informant-permission CNF-08");
}

CLAUSE_PERMITS(CNF_08, an_adult_in_the_case_has_no_veto_against_protecting_a_child)
{
    Story story{"closed"};
    EXPECT_TRUE(story.accepts(release(
        R"("purpose":"protect_a_child","basis":"A child is at risk.","informants":["father"],"by":"manager")")));
}

CLAUSE_PERMITS(REC_09, a_court_order_is_obeyed_on_its_basis_and_the_chair_is_told)
{
    Story story{"closed"};
    EXPECT_THAT(
        story.events_of(release(R"("purpose":"court_order","basis":"An order of the family court.","by":"sw")")),
        ElementsAre("InformationReleased", "AlertRaised"));
}

CLAUSE_REFUSES(REC_09, nothing_goes_to_third_parties_without_the_chairs_permission)
{
    Story story{"closed"};
    EXPECT_EQ(story.refusal_of(release(R"("purpose":"other","by":"sw")")), "no-chair-permission REC-09");
    EXPECT_EQ(story.refusal_of(release(R"("purpose":"other")")), "reason-required REC-09");
}

CLAUSE_RECORDS(REC_10, a_handover_within_the_agency_is_allowed_and_kept)
{
    Story story{"closed"};
    EXPECT_THAT(story.events_of(release(R"("purpose":"same_agency_handover","by":"sw")")),
                ElementsAre("InformationReleased"));
    EXPECT_EQ(story.conference().sharing.releases.size(), 1u);
}

CLAUSE_REFUSES(SHARE_05, a_locked_report_goes_out_with_nobodys_permission)
{
    Story story{"convened"};
    story.tell(R"({"do":"NotifySharingRisk","report":"r-hv","reason":"The address.","safeguarding_lead":"lead-h"})");
    EXPECT_EQ(story.refusal_of(release(R"("purpose":"other","chair_permits":true,"reports":["r-hv"])")),
              "report-locked SHARE-05");
    EXPECT_TRUE(story.accepts(
        release(R"("purpose":"protect_a_child","basis":"A child is at risk.","reports":["r-hv"],"by":"manager")")));
}

CLAUSE_PERMITS(CNF_08, what_protects_a_child_without_waiting_for_a_written_basis)
{
    Story story{"closed"};
    EXPECT_TRUE(story.accepts(release(R"("purpose":"protect_a_child","by":"manager")")));
    EXPECT_TRUE(story.accepts(release(R"("purpose":"protect_a_child","by":"teacher")")));
    EXPECT_TRUE(story.accepts(release(R"("purpose":"protect_a_child","by":"lsm")")));
}

CLAUSE_PERMITS(CNF_08, what_protects_a_child_by_the_lead_of_an_agency_that_was_asked)
{
    Story story{"closed"};
    EXPECT_TRUE(story.accepts(release(R"("purpose":"protect_a_child","by":"nurse","lead_of":"health-board")")));
    EXPECT_EQ(story.refusal_of(release(R"("purpose":"protect_a_child","by":"nurse","lead_of":"fire-service")")),
              "not-a-manager-or-lead CNF-08")
        << "which was not asked";
}

CLAUSE_REFUSES(CNF_08, what_is_to_protect_a_child_by_somebody_who_is_no_manager_and_of_no_agency)
{
    Story story{"closed"};
    EXPECT_EQ(story.refusal_of(release(R"("purpose":"protect_a_child","by":"neighbour")")),
              "not-a-manager-or-lead CNF-08");
    EXPECT_EQ(story.refusal_of(release(R"("purpose":"protect_a_child","by":"mother")")),
              "not-a-manager-or-lead CNF-08");
}

}
