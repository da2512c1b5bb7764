#include "conference/bundle.h"

#include "support/story.h"

#include <gmock/gmock.h>

namespace noddfa::conference::bundle_test {

namespace {

PersonId const mother{"mother"};
PersonId const father{"father"};

/// The passages of the police report that somebody may be given.
std::vector<std::string> given(Story& story, PersonId const& person)
{
    auto const& state = story.conference();
    auto const& report = state.reports.kept.at(ReportId{"r-new"});
    std::vector<std::string> texts;
    if (!is_for(state, report, person, story.now().day))
        return texts;
    for (auto const& statement : report.report.statements)
        if (is_for(state, report, statement, person))
            texts.push_back(statement.text.text);
    return texts;
}

/// One passage for everybody, one for the mother, one for practitioners, one for the chair.
constexpr char const* four_passages =
    R"json({"do":"SubmitReport","report":"r-new","author":"police","children":["A"],"sections":["involvement"],)json"
    R"json("statements":[{"type":"fact","text":"All."},)json"
    R"json({"type":"fact","text":{"text":"Hers.","labels":["PERSON(mother)"]},"reason":"Private to her."},)json"
    R"json({"type":"fact","text":{"text":"Ours.","labels":["PROF"]},"reason":"An enquiry goes on."},)json"
    R"json({"type":"fact","text":"Chair's.","restricted":true,"reason":"A child is in danger."}],)json"
    R"json("reasons":{"REP-10":"Late.","RESP-03":"Late."}})json";
}

CLAUSE_PERMITS(SHARE_01, each_parent_is_given_what_is_for_everybody_and_what_is_private_to_them)
{
    Story story{"convened"};
    story.tell(four_passages);
    EXPECT_THAT(given(story, mother), testing::ElementsAre("All.", "Hers."));
    EXPECT_THAT(given(story, father), testing::ElementsAre("All."));
}

CLAUSE_REFUSES(SHARE_05, nothing_of_a_report_is_given_whose_sharing_may_cause_harm)
{
    Story story{"convened"};
    story.tell(four_passages);
    story.tell(R"({"do":"NotifySharingRisk","report":"r-new","reason":"He may harm her.","safeguarding_lead":"lead"})");
    EXPECT_THAT(given(story, mother), testing::IsEmpty());
    story.tell(R"({"do":"DecideRestriction","report":"r-new","agreed":false,"reason":"She is safe elsewhere."})");
    EXPECT_THAT(given(story, mother), testing::ElementsAre("All.", "Hers."));
}

CLAUSE_REFUSES(SHARE_01, who_a_report_is_not_for_is_given_nothing_of_it)
{
    Story story{"convened"};
    story.tell(four_passages);
    story.tell(R"({"do":"SetReportRecipients","report":"r-new","people":["mother"],"reason":"Not for him."})");
    EXPECT_THAT(given(story, father), testing::IsEmpty());
    EXPECT_THAT(given(story, mother), testing::ElementsAre("All.", "Hers."));
}

CLAUSE_PERMITS(CNF_09, what_the_chair_decided_is_for_the_family_is_given_to_them)
{
    Story story{"convened"};
    story.tell(four_passages);
    auto const passage = story.conference().reports.kept.at(ReportId{"r-new"}).report.statements.back().text.id;
    story.tell(R"({"do":"DecidePassage","report":"r-new","passage":")" + passage.value
               + R"(","readers":"family","reason":"No danger any more."})");
    EXPECT_THAT(given(story, father), testing::ElementsAre("All.", "Chair's."));
}
}
