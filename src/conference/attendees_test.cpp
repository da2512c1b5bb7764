#include "conference/decide.h"
#include "support/story.h"

#include <gmock/gmock.h>

namespace noddfa::conference::attendees_test {

namespace {

/// Somebody invited and arrived at the views, said to know the child.
Story joined_by(std::string const& invitation)
{
    Story story{"views"};
    story.tell(R"({"do":"InviteParticipant","person":"guest","name":"Gwyn Enghraifft","contact":["A"],)" + invitation
               + "}");
    story.tell(R"({"do":"RecordArrival","person":["guest"]})"
               "\n"
               R"({"do":"BriefLateArrival","person":["guest"]})");
    return story;
}

std::size_t agencies(Story& story)
{
    return quoracy(story.conference(), ChildId{"A"}, story.now(), story.terms()).now.size();
}

bool may_give_view(Story const& story)
{
    auto const people = eligible_practitioners(story.conference(), story.now());
    return std::find(people.begin(), people.end(), PersonId{"guest"}) != people.end();
}

}

CLAUSE_COMPUTES(OTH_01, no_part_in_quoracy_or_views_for_who_is_not_party_to_the_decision)
{
    for (std::string const capacity : {"advocate", "legal_representative", "ciw", "cafcass", "carer", "observer",
                                       "student", "interpreter", "legal_adviser"}) {
        auto story = joined_by(R"("capacity":")" + capacity + "\"");
        EXPECT_EQ(agencies(story), 4u) << capacity;
        EXPECT_FALSE(may_give_view(story)) << capacity;
    }
}

CLAUSE_COMPUTES(OTH_01, a_part_in_both_for_a_practitioner)
{
    auto story = joined_by(R"("service":"homestart")");
    EXPECT_EQ(agencies(story), 5u);
    EXPECT_TRUE(may_give_view(story));
}

CLAUSE_COMPUTES(OTH_01, the_family_outside_the_count)
{
    // S01: mother, with a supporter at her side.
    Story story{"views"};
    story.tell(R"({"do":"AddFamilyMember","person":"aunt","name":"Modryb","capacity":"family_or_supporter"})"
               "\n"
               R"({"do":"RecordArrival","person":["aunt"]})");
    EXPECT_TRUE(story.conference().present(PersonId{"mother"}, story.now()));
    EXPECT_EQ(agencies(story), 4u);
}

CLAUSE_RECORDS(OTH_02, what_the_family_thinks_in_its_own_section)
{
    Story story{"views"};
    EXPECT_EQ(story.conference().family.views.size(), 2u);
    EXPECT_TRUE(story.conference().views.by_child.empty());
}

CLAUSE_COMPUTES(OTH_03, a_voluntary_body_by_the_role_it_comes_in)
{
    auto advocate = joined_by(R"("capacity":"advocate","service":"nspcc")");
    EXPECT_EQ(agencies(advocate), 4u);
    EXPECT_FALSE(may_give_view(advocate));
    auto provider = joined_by(R"("service":"nspcc")");
    EXPECT_EQ(agencies(provider), 5u);
    EXPECT_TRUE(may_give_view(provider));
}

CLAUSE_COMPUTES(OTH_04, residential_staff_by_whether_they_come_as_the_childs_carer)
{
    // B-12, S27: neither adds an agency; only staff of the service are party to the decision.
    auto staff = joined_by(R"("service":"residential_staff")");
    EXPECT_TRUE(may_give_view(staff));
    EXPECT_EQ(agencies(staff), 4u);
    auto carer = joined_by(R"("capacity":"carer")");
    EXPECT_FALSE(may_give_view(carer));
}

CLAUSE_PERMITS(OTH_04, the_chair_to_rule_that_a_carer_comes_as_a_practitioner)
{
    auto story = joined_by(R"("capacity":"carer")");
    story.tell(R"({"do":"RuleOnCapacity","person":"guest","capacity":"practitioner","service":"residential_staff",)"
               R"("reason":"Key worker of the home, speaking for it."})");
    EXPECT_TRUE(may_give_view(story));
}

CLAUSE_REFUSES(OTH_04, a_ruling_on_a_carer_without_reason)
{
    auto story = joined_by(R"("capacity":"carer")");
    EXPECT_EQ(story.refusal_of(R"({"do":"RuleOnCapacity","person":"guest","capacity":"practitioner",)"
                               R"("service":"residential_staff"})"),
              "reason-required OTH-04");
}

}
