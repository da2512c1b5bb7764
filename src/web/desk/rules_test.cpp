#include "protocol/data.h"
#include "web/desk/test_desk_visits.h"

namespace noddfa::web::rules_test {

using testing::HasSubstr;
using testing::Not;

namespace {

using Typed = std::vector<std::pair<std::string, std::string>>;

Typed const ten_days{{"value", "10"},
                     {"valid_from-day", "1"},
                     {"valid_from-month", "2"},
                     {"valid_from-year", "2030"},
                     {"reason", "Board, item 4"}};

class RulesOfTheBoard : public DeskVisits {
protected:
    int icpc_days(int year) { return ledger_.settings().on(Date{year, 3, 1}).icpc_days; }
    std::string waiting()
    {
        auto const rules = ledger_.proposed();
        return rules.empty() ? std::string{} : "/administration/rules/" + rules.front().id;
    }
};

}

TEST_F(RulesOfTheBoard, are_shown_to_administrators_with_their_clauses_and_to_nobody_else)
{
    as("director");
    for (auto const* page :
         {"/administration/settings", "/administration/settings/ICPC_DAYS", "/administration/settings/ICPC_DAYS/change",
          "/administration/holidays", "/administration/new-holidays", "/administration/import"}) {
        get(page);
        EXPECT_EQ(status(), 404) << page;
    }
    as("admin");
    get("/administration/settings");
    for (auto const* words : {"ICPC_DAYS", "15 working days", "/en/clauses/CONV-02"})
        EXPECT_THAT(body(), HasSubstr(words));
    get("/administration/settings/NO_SUCH_DAYS");
    EXPECT_EQ(status(), 404);
}

TEST_F(RulesOfTheBoard, are_seen_then_proposed_by_one_and_agreed_to_by_another)
{
    as("admin");
    std::string const place = "/administration/settings/ICPC_DAYS/change";
    fill(place, ten_days);
    ASSERT_EQ(status(), 200);
    EXPECT_THAT(body(), HasSubstr("What would change"));
    EXPECT_THAT(body(), HasSubstr("10 working days"));
    EXPECT_TRUE(ledger_.proposed().empty()) << "a look changes nothing";
    send_form(place, {});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_EQ(icpc_days(2030), 15) << "one alone changes nothing";
    ASSERT_EQ(ledger_.proposed().size(), 1U);
    get("/administration/settings");
    EXPECT_THAT(body(), HasSubstr("withdraw"));
    fill(waiting() + "/agree", {});
    EXPECT_EQ(status(), 422) << "not by who proposed it";
    EXPECT_EQ(icpc_days(2030), 15);
    as("admin-2");
    get(waiting() + "/withdraw");
    EXPECT_EQ(status(), 404) << "not theirs to withdraw";
    get(waiting() + "/agree");
    for (auto const* words : {"Board, item 4", "Invented admin", "1 February 2030"})
        EXPECT_THAT(body(), HasSubstr(words));
    fill(waiting() + "/agree", {});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_EQ(icpc_days(2030), 10);
    EXPECT_EQ(icpc_days(2029), 15);
    EXPECT_TRUE(ledger_.proposed().empty());
    get("/administration/settings/ICPC_DAYS");
    EXPECT_THAT(body(), HasSubstr("Board, item 4"));
}

TEST_F(RulesOfTheBoard, lapse_where_nobody_agrees_in_time)
{
    as("admin");
    std::string const place = "/administration/settings/ICPC_DAYS/change";
    fill(place, ten_days);
    send_form(place, {});
    auto const rule = waiting();
    pass(25 * 60 * signin::minute);
    as("admin-2");
    get("/administration/settings");
    EXPECT_THAT(body(), Not(HasSubstr("/agree")));
    fill(rule + "/agree", {});
    EXPECT_EQ(status(), 422);
    EXPECT_EQ(icpc_days(2030), 15);
}

/// No gap between the question and the act: who lost their post while the page was open changes nothing.
TEST_F(RulesOfTheBoard, are_changed_and_agreed_to_only_by_who_may_when_it_is_written)
{
    application::Asker asker;
    asker.who = PersonId{"admin"};
    asker.assurance = 3;
    asker.proved = now();
    ledger::ProposedRule rule;
    rule.setting = SettingRow{"ICPC_DAYS", "CONV-02", "10", Date{2030, 2, 1}, "Board, item 4", "board"};
    auto const leaves = [&] { return ledger_.read([](ledger::Snapshot const& at) { return at.size(); }); };
    auto const loses = [&](std::string const& person) {
        directory::ProposedPost ending{};
        ending.person = PersonId{person};
        ending.post = Post::board_admin;
        ending.change = directory::Change::end;
        ending.on = now().day;
        application::StreamId const stream{application::Room::directory, "person:" + person};
        tell(stream, directory::ProposePost{ending});
        tell(stream, directory::AgreePost{ending}, "second");
    };
    ASSERT_TRUE(ledger_.change_rule_as(asker, rule, CommandId{"one"}, now()).done());
    ASSERT_EQ(ledger_.proposed().size(), 1U);
    asker.who = PersonId{"admin-2"};
    EXPECT_EQ(ledger_.withdraw_rule_as(asker, "one", CommandId{"not-theirs"}, now()).why, access::Reason::no_relation);
    loses("admin-2");
    auto const before = leaves();
    EXPECT_FALSE(ledger_.agree_rule_as(asker, "one", CommandId{"two"}, now()).done());
    EXPECT_FALSE(ledger_.change_rule_as(asker, rule, CommandId{"three"}, now()).done());
    EXPECT_EQ(leaves(), before + 2) << "each refusal leaves a trace";
    EXPECT_EQ(icpc_days(2030), 15);
    EXPECT_EQ(ledger_.proposed().size(), 1U);
    asker.who = PersonId{"admin"};
    EXPECT_TRUE(ledger_.withdraw_rule_as(asker, "one", CommandId{"four"}, now()).done());
    EXPECT_EQ(ledger_.agree_rule_as(asker, "one", CommandId{"five"}, now()).why, access::Reason::proposal_expired);
}

TEST_F(RulesOfTheBoard, that_cannot_be_are_refused_at_their_field)
{
    as("admin");
    auto wrong = ten_days;
    wrong.front().second = "-1";
    fill("/administration/settings/ICPC_DAYS/change", wrong);
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), HasSubstr("value-error"));
    wrong.front().second = "5";
    fill("/administration/settings/QUORUM_DISCRETION_MIN/change", wrong);
    EXPECT_EQ(status(), 422) << "above QUORUM_MIN";
    EXPECT_THAT(body(), HasSubstr("QUORUM_MIN"));
    EXPECT_THAT(body(), HasSubstr("Board, item 4"));
}

