#include "base/bug.h"
#include "replay/transcript.h"
#include "support/story.h"

#include <boost/json/parse.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace noddfa::replay::transcript_test {

namespace {

using testing::HasSubstr;
using testing::Not;

/// What a transcript in one language says to lines of JSON.
std::string said(Language language, std::initializer_list<char const*> lines)
{
    Transcript transcript{language};
    std::ostringstream out;
    for (auto const* line : lines)
        transcript.line(boost::json::parse(line).as_object(), out);
    return out.str();
}

constexpr auto invited = R"({"event":"ParticipantInvited","room":"conference","by":"co","data":
    {"person":"hv","name":"Heledd Dychmygol","capacity":"practitioner","service":"health_visiting","grouping":"CH"}})";
constexpr auto cast = R"({"event":"VoteCast","room":"conference","held_on":"2026-03-09T10:41","by":"hv","data":
    {"child":"A","person":"hv","grouping":"CH","vote":"for","reason":{"author":"hv","text":"Two injuries."}},
    "reasons":{"VOTE-01":"No other way."}})";
constexpr auto command = R"({"line":12,"file":"demo.jsonl","command":"CastVote","at":"2026-03-09T10:41","by":"hv",
    "outcome":"accepted"})";

/// Ends a transcript: what is due stands before it, by date.
constexpr auto totals = R"({"summary":"totals","commands":1,"accepted":1,"refused":0,"repeated":0,"events":1,
    "findings":0})";
constexpr auto said_totals = "\nCommands: 1. Accepted: 1. Refused: 0. Repeated: 0. Events: 1. To note: 0.\n";

}

TEST(Transcript, reads_like_minutes)
{
    EXPECT_EQ(said(Language::en, {invited, command, cast}).substr(said(Language::en, {invited}).size()),
              "\nMonday 9 March 2026\n\n"
              "10:41  Heledd Dychmygol\n"
              "       Heledd Dychmygol votes for Child Health Services on A: for registration. Reason: Two injuries.\n"
              "       Reason given (VOTE-01): No other way.\n");
}

TEST(Transcript, reads_like_minutes_in_welsh)
{
    EXPECT_EQ(said(Language::cy, {invited, command, cast}).substr(said(Language::cy, {invited}).size()),
              "\nDydd Llun 9 Mawrth 2026\n\n"
              "10:41  Heledd Dychmygol\n"
              "       Mae Heledd Dychmygol yn pleidleisio (Gwasanaethau Iechyd Plant) ynghylch A: o blaid cofrestru. "
              "Rheswm: Two injuries.\n"
              "       Rheswm a roddwyd (VOTE-01): No other way.\n");
}

TEST(Transcript, gives_the_reasons_of_a_command_once)
{
    auto const text = said(Language::en, {command, cast, cast});
    EXPECT_EQ(text.find("No other way"), text.rfind("No other way"));
}

TEST(Transcript, calls_who_has_no_name_by_their_part)
{
    auto const text =
        said(Language::cy,
             {R"({"event":"ConferenceBooked","room":"conference","data":
        {"starts":"2026-03-09T10:00","chair":"c1","record_taker":"r1"}})",
              R"({"line":1,"command":"OpenConference","at":"2026-03-09T10:00","by":"c1","outcome":"accepted"})"});
    EXPECT_THAT(text, HasSubstr("9 Mawrth 2026, 10:00. Cadeirydd: c1. Cofnodwr: r1."));
    EXPECT_THAT(text, HasSubstr("10:00  Cadeirydd\n"));
}

TEST(Transcript, writes_settings)
{
    EXPECT_EQ(said(Language::en, {R"({"setting":"QUORUM_MIN","value":4,"from":"2026-01-01"})"}),
              "Setting QUORUM_MIN, from 1 January 2026: 4\n");
    EXPECT_THAT(said(Language::cy, {R"({"setting":"ROLE_MAP","value":{"duty_team":"duty"}})"}),
                HasSubstr("Gosodiad ROLE_MAP:\n- Tîm dyletswydd: duty"));
}

TEST(Transcript, knows_the_holders_of_posts)
{
    auto const text =
        said(Language::en, {R"({"setting":"ROLE_MAP","value":{"senior_manager":"x7"},"from":"2026-01-01"})",
                            R"({"event":"AlertRaised","room":"conference","data":
             {"post":"senior_manager","to":"x7","clause":"CHAIR-08","child":"A","about":"chair-concern"}})"});
    EXPECT_THAT(text, HasSubstr("Told at once: Senior manager for child protection. About: the chair's concern about "
                                "the decision. Child: A. CHAIR-08."));
}

