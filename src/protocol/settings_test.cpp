#include "protocol/settings.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace noddfa::settings_test {

namespace {

SettingRow row(std::string key, std::string value, Date from = Date{2024, 4, 1})
{
    return {std::move(key), "CONV-02", std::move(value), from, "board minute 7", "board"};
}

std::string refusal_of(SettingRow setting)
{
    auto history = default_settings();
    auto const fault = history.add(std::move(setting));
    return fault ? fault->field + ": " + sentence(*fault) : "accepted";
}

TEST(Settings, have_a_default_for_every_key)
{
    EXPECT_TRUE(default_settings().missing().empty());
    EXPECT_EQ(default_settings().rows().size(), setting_keys().size());
    auto const& settings = default_settings().on(Date{2026, 1, 1});
    EXPECT_EQ(settings.icpc_days, 15);
    EXPECT_EQ(settings.icpc_anchor, IcpcAnchor::last);
    EXPECT_EQ(settings.report_deadline_mode, ReportDeadlineMode::nth_before);
    EXPECT_EQ(settings.report_reminder_days, (std::vector<int>{10, 5, 3, 2}));
    EXPECT_EQ(settings.quorum_min, 3);
    EXPECT_TRUE(settings.sole_school_rule);
    EXPECT_EQ(settings.gp_default_grouping, GroupingId{"CH"});
    EXPECT_FALSE(settings.escalation_protocol);
    EXPECT_EQ(settings.complaint_about_chair_route, "lead_safeguarding_manager");
    EXPECT_TRUE(settings.role_map.empty());
}

TEST(Settings, that_the_rulings_leave_to_a_board_are_off)
{
    auto const& settings = default_settings().on(Date{2026, 1, 1});
    EXPECT_EQ(settings.strategy_discussion_hours, 0);
    EXPECT_EQ(settings.section47_days, 0);
    EXPECT_EQ(settings.last_core_group_before_review_days, 0);
    EXPECT_EQ(settings.repeat_enquiries, 0);
    EXPECT_FALSE(settings.transfer_bars_removal);
    EXPECT_TRUE(settings.prebirth_milestones.empty());
    EXPECT_TRUE(settings.escalation_stages.empty());
}

TEST(Settings, change_from_the_day_a_row_says)
{
    auto history = default_settings();
    ASSERT_FALSE(history.add(row("ICPC_DAYS", "10")));
    EXPECT_EQ(history.on(Date(2024, 3, 31)).icpc_days, 15);
    EXPECT_EQ(history.on(Date(2024, 4, 1)).icpc_days, 10);
    EXPECT_EQ(history.on(Date(1990, 1, 1)).icpc_days, 15);
    EXPECT_EQ(history.row_of("ICPC_DAYS", Date(2025, 1, 1))->source, "board minute 7");
    EXPECT_EQ(history.version(), default_settings().version() + 1);
}

TEST(Settings, keep_a_later_row_when_an_earlier_one_is_added_after_it)
{
    auto history = default_settings();
    ASSERT_FALSE(history.add(row("ICPC_DAYS", "10", Date(2025, 1, 1))));
    ASSERT_FALSE(history.add(row("RECORD_TARGET_DAYS", "25", Date(2026, 1, 1))));
    ASSERT_FALSE(history.add(row("ICPC_DAYS", "12", Date(2024, 1, 1))));
    EXPECT_EQ(history.on(Date(2023, 12, 31)).icpc_days, 15);
    EXPECT_EQ(history.on(Date(2024, 6, 1)).icpc_days, 12);
    EXPECT_EQ(history.on(Date(2025, 6, 1)).icpc_days, 10);
    EXPECT_EQ(history.on(Date(2026, 6, 1)).icpc_days, 10);
    EXPECT_EQ(history.on(Date(2026, 6, 1)).record_target_days, 25);
}

TEST(Settings, of_one_date_follow_the_row_added_last)
{
    auto history = default_settings();
    ASSERT_FALSE(history.add(row("ICPC_DAYS", "10")));
    ASSERT_FALSE(history.add(row("ICPC_DAYS", "11")));
    EXPECT_EQ(history.on(Date(2025, 1, 1)).icpc_days, 11);
}

TEST(Settings, read_dates_lists_and_unset_values)
{
    auto history = default_settings();
    ASSERT_FALSE(history.add(row("LOCAL_CLOSURE_DAYS", R"(["2027-12-29", "2027-12-30"])")));
    ASSERT_FALSE(history.add(row("COMPLAINT_ABOUT_CHAIR_ROUTE", "null")));
    auto const& settings = history.on(Date(2025, 1, 1));
    EXPECT_EQ(settings.local_closure_days, (std::vector<Date>{{2027, 12, 29}, {2027, 12, 30}}));
    EXPECT_FALSE(settings.complaint_about_chair_route);
}

TEST(Settings, that_make_no_sense_are_refused_with_key_and_reason)
{
    EXPECT_EQ(refusal_of(row("ICPC_DAY", "15")), "key: no such setting");
    EXPECT_EQ(refusal_of(row("icpc_days", "15")), "key: no such setting");
    EXPECT_EQ(refusal_of(row("ICPC_DAYS", "\"15\"")), "value: wrong type: expected whole_number");
    EXPECT_EQ(refusal_of(row("ICPC_DAYS", "15.5")), "value: wrong type: expected whole_number");
    EXPECT_EQ(refusal_of(row("ICPC_DAYS", "0")), "value: out of range: expected 1–1000");
    EXPECT_EQ(refusal_of(row("ICPC_DAYS", "1001")), "value: out of range: expected 1–1000");
    EXPECT_EQ(refusal_of(row("ICPC_DAYS", "fifteen")), "value: not json");
    EXPECT_EQ(refusal_of(row("SECTION47_DAYS", "-1")), "value: out of range: expected 0–1000");
    EXPECT_EQ(refusal_of(row("REPORT_CUTOFF", "1440")), "value: out of range: expected 0–1439");
    EXPECT_EQ(refusal_of(row("REPORT_REMINDER_DAYS", "[5, 0]")), "value: out of range: expected 1–1000");
    EXPECT_EQ(refusal_of(row("ICPC_ANCHOR", "\"first\"")), "value: not one of: expected last, initiating");
    EXPECT_EQ(refusal_of(row("LOCAL_CLOSURE_DAYS", "[\"2027-02-30\"]")), "value[0]: not a date: expected YYYY-MM-DD");
    EXPECT_EQ(refusal_of(row("SOLE_SCHOOL_RULE", "\"on\"")), "value: wrong type: expected true_or_false");
    EXPECT_EQ(refusal_of(row("QUORUM_DISCRETION_MIN", "1")), "value: out of range: expected 2–1000");
    EXPECT_EQ(refusal_of(row("QUORUM_DISCRETION_MIN", "4")), "value: above: expected QUORUM_MIN");
    EXPECT_EQ(refusal_of(row("CATEGORY_WARN_FROM", "4")), "value: above: expected CATEGORY_STRONG_WARN_FROM");
}

TEST(Settings, name_only_posts_that_there_are)
{
    EXPECT_EQ(refusal_of(row("ROLE_MAP", R"({"duty_team":"duty","senior_manager":"senior"})")), "accepted");
    EXPECT_EQ(refusal_of(row("ROLE_MAP", R"({"duty_teem":"duty"})")).substr(0, 52),
              "value: not one of: expected lead_safeguarding_manage");
}

TEST(Settings, without_a_clause_and_a_source_are_refused)
{
    auto unsourced = row("ICPC_DAYS", "10");
    unsourced.source.clear();
    EXPECT_EQ(refusal_of(unsourced), "source: missing field");
    auto unfounded = row("ICPC_DAYS", "10");
    unfounded.clause = "CONV-99";
    EXPECT_EQ(refusal_of(unfounded), "clause: unknown clause: expected CONV-02, B-08, R-21");
    auto marked = row("ICPC_DAYS", "10");
    marked.mark = "guess";
    EXPECT_EQ(refusal_of(marked), "mark: not one of: expected K, D, board");
}

TEST(Settings, refused_change_nothing)
{
    auto history = default_settings();
    ASSERT_TRUE(history.add(row("QUORUM_DISCRETION_MIN", "4")));
    EXPECT_EQ(history.on(Date(2025, 1, 1)).quorum_discretion_min, 2);
    EXPECT_EQ(history.version(), default_settings().version());
}

TEST(Settings, files_are_refused_where_they_are_wrong)
{
    std::string const good = "[[setting]]\nkey = \"ICPC_DAYS\"\nclause = \"CONV-02\"\nvalue = 15\n"
                             "valid_from = 2025-01-01\nsource = \"board\"\n";
    auto const with = [&](std::string const& old, std::string const& fresh) {
        auto text = good;
        return text.replace(text.find(old), old.size(), fresh);
    };
    struct Wrong {
        std::string toml;
        int line;
        std::string field;
    };
    for (auto const& wrong : std::initializer_list<Wrong>{
             {with("ICPC_DAYS", "ICPC_DAY"), 2, "key"},
             {with("CONV-02", "CONV-0"), 3, "clause"},
             {with("15", "\"fifteen\""), 4, "value"},
             {with("15", "2000"), 4, "value"},
             {with("value = 15\n", ""), 1, "value"},
             {with("2025-01-01", "2025-02-29"), 5, ""},
             {with("2025-01-01", "\"spring\""), 5, "valid_from"},
             {with("\"board\"", "\"\""), 6, "source"},
             {good + "unset = true\n", 4, "value"},
             {good + "mark = \"X\"\n", 7, "mark"},
             {good + "number = 15\n", 7, "number"},
         }) {
        SettingsHistory history;
        auto const fault = read_settings("board.toml", wrong.toml, history);
        ASSERT_TRUE(fault) << wrong.toml;
        EXPECT_EQ(fault->line, wrong.line) << sentence(*fault);
        EXPECT_EQ(fault->field, wrong.field) << sentence(*fault);
    }
    SettingsHistory history;
    EXPECT_FALSE(read_settings("board.toml", good, history));
    EXPECT_EQ(history.missing().size(), setting_keys().size() - 1);
}

RC_GTEST_PROP(Settings, of_a_day_are_those_of_the_last_row_by_then, ())
{
    auto history = default_settings();
    std::map<Date, int> expected{{Date{2000, 1, 1}, 15}};
    for (int n : *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 1000))) {
        auto const from = Date{2020, 1, 1}.plus_days(*rc::gen::inRange(0, 40));
        RC_ASSERT(!history.add(row("ICPC_DAYS", std::to_string(n), from)));
        expected[from] = n;
    }
    auto const day = Date{2020, 1, 1}.plus_days(*rc::gen::inRange(-10, 50));
    RC_ASSERT(history.on(day).icpc_days == std::prev(expected.upper_bound(day))->second);
}

}

}