TEST_F(RulesOfTheBoard, of_a_list_are_typed_one_to_a_line)
{
    as("admin");
    auto typed = ten_days;
    typed.front().second = "2030-12-24\n2030-12-31\n";
    std::string const place = "/administration/settings/LOCAL_CLOSURE_DAYS/change";
    fill(place, typed);
    ASSERT_EQ(status(), 200) << body();
    send_form(place, {});
    ASSERT_EQ(status(), 303) << body();
    as("admin-2");
    fill(waiting() + "/agree", {});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_EQ(ledger_.settings().on(Date{2030, 3, 1}).local_closure_days,
              (std::vector<Date>{{2030, 12, 24}, {2030, 12, 31}}));
}

TEST_F(RulesOfTheBoard, holidays_give_way_to_newer_ones_that_two_agreed_to)
{
    std::string file{protocol_data("holidays-england-wales.toml")};
    auto const version = ledger_.holidays().version;
    file.replace(file.find(version), version.size(), "EW-INVENTED.1");
    as("admin");
    std::string const place = "/administration/new-holidays";
    fill(place, {{"file", "version = 1"}});
    EXPECT_EQ(status(), 422);
    fill(place, {{"file", file}});
    ASSERT_EQ(status(), 200) << body();
    EXPECT_THAT(body(), HasSubstr("EW-INVENTED.1"));
    send_form(place, {});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_EQ(ledger_.holidays().version, version);
    as("admin-2");
    fill(waiting() + "/agree", {});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_EQ(ledger_.holidays().version, "EW-INVENTED.1");
    get("/administration/holidays", "cy");
    EXPECT_THAT(body(), HasSubstr("EW-INVENTED.1"));
}

TEST_F(RulesOfTheBoard, a_table_of_people_is_seen_before_it_is_carried_out)
{
    std::string const place = "/administration/import";
    std::string const table = "person,name,email,agency\r\nnew-1,Mair Ddychmygol,mair@example.test,health\r\n"
                              "new-2,,,\r\n";
    as("admin");
    upload(place, "file", table);
    ASSERT_EQ(status(), 200) << body();
    for (auto const* words : {"new-1", "new: 1", "refused: 1"})
        EXPECT_THAT(body(), HasSubstr(words));
    auto const there = [&] {
        return ledger_.read([](ledger::Snapshot const& at) {
            return at.site().practitioner(PersonId{"new-1"}).practitioner.has_value();
        });
    };
    EXPECT_FALSE(there());
    send_form(place, {});
    ASSERT_EQ(status(), 303) << body();
    EXPECT_TRUE(there());
    get("/administration/people.csv");
    EXPECT_THAT(body(), HasSubstr("Mair Ddychmygol"));
    as("clerk");
    get("/administration/people.csv");
    EXPECT_EQ(status(), 403);
}

TEST_F(RulesOfTheBoard, a_table_that_is_stale_or_wrong_changes_nothing)
{
    std::string const place = "/administration/import";
    as("admin");
    fill(place, {{"table", "person,name\r\nnew-1,Mair Ddychmygol\r\n"}});
    ASSERT_EQ(status(), 200) << body();
    auto const shown = response_;
    person("meanwhile", "Somebody Else", "health");
    response_ = shown;
    send_form(place, {});
    EXPECT_EQ(status(), 200) << "to be looked at again";
    EXPECT_THAT(body(), HasSubstr("not as it was when you looked"));
    fill(place, {{"table", "person,colour\r\nnew-1,red\r\n"}});
    EXPECT_EQ(status(), 422);
    EXPECT_THAT(body(), HasSubstr("colour"));
    upload(place, "file", "person,name\r\nnew-1,\xff\r\n");
    EXPECT_EQ(status(), 422);
    fill(place, {});
    EXPECT_EQ(status(), 422);
}

}