TEST(Transcript, does_not_show_a_view_before_it_is_revealed)
{
    auto const text =
        said(Language::en, {R"({"event":"ViewGiven","room":"conference","data":{"person":"hv","child":"A"}})"});
    EXPECT_EQ(text, "       hv gives a view on A.\n");
}

TEST(Transcript, shows_the_views_of_a_round_together)
{
    auto const text = said(Language::en, {R"({"event":"ViewsRevealed","room":"conference","data":{"child":"A","views":
        [{"person":"hv","grouping":"CH","view":"register","reason":"Two injuries.","limbs":["likely_harm"]},
         {"person":"gp","view":"none","no_view_code":"too_little_knowledge","reason":"New here."}]}})"});
    EXPECT_EQ(text, "       The views on A are shown together.\n"
                    "       - hv (Child Health Services): register. Reason: Two injuries. Ground: harm to the child is "
                    "likely\n"
                    "       - gp: no view, with a reason (too little knowledge of the child). Reason: New here\n");
}

TEST(Transcript, says_flags_and_what_is_left_out)
{
    auto const text =
        said(Language::en, {R"({"event":"CirculationRecorded","room":"conference","data":{"record":true}})",
                            R"({"event":"CirculationRecorded","room":"conference","data":{"record":false}})"});
    EXPECT_EQ(text, "       The record was sent out.\n       The summary and outline plan were sent out.\n");
}

TEST(Transcript, shows_a_refusal_with_its_clause)
{
    auto const refused = R"({"refusal":"too-few-agencies","clauses":["QUOR-06"],
        "details":{"child":"A","agencies":"1"},
        "limbs":[{"code":"too-few-agencies","clause":"QUOR-06","details":{"child":"A"}}]})";
    EXPECT_THAT(said(Language::en, {refused}),
                HasSubstr("Refused: Too few agencies that know the child (A) are there: 1. (too-few-agencies)\n"));
    EXPECT_THAT(said(Language::en, {refused}), HasSubstr("\n       QUOR-06: "));
    EXPECT_THAT(said(Language::cy, {refused}), HasSubstr("QUOR-06: Gyda llai na dwy asiantaeth"));
}

TEST(Transcript, lists_every_limb_of_a_refusal)
{
    auto const text = said(Language::en, {R"({"refusal":"reason-required","clauses":["REP-10","CHAIR-02"],"limbs":[
        {"code":"report-late","clause":"REP-10","details":{"report":"r-hv","due":"2026-03-05"}},
        {"code":"no-training-record","clause":"CHAIR-02","details":{}}]})"});
    EXPECT_THAT(text, HasSubstr("- Report r-hv came later than it was due (5 March 2026). (REP-10)\n"));
    EXPECT_THAT(text, HasSubstr("- There is no record of the chair's training. (CHAIR-02)\n"));
}

TEST(Transcript, shows_a_finding_with_names_and_lists)
{
    auto const text = said(Language::cy, {invited, R"({"finding":"family-not-heard","clause":"PAR-14",
        "details":{"child":"A","people":"hv,mother"}})"});
    EXPECT_THAT(text, HasSubstr("I'w nodi (PAR-14): Ni chlywyd y teulu ynghylch A: Heledd Dychmygol a mother."));
}

TEST(Transcript, asks_for_a_reason_only_where_none_was_given)
{
    auto const noted = R"({"finding":"vote-could-be-avoided","clause":"VOTE-01","details":{"child":"A"}})";
    auto const fact = "To note (VOTE-01): A vote is avoided where possible (A).";
    EXPECT_THAT(said(Language::en, {noted}), HasSubstr(std::string{fact} + " Give the reason for holding one.\n"));
    EXPECT_THAT(said(Language::en, {command, cast, noted}), HasSubstr(std::string{fact} + "\n"));
}

TEST(Transcript, marks_what_was_typed_later_and_what_was_repeated)
{
    auto const later = R"({"line":1,"command":"CastVote","at":"2026-03-10T09:00","by":"hv","outcome":"accepted"})";
    EXPECT_THAT(said(Language::en, {later, cast}), HasSubstr("It happened on 9 March 2026, 10:41."));
    EXPECT_THAT(said(Language::en, {command, cast}), Not(HasSubstr("It happened on")));
    auto const again = R"({"line":2,"command":"CastVote","at":"2026-03-09T10:41","by":"hv","outcome":"repeated"})";
    EXPECT_THAT(said(Language::en, {again}), HasSubstr("The same command was given before."));
}

