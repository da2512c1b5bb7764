#include "ledger/ledger.h"

#include "application/owners.h"
#include "application/shapes.h"
#include "base/london.h"
#include "main/test_board.h"
#include "main/test_desk.h"
#include "protocol/holidays.h"
#include "store/verify.h"

#include <fstream>
#include <limits>

namespace noddfa::ledger::ledger_test {

namespace {

using application::Room;
using application::RowKind;
using application::StreamId;

constexpr char const* registered = R"({"include":"closed"})";

std::vector<application::EventRecord> records(Ledger& ledger, StreamId const& stream)
{
    return ledger.read([&](Snapshot const& snapshot) { return snapshot.records(stream); });
}

std::string bytes_of(std::filesystem::path const& folder)
{
    std::string all;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) {
            std::ifstream file{entry.path(), std::ios::binary};
            all.append(std::istreambuf_iterator<char>{file}, {});
        }
    return all;
}

}

TEST(Ledgers, keep_a_whole_conference_over_a_restart)
{
    Desk desk;
    desk.open();
    EXPECT_GT(desk.play(registered), 80);
    auto const before = records(desk.open(), {Room::conference, "C1"});
    ASSERT_GT(before.size(), 60U);
    auto const after = records(desk.open(), {Room::conference, "C1"});
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t at = 0; at < before.size(); ++at)
        EXPECT_EQ(application::stored_form(before[at]), application::stored_form(after[at]));
}

TEST(Ledgers, leave_the_same_states_as_the_log_in_memory)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(registered);
    replay::Player player;
    ASSERT_FALSE(player.play("test", registered, [](boost::json::object const&) {}));
    for (auto const room : {Room::conference, Room::register_, Room::plan})
        for (auto const& stream : player.site().streams(room)) {
            auto const kept = records(ledger, stream);
            auto told = player.site().log().read(stream);
            ASSERT_EQ(kept.size(), told.size()) << stream.key;
            for (std::size_t at = 0; at < kept.size(); ++at) {
                // The log on disk numbers the board's settings too.
                told[at].caused_by = kept[at].caused_by;
                EXPECT_EQ(application::stored_form(kept[at]), application::stored_form(told[at]));
            }
        }
}

TEST(Ledgers, give_the_first_outcome_of_a_repeated_command_also_after_a_restart)
{
    Desk desk;
    desk.open();
    auto const accepted = desk.play(registered);
    auto& ledger = desk.open();
    auto const size = ledger.read([](Snapshot const& snapshot) { return snapshot.size(); });
    EXPECT_EQ(desk.play(registered), accepted);
    EXPECT_EQ(ledger.read([](Snapshot const& snapshot) { return snapshot.size(); }), size);
}

TEST(Ledgers, read_an_alert_again_that_nobody_is_there_to_take)
{
    Desk desk;
    desk.open();
    // Without the board's role map nobody is the chair.
    ASSERT_EQ(desk.play(R"({"do":"NotifySharingRisk","report":"r1","reason":"It may not be safe."})"), 1);
    auto& again = desk.open();
    again.read([](Snapshot const& snapshot) {
        auto const& alerts = snapshot.site().conference(ConferenceId{"C1"}).convening.open_alerts;
        ASSERT_FALSE(alerts.empty());
        EXPECT_TRUE(alerts.back().to.empty());
    });
}

TEST(Ledgers, keep_the_boards_settings)
{
    Desk desk;
    desk.open();
    desk.play(R"({"set":"QUORUM_MIN","value":4,"from":"2026-01-01"})");
    EXPECT_EQ(desk.open().settings().on(Date{2026, 2, 1}).quorum_min, 4);
}

TEST(Ledgers, list_conferences_the_register_and_what_is_due)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(registered);
    auto const listed = [&](RowKind kind) {
        return ledger.read([&](Snapshot const& snapshot) {
            return snapshot.rows(kind, 0, std::numeric_limits<std::int64_t>::max(), 100);
        });
    };
    auto const conferences = listed(RowKind::conference);
    ASSERT_EQ(conferences.size(), 1U);
    EXPECT_EQ(application::data_of<application::ConferenceRow>(conferences[0]).value().stage,
              application::ConferenceStage::closed);
    auto const children = listed(RowKind::register_);
    ASSERT_EQ(children.size(), 1U);
    EXPECT_EQ(application::data_of<application::RegisterRow>(children[0]).value().name, "Alaw Dychmygol");
    EXPECT_FALSE(listed(RowKind::diary).empty());
    EXPECT_EQ(ledger.read([](Snapshot const& snapshot) { return snapshot.conferences_about(ChildId{"A"}); }),
              std::vector{ConferenceId{"C1"}});
}

