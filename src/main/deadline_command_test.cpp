#include "main/deadline_command.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <sstream>

namespace noddfa::deadline_command_test {

namespace {

using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Answer {
    int status = 0;
    std::string out;
    std::string errors;
};

Answer ask(Values const& values, Language language = Language::en)
{
    std::ostringstream out;
    std::ostringstream errors;
    auto const& words = language::Catalogue::of(language);
    auto const status = deadline_command(words).run(Given{values}, words, out, errors);
    return {status, out.str(), errors.str()};
}

boost::json::value json(Values values)
{
    values["--json"] = {"true"};
    auto const answer = ask(values);
    EXPECT_EQ(answer.status, Exit::done) << answer.errors;
    return boost::json::parse(answer.out);
}

TEST(DeadlineCommand, explains_a_date_in_words)
{
    auto const answer = ask({{"CLAUSE", {"CONV-02"}}, {"--from", {"2025-04-10"}}, {"--also-from", {"2025-04-02"}}});
    EXPECT_EQ(answer.status, Exit::done);
    EXPECT_EQ(answer.errors, "");
    EXPECT_TRUE(answer.out.starts_with("CONV-02: due by the end of Tuesday 6 May 2025\n")) << answer.out;
    for (auto const* part :
         {"15 working days after the last strategy meeting (10 April 2025)",
          "Friday 18 April 2025 (Good Friday), Monday 21 April 2025 (Easter Monday), "
          "Monday 5 May 2025 (Early May bank holiday)",
          "ICPC_DAYS = 15", "EW-2028.1", "counted from an earlier strategy meeting, Friday 25 April 2025"})
        EXPECT_NE(answer.out.find(part), std::string::npos) << part << "\n" << answer.out;
}

TEST(DeadlineCommand, explains_a_date_in_Welsh)
{
    auto const answer = ask({{"CLAUSE", {"CONV-02"}}, {"--from", {"2025-04-10"}}}, Language::cy);
    EXPECT_TRUE(answer.out.starts_with("CONV-02: i'w wneud erbyn diwedd Dydd Mawrth 6 Mai 2025\n")) << answer.out;
    EXPECT_NE(answer.out.find("Dydd Gwener y Groglith"), std::string::npos) << answer.out;
    auto const wrong = ask({{"CLAUSE", {"CONV-02"}}, {"--from", {"2025-02-30"}}}, Language::cy);
    EXPECT_TRUE(wrong.errors.starts_with("--from: nid dyddiad")) << wrong.errors;
}

TEST(DeadlineCommand, answers_in_JSON)
{
    EXPECT_EQ(json({{"CLAUSE", {"REG-12"}}, {"--from", {"2026-11-30"}}}),
              boost::json::parse(R"({"clause": "REG-12", "start_event": "conference", "from": "2026-11-30",
                  "due": "2027-02-26", "limit": "2027-02-28", "amount": 3, "unit": "months", "direction": "after",
                  "setting": "FIRST_REVIEW_MONTHS", "calendar": "EW-2028.1", "provisional": false, "not_worked": [],
                  "alternatives": []})"));
    auto const share = json({{"CLAUSE", {"SHARE-02"}}, {"--from", {"2025-04-22"}}});
    EXPECT_EQ(share.at("due"), "2025-04-21");
    EXPECT_EQ(share.at("target"), "2025-04-17");
    auto const summary = json({{"CLAUSE", {"REC-04"}}, {"--from", {"2026-08-20"}}, {"--core-group", {"2026-08-26"}}});
    EXPECT_EQ(summary.at("due"), "2026-08-26");
    EXPECT_EQ(summary.at("alternatives").at(0).at("due"), "2026-08-27");
}

TEST(DeadlineCommand, counts_hours_from_a_time)
{
    auto const answer = json(
        {{"CLAUSE", {"S47-08"}}, {"--from", {"2026-03-28T12:00"}}, {"--setting", {"STRATEGY_DISCUSSION_HOURS=24"}}});
    EXPECT_EQ(answer.at("at"), "2026-03-29T13:00");
    EXPECT_EQ(answer.at("from"), "2026-03-28T12:00");
    EXPECT_EQ(answer.at("unit"), "hours");
}

TEST(DeadlineCommand, takes_settings_as_words_numbers_and_lists)
{
    Values const report{{"CLAUSE", {"REP-10"}},
                        {"--from", {"2026-05-26"}},
                        {"--setting", {"REPORT_DEADLINE_MODE=clear_days", "REPORT_DEADLINE_DAYS=3"}}};
    EXPECT_EQ(json(report).at("due"), "2026-05-19");
    Values const closed{{"CLAUSE", {"CONV-02"}},
                        {"--from", {"2027-12-17"}},
                        {"--setting", {R"(LOCAL_CLOSURE_DAYS=["2027-12-29", "2027-12-30"])"}}};
    EXPECT_EQ(json(closed).at("due"), "2028-01-14");
    EXPECT_EQ(json(closed).at("calendar"), "EW-2028.1+local");
    Values const one_day{
        {"CLAUSE", {"CONV-02"}}, {"--from", {"2027-12-17"}}, {"--setting", {"LOCAL_CLOSURE_DAYS=2027-12-29"}}};
    EXPECT_EQ(json(one_day).at("due"), "2028-01-13");
}

TEST(DeadlineCommand, says_which_argument_it_does_not_understand_and_what_it_expects)
{
    struct Wrong {
        Values values;
        std::string text;
    };
    for (auto const& [values, text] : std::initializer_list<Wrong>{
             {{{"CLAUSE", {"CONV-99"}}, {"--from", {"2025-02-03"}}},
              "CLAUSE: there is no clause CONV-99; expected one such as CONV-02"},
             {{{"CLAUSE", {"PRIN-01"}}, {"--from", {"2025-02-03"}}}, "CLAUSE: PRIN-01 sets no number of days"},
             {{{"CLAUSE", {"CONV-02"}}, {"--from", {"2025-02-30"}}}, "--from: 2025-02-30 is no date or time"},
             {{{"CLAUSE", {"S47-08"}}, {"--from", {"2026-03-29T01:30"}}}, "--from: 2026-03-29T01:30 does not exist"},
             {{{"CLAUSE", {"S47-08"}}, {"--from", {"2026-03-29"}}}, "--from: S47-08 counts clock hours"},
             {{{"CLAUSE", {"S47-08"}}, {"--from", {"2026-03-28T12:00"}}},
              "switch it on with --setting STRATEGY_DISCUSSION_HOURS=NUMBER"},
             {{{"CLAUSE", {"CG-08"}}, {"--from", {"2026-06-15"}}},
              "switch it on with --setting LAST_CORE_GROUP_BEFORE_REVIEW_DAYS=NUMBER"},
             {{{"CLAUSE", {"REC-04"}}, {"--from", {"2026-06-15"}}, {"--core-group", {"soon"}}},
              "--core-group: soon is no date"},
             {{{"CLAUSE", {"REC-04"}}, {"--from", {"2026-06-15"}}, {"--core-group", {"2026-06-12"}}},
              "--core-group: 2026-06-12 is before the conference"},
             {{{"CLAUSE", {"CONV-02"}}, {"--from", {"2026-06-15"}}, {"--core-group", {"2026-06-18"}}},
              "--core-group: CONV-02 does not look at it"},
             {{{"CLAUSE", {"CONV-02"}}, {"--from", {"2026-06-15"}}, {"--setting", {"ICPC_DAYS"}}},
              "--setting: ICPC_DAYS has no value; expected KEY=VALUE"},
             {{{"CLAUSE", {"CONV-02"}}, {"--from", {"2026-06-15"}}, {"--setting", {"ICPC_DAYS=0"}}},
              "--setting: ICPC_DAYS: this number is too small or too large (1–1000)"},
             {{{"CLAUSE", {"CONV-02"}}, {"--from", {"2026-06-15"}}, {"--setting", {"DAYS=5"}}},
              "--setting: DAYS: there is no such setting"},
         }) {
        auto const answer = ask(values);
        EXPECT_EQ(answer.status, Exit::usage);
        EXPECT_EQ(answer.out, "");
        EXPECT_NE(answer.errors.find(text), std::string::npos) << answer.errors;
    }
}

}

}