TEST(Transcript, sums_up_a_child)
{
    auto const text = said(Language::en, {R"({"summary":"child","conference":"C1","child":"A",
        "quoracy":{"level":"quorate","agencies":3,"at_opening":["EDUCATION","HEALTH","POLICE"],"now":["HEALTH"]},
        "rounds":[[{"person":"hv","grouping":"CH","view":"register","reason":"Two injuries."}]],
        "vote":{"for":3,"against":1,"none":0,"result":"register","nominees":{"CH":"hv"},
                "left_out":{"PRO":"not_involved"},"dissent":["EDU"]},
        "outcome":"register","decided_by":"majority","reasons":"They said so.","limbs":["likely_harm"],
        "categories":[{"category":"neglect","reason":"No food."},{"category":"physical"}],"primary":"neglect",
        "register":{"status":"on","since":"2026-03-09"},"coordinator":"sw","review":"2026-06-09"})"});
    for (auto const* line :
         {"A (conference C1)\n",
          "  Quoracy: quorate, 3 agencies. At the opening: Education, Health and Police. At the decision: Health.\n",
          "  QUOR-01: ", "  Views, round 1:\n  - hv (Child Health Services): register. Reason: Two injuries\n",
          "  Vote: register. For: 3. Against: 1. No vote, with a reason: 0. Of another view: Education. Voting:\n"
          "  - Child Health Services: hv\n",
          "  Not voting:\n  - Probation Service: not directly involved with the child\n",
          "  Decision, by a majority of votes: the child's name goes on the register. Reasons: They said so. Ground: "
          "harm to the child is likely.\n",
          "  VOTE-05: ", "  Categories:\n  - neglect (primary): No food\n  - physical abuse\n",
          "  Register: on the register, since 9 March 2026.\n", "  Co-ordinator of the plan: sw.\n",
          "  Review conference: Tuesday 9 June 2026.\n"})
        EXPECT_THAT(text, HasSubstr(line));
}

TEST(Transcript, shows_how_a_date_was_counted)
{
    auto const duty =
        R"({"summary":"duty","stream":"C1","clause":"REP-10","child":"A","who":"hv","what":"submit-report",
        "status":"late","met_on":"2026-03-06","deadline":{"from":"2026-03-09","start_event":"conference",
        "due":"2026-03-05","amount":2,"unit":"working_days","setting":"REPORT_DEADLINE_DAYS","calendar":"EW-2028.1",
        "provisional":true,"alternatives":[{"key":"clear_days","due":"2026-03-04","source":"B-03"}]}})";
    EXPECT_EQ(said(Language::en, {duty, duty, totals}),
              "\nWhat is due, and how each date was counted\n\n"
              "  Thursday 5 March 2026: submit the report, A (hv), REP-10. Done late (6 March 2026).\n"
              "    2 working days before the conference (9 March 2026). Setting REPORT_DEADLINE_DAYS, calendar "
              "EW-2028.1.\n"
              "    The date may still move: the bank holidays of that year are not proclaimed yet.\n"
              "    Another reading: with clear days between, Wednesday 4 March 2026 (B-03).\n"
                  + std::string{said_totals});
    EXPECT_THAT(said(Language::cy, {duty, totals}), HasSubstr("2 ddiwrnod gwaith cyn y gynhadledd (9 Mawrth 2026)."));
}

TEST(Transcript, names_a_stage_of_the_boards_own_ladder)
{
    auto const text = said(Language::en, {R"({"summary":"duty","clause":"DIS-03","what":"stage-of-difference",
        "status":"open","deadline":{"from":"2026-03-09","start_event":"line managers","due":"2026-03-11","amount":2,
        "unit":"working_days","setting":"ESCALATION_STAGES","calendar":"EW-2028.1"}})",
                                          totals});
    EXPECT_THAT(text, HasSubstr("2 working days after the stage before \"line managers\" (9 March 2026)."));
}

TEST(Transcript, puts_what_is_due_in_order)
{
    auto const text = said(
        Language::en,
        {R"({"summary":"duty","clause":"CPR-09","what":"fill-gaps","status":"open"})",
         R"({"summary":"duty","clause":"DEFER-05","what":"rearrange","status":"open","deadline":{"from":"2026-03-09",
            "start_event":"as_set","due":"2026-04-01"}})",
         R"({"summary":"duty","clause":"CHAIR-08","what":"chair-concern","status":"overdue","deadline":
            {"from":"2026-03-09","start_event":"conference","due":"2026-03-09"}})",
         totals});
    EXPECT_EQ(text, "\nWhat is due, and how each date was counted\n\n"
                    "  Monday 9 March 2026: the chair's concern about the decision, CHAIR-08. Overdue.\n"
                    "    Follows from the conference (9 March 2026).\n\n"
                    "  Wednesday 1 April 2026: rearrange the conference, DEFER-05. Still to be done.\n"
                    "    The date was set as it stands.\n\n"
                    "  No date: fill the gaps in the entry, CPR-09. Still to be done.\n"
                        + std::string{said_totals});
}

