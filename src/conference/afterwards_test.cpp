#include "conference/afterwards.h"
#include "conference/test_outcome.h"

namespace noddfa::conference::afterwards_test {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr auto concern = R"({"do":"RaiseConcern","person":"hv","child":"A","concern":"She is not safe at weekends.",)"
                         R"("safeguarding_lead":"health-lead"})";

}

CLAUSE_RECORDS(ESC_01, what_a_practitioner_tells_the_chair_at_any_time)
{
    for (std::string const prelude : {"open", "agreed", "closed"}) {
        Story story{prelude};
        EXPECT_THAT(story.findings_of(concern), IsEmpty());
        EXPECT_EQ(story.conference().afterwards.concerns.size(), 1U);
    }
    Story story{"closed"};
    EXPECT_EQ(story.refusal_of(R"({"do":"RaiseConcern","person":"hv","concern":" "})"), "missing-field ESC-01");
}

CLAUSE_RECORDS(ESC_02, whether_the_own_safeguarding_lead_was_consulted)
{
    Story story{"closed"};
    EXPECT_THAT(story.findings_of(R"({"do":"RaiseConcern","person":"hv","concern":"Not safe."})"),
                ElementsAre("no-safeguarding-lead ESC-02"));
    // A parent has no agency and so no lead.
    EXPECT_THAT(story.findings_of(R"({"do":"RaiseConcern","person":"mother","concern":"Not safe."})"), IsEmpty());
}

CLAUSE_RECORDS(ESC_03, a_concern_as_open_until_it_is_resolved)
{
    Story story{"closed"};
    story.tell(concern);
    EXPECT_THAT(story.open_duties(), Contains("ESC-03"));
    story.tell(R"({"do":"RaiseConcern","person":"hv","concern":"Seen again, safe.","follow_up":true,"resolved":true,)"
               R"("safeguarding_lead":"health-lead"})");
    EXPECT_THAT(story.open_duties(), Not(Contains("ESC-03")));
}

CLAUSE_RECORDS(CHAIR_10, who_was_told_how_to_appeal)
{
    Story story{"registered"};
    story.tell(R"({"do":"GiveAppealInformation","person":"mother"})");
    EXPECT_THAT(story.conference().afterwards.told_of_appeal, ElementsAre(PersonId{"mother"}));
    EXPECT_EQ(story.refusal_of(R"({"do":"GiveAppealInformation","person":"stranger"})"), "unknown-person CHAIR-10");
}

CLAUSE_REFUSES(CHAIR_06, the_chairs_concern_from_anybody_else_and_marks_one_that_comes_after_the_close)
{
    Story story{"closed"};
    std::string const line = R"({"do":"StateConcern","child":"A","statement":"The plan is thin.")";
    EXPECT_EQ(story.refusal_of(line + R"(,"by":"recorder"})"), "not-the-chair CHAIR-06");
    EXPECT_THAT(story.findings_of(line + "}"), ElementsAre("after-the-close CHAIR-06"));
    EXPECT_THAT(alerts(story), ElementsAre("chair-concern senior_manager"));
}

TEST(ChairsConcern, marked_first_keeps_the_statement_that_follows)
{
    Story story{"registered"};
    story.tell(R"({"do":"StateConcern","child":"A"})");
    story.tell(R"({"do":"StateConcern","child":"A","statement":"The plan is thin."})");
    story.tell(R"({"do":"StateConcern","child":"A"})");
    EXPECT_EQ(story.conference().afterwards.chair_concerns.at(child_a).statement->text, "The plan is thin.");
}

}