TEST(Ledgers, tell_whether_what_was_looked_at_has_changed_since)
{
    struct Look {
        Parts parts;
        Changes::Moment at;
    };
    Desk desk;
    auto& ledger = desk.open();
    auto const look = [&](auto at_what) {
        auto const at = ledger.changed().now();
        return Look{ledger.read([&](Snapshot const& snapshot) {
                        at_what(snapshot);
                        return snapshot.looked();
                    }),
                    at};
    };
    auto const changed = [&](Look const& at) { return ledger.changed().since(at.at, at.parts); };
    auto const at_conference = [](Snapshot const& snapshot) { (void)snapshot.site().conference(ConferenceId{"C1"}); };
    auto const at_child = [](Snapshot const& snapshot) { (void)snapshot.conferences_about(ChildId{"A"}); };
    auto const at_register = [](Snapshot const& snapshot) { (void)snapshot.rows(RowKind::register_, 0, 1, 10); };
    auto const at_diary = [](Snapshot const& snapshot) {
        (void)snapshot.due({Date{2026, 1, 1}, Date{2027, 1, 1}, {}, {}}, Date{2026, 3, 1});
    };
    auto const nobody = look(at_child);
    auto const nothing = look(at_conference);
    desk.play(R"({"include":"family"})");
    EXPECT_TRUE(changed(nobody));
    EXPECT_TRUE(changed(nothing));
    auto const begun = look(at_conference);
    auto const registered_before = look(at_register);
    auto const due = look(at_diary);
    EXPECT_FALSE(changed(begun));
    desk.play(registered);
    EXPECT_TRUE(changed(begun));
    EXPECT_TRUE(changed(registered_before));
    EXPECT_TRUE(changed(due));
    // Commands said again change nothing.
    std::vector<Look> after;
    after.push_back(look(at_conference));
    after.push_back(look(at_register));
    after.push_back(look(at_diary));
    desk.play(registered);
    for (auto const& one : after)
        EXPECT_FALSE(changed(one));
    ASSERT_FALSE(ledger.set({"QUORUM_MIN", "QUOR-01", "4", Date{2026, 1, 1}, "the board", "board"},
                            CommandId{"set-quorum"}, PersonId{"board"}));
    for (auto const& one : after)
        EXPECT_TRUE(changed(one));
}

TEST(Ledgers, rebuild_the_tables_as_they_stand)
{
    Desk desk;
    auto& ledger = desk.open();
    for (auto const* beginning : {R"({"include":"family"})", R"({"include":"siblings"})"}) {
        desk.play(beginning);
        auto const comparison = ledger.rebuild(false);
        EXPECT_TRUE(comparison.same()) << comparison.missing << " missing, " << comparison.extra << " too many";
        EXPECT_GT(comparison.rows, 0U);
    }
    EXPECT_TRUE(ledger.rebuild(true).same());
    EXPECT_TRUE(ledger.rebuild(false).same());
}

TEST(Ledgers, have_after_every_command_the_rows_that_the_log_gives)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(R"({"include":"closed"})",
              [&](application::StreamId const& stream, application::AnyCommand const& command, Act const& act) {
                  auto const accepted = ledger.perform(stream, command, act).accepted();
                  auto const comparison = ledger.rebuild(false);
                  EXPECT_TRUE(comparison.same()) << application::name_of(command) << ": " << comparison.missing
                                                 << " missing, " << comparison.extra << " too many";
                  return accepted;
              });
}

// CPR-17: nobody is named custodian, and of which register is known only later.
TEST(Ledgers, have_what_is_told_to_nobody_with_whoever_keeps_the_childs_register)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(people_of_the_board());
    auto const now = *read_london_time("2026-04-01T10:00").moment;
    ChildId const child{"B"};
    grants::ClaimAccess claim;
    claim.child = child;
    claim.agency = AgencyId{"health-board"};
    claim.reason.text = "He was brought to the ward with a broken arm.";
    ASSERT_TRUE(ledger
                    .perform({application::Room::access, grants::key_of(child)}, grants::Command{claim},
                             {CommandId{"claim"}, PersonId{"hv"}, {}, now, now, {}})
                    .accepted());
    cpr::LoadOpeningEntry entry;
    entry.child = child;
    entry.authority = AuthorityId{"W06000016"};
    entry.source = "old-register";
    entry.checked_by = PersonId{"second"};
    entry.registered_on = now.day.plus_days(-30);
    entry.categories = {Category::neglect};
    ASSERT_TRUE(ledger
                    .perform({application::Room::register_, child.value}, cpr::Command{entry},
                             {CommandId{"entry"}, PersonId{"custodian"}, {}, now, now, {}})
                    .accepted());
    auto const custodians = application::post_key(Post::custodian, entry.authority);
    auto const told = ledger.read(
        [&](ledger::Snapshot const& at) { return at.rows_of(application::RowKind::diary, custodians, 0, 1, 10); });
    EXPECT_FALSE(told.empty());
    EXPECT_TRUE(ledger.rebuild(false).same());
}

TEST(Ledgers, hold_nothing_readable_of_anybody)
{
    Desk desk;
    desk.open();
    desk.play(registered);
    desk.close();
    auto const bytes = bytes_of(desk.site().options().folder);
    ASSERT_GT(bytes.size(), 10'000U);
    for (auto const* canary : {"Alaw Dychmygol", "Mair Dychmygol", "unexplained injuries", "family:F1"})
        EXPECT_EQ(bytes.find(canary), std::string::npos) << canary;
}

TEST(Ledgers, are_green_to_a_verifier)
{
    Desk desk;
    desk.open();
    desk.play(registered);
    desk.close();
    auto const options = desk.site().options();
    store::VerifyOptions checks;
    checks.origin = options.origin;
    checks.key = store::verifier_key_of(options.site_key, options.origin);
    EXPECT_TRUE(store::verify_folder(options.folder, checks, options.site_key).green());
}

}