TEST(Transcript, puts_what_one_person_does_in_a_minute_below_one_heading)
{
    auto const text = said(Language::en, {command, cast, command, cast});
    EXPECT_EQ(text.find("10:41"), text.rfind("10:41"));
    auto const refused = R"({"line":3,"command":"CastVote","at":"2026-03-09T10:41","by":"hv","outcome":"refused"})";
    auto const apart = said(Language::en, {command, cast, refused});
    EXPECT_NE(apart.find("10:41"), apart.rfind("10:41"));
}

TEST(Transcript, says_in_both_languages_what_was_expected_and_what_came)
{
    constexpr auto unmet = R"({"unexpected":"accepted","came":"too-few-agencies QUOR-06","line":3,"file":"a.jsonl"})";
    EXPECT_EQ(said(Language::en, {unmet, totals}),
              "       Not as expected: line 3 of a.jsonl expects \"accepted\", and what came is "
              "\"too-few-agencies QUOR-06\".\n"
                  + std::string{said_totals});
    EXPECT_THAT(said(Language::cy, {unmet}), HasSubstr("llinell 3 o a.jsonl"));
}

TEST(Transcript, calls_the_fields_of_a_refusal_and_of_a_correction_by_words)
{
    EXPECT_THAT(
        said(Language::en, {R"({"refusal":"missing-field","clauses":[],"details":{"field":"interim_protection"}})"}),
        HasSubstr("Something is missing: how the child is protected meanwhile."));
    auto const corrected = R"({"event":"FactCorrected","room":"conference","data":{"event":39,
        "instead":"{\"held_on\":\"2026-03-09T10:20\",\"person\":[\"hv\",\"sw\"]}","reason":{"text":"Seen twice."}}})";
    EXPECT_THAT(said(Language::en, {invited, corrected}),
                HasSubstr("corrected: when it happened: 9 March 2026, 10:20 and the person: Heledd Dychmygol and sw."));
}

TEST(Transcript, says_of_a_review_that_a_name_stays_or_comes_off)
{
    constexpr auto requested =
        R"({"event":"ConferenceRequested","room":"conference","stream":"C2","data":{"kind":"review",
        "family":"F1","children":[],"standings":{"A":{"on_register":true,"temporary":false,"reviews_held":0}}}})";
    constexpr auto agreed = R"({"event":"ConsensusDeclared","room":"conference","stream":"C2","data":{"child":"A",
        "direction":"not_register"}})";
    EXPECT_THAT(said(Language::en, {requested, agreed}), HasSubstr("come off the register"));
    EXPECT_THAT(said(Language::en, {agreed}), HasSubstr("do not register"));
}

TEST(Transcript, does_not_take_the_name_heard_for_that_of_the_enquirer)
{
    constexpr auto asked =
        R"({"event":"EnquiryAnswered","room":"register","data":{"name":"Alaw Heard","person":"officer",
        "reason":{"text":"A call."},"answer":{"status":"not_on"}}})";
    auto const text = said(Language::en, {asked, asked});
    EXPECT_THAT(text, HasSubstr("officer asks"));
    EXPECT_THAT(text, HasSubstr("does not mean a safe child"));
}

TEST(Transcript, takes_a_strange_line_for_a_bug)
{
    EXPECT_THROW(said(Language::en, {R"({"poem":"Mae hen wlad"})"}), Bug);
    EXPECT_THROW(said(Language::en, {R"({"summary":"weather"})"}), Bug);
    EXPECT_THROW(said(Language::en, {R"({"event":"NoSuchEvent","room":"conference","data":{}})"}), Bug);
}

/// Every line that a whole conference makes has words.
class TranscriptOf : public testing::TestWithParam<std::string> {};

TEST_P(TranscriptOf, has_words_in_both_languages)
{
    Story story{GetParam()};
    for (auto const language : {Language::en, Language::cy}) {
        Transcript transcript{language};
        std::ostringstream out;
        auto const say = [&](boost::json::object const& line) { transcript.line(line, out); };
        for (auto const& line : story.lines())
            say(line);
        story.player().summarise(say);
        EXPECT_THAT(out.str(), Not(testing::ContainsRegex("[{][a-z_]+[}]")));
        EXPECT_THAT(out.str(), Not(HasSubstr("]]")));
    }
}

INSTANTIATE_TEST_SUITE_P(Preludes, TranscriptOf, testing::Values("closed", "vote", "siblings"),
                         [](auto const& prelude) { return prelude.param; });

}
