#include "base/london.h"
#include "db/test_disk.h"
#include "main/test_desk.h"
#include "store/verify.h"

#include <gmock/gmock.h>

#include <fstream>
#include <thread>

namespace noddfa::ledger::looks_test {

namespace {

using access::Action;
using access::Role;
using application::Room;
using application::StreamId;
using testing::ElementsAre;
using testing::IsEmpty;

StreamId const conference{Room::conference, "C1"};

Look look(char const* who, Role role = Role::practitioner, std::vector<ChildId> children = {ChildId{"A"}})
{
    return {PersonId{who}, role,         Action::read_report, conference, std::move(children),
            "family:F1",   "conference", "request-1",         "session-1"};
}

Look look_at_plan(char const* who, char const* child, Role role = Role::core_group)
{
    return {PersonId{who},     role,
            Action::read_plan, {Room::plan, child},
            {ChildId{child}},  std::string{"child:"} + child,
            "core_group",      "request-2",
            "session-1"};
}

std::vector<std::string> seen_by(Ledger& ledger, char const* child, std::int64_t before = 0, int most = 100)
{
    return ledger.read([&](Snapshot const& snapshot) {
        std::vector<std::string> all;
        for (auto const& one : snapshot.looks_at(ChildId{child}, before, most))
            all.push_back(one.who.value + " " + one.action);
        return all;
    });
}

std::vector<std::string> seen_of(Ledger& ledger, char const* who)
{
    return ledger.read([&](Snapshot const& snapshot) {
        std::vector<std::string> all;
        for (auto const& one : snapshot.looks_of(PersonId{who}, 0, 100))
            all.push_back(std::string{name_of(one.what.room)} + " " + one.what.key);
        return all;
    });
}

std::size_t access_leaves(Ledger& ledger)
{
    return ledger.log().read([](store::Reader& reader) {
        std::size_t leaves = 0;
        reader.scan(0, reader.head().size, [&](auto const& found) {
            auto const* record = std::get_if<store::Record>(&found);
            leaves += record && record->leaf.kind == audit::LeafClass::access;
        });
        return leaves;
    });
}

bool verifies(Desk& desk)
{
    auto const options = desk.site().options();
    store::VerifyOptions checks;
    checks.origin = options.origin;
    checks.key = store::verifier_key_of(options.site_key, options.origin);
    return store::verify_folder(options.folder, checks, options.site_key).green();
}

}

TEST(Looks, are_leaves_of_the_log_when_they_have_been_recorded)
{
    Desk desk;
    auto& ledger = desk.open();
    ledger.look({});
    EXPECT_EQ(access_leaves(ledger), 0U);
    ledger.look({look("hv"), look("gp")});
    EXPECT_EQ(access_leaves(ledger), 2U);
    auto const kept = ledger.read([](Snapshot const& snapshot) { return snapshot.looks_of(PersonId{"hv"}, 0, 1); });
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].who, PersonId{"hv"});
    EXPECT_EQ(kept[0].role, "practitioner");
    EXPECT_EQ(kept[0].action, "read_report");
    EXPECT_EQ(kept[0].what, conference);
    EXPECT_THAT(kept[0].children, ElementsAre(ChildId{"A"}));
    EXPECT_EQ(kept[0].why, "conference");
    EXPECT_EQ(kept[0].request, "request-1");
    desk.close();
    EXPECT_TRUE(verifies(desk));
    EXPECT_EQ(access_leaves(desk.open()), 2U);
}

TEST(Looks, are_found_by_child_and_by_person_the_latest_first)
{
    Desk desk;
    auto& ledger = desk.open();
    ledger.look({look("hv", Role::practitioner, {ChildId{"A"}, ChildId{"B"}, ChildId{"A"}})});
    ledger.look({look_at_plan("gp", "A")});
    ledger.look({look_at_plan("hv", "B")});
    EXPECT_THAT(seen_by(ledger, "A"), ElementsAre("gp read_plan", "hv read_report"));
    EXPECT_THAT(seen_by(ledger, "B"), ElementsAre("hv read_plan", "hv read_report"));
    EXPECT_THAT(seen_by(ledger, "C"), IsEmpty());
    EXPECT_THAT(seen_of(ledger, "hv"), ElementsAre("plan B", "conference C1"));
    EXPECT_THAT(seen_of(ledger, "nobody"), IsEmpty());
}

TEST(Looks, come_a_page_at_a_time)
{
    Desk desk;
    auto& ledger = desk.open();
    for (auto const* who : {"a", "b", "c", "d", "e"})
        ledger.look({look_at_plan(who, "A")});
    EXPECT_THAT(seen_by(ledger, "A", 0, 2), ElementsAre("e read_plan", "d read_plan"));
    auto const last =
        ledger.read([](Snapshot const& snapshot) { return snapshot.looks_at(ChildId{"A"}, 0, 2).back().number; });
    EXPECT_THAT(seen_by(ledger, "A", last, 2), ElementsAre("c read_plan", "b read_plan"));
}

TEST(Looks, at_nobody_in_particular_are_kept_too)
{
    Desk desk;
    auto& ledger = desk.open();
    ledger.look({look("aud", Role::auditor, {})});
    EXPECT_THAT(seen_of(ledger, "aud"), ElementsAre("conference C1"));
    auto const all =
        ledger.read([](Snapshot const& snapshot) { return snapshot.outliers(Date{2000, 1, 1}, Date{2100, 1, 1}); });
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].looker.looks, 1);
    EXPECT_EQ(all[0].looker.children, 0);
}

/// T01: a browser planted among the others is found.
TEST(Looks, of_a_browser_stand_out_in_the_weeks_list)
{
    Desk desk;
    auto& ledger = desk.open();
    for (auto const* who : {"a", "b", "c", "nosy"}) {
        ledger.look({look_at_plan(who, "A"), look_at_plan(who, "B")});
        ledger.look({look_at_plan(who, "A")});
    }
    for (auto const* child : {"C", "D", "E", "F", "G"})
        ledger.look({look_at_plan("nosy", child)});
    ledger.look({look_at_plan("breaker", "A", Role::claimant)});
    auto const today = application::london_time(desk.site().clock).day;
    auto const all =
        ledger.read([&](Snapshot const& snapshot) { return snapshot.outliers(today, today.plus_days(7)); });
    ASSERT_EQ(all.size(), 5U);
    EXPECT_EQ(all[0].looker.who, PersonId{"breaker"});
    EXPECT_EQ(all[0].looker.without_work, 1);
    EXPECT_EQ(all[1].looker.who, PersonId{"nosy"});
    EXPECT_TRUE(all[1].stands_out);
    EXPECT_EQ(all[1].looker.looks, 8);
    EXPECT_EQ(all[1].looker.children, 7);
    EXPECT_EQ(all[1].median, 2);
    EXPECT_FALSE(all[2].stands_out);
    EXPECT_THAT(ledger.read([&](Snapshot const& snapshot) {
        return snapshot.outliers(today.plus_days(1), today.plus_days(7));
    }),
                IsEmpty());
}

TEST(Looks, that_were_erased_are_gone_from_every_list_and_leave_their_leaves)
{
    Desk desk;
    auto& ledger = desk.open();
    ledger.look({look("hv", Role::practitioner, {ChildId{"A"}, ChildId{"B"}})});
    ledger.look({look_at_plan("hv", "A")});
    ledger.erase("family:F1", PersonId{"lsm"});
    EXPECT_THAT(seen_by(ledger, "A"), ElementsAre("hv read_plan"));
    EXPECT_THAT(seen_by(ledger, "B"), IsEmpty());
    EXPECT_THAT(seen_of(ledger, "hv"), ElementsAre("plan A"));
    EXPECT_EQ(access_leaves(ledger), 2U);
    EXPECT_THROW(ledger.look({look("hv")}), store::Fault) << "there is nothing left to look at";
    EXPECT_TRUE(ledger.rebuild(false).same());
    ledger.erase("child:A", PersonId{"lsm"});
    EXPECT_THAT(seen_of(ledger, "hv"), IsEmpty());
    desk.close();
    EXPECT_TRUE(verifies(desk));
}

TEST(Looks, are_made_anew_from_the_log)
{
    Desk desk;
    auto& ledger = desk.open();
    ledger.look({look("hv", Role::practitioner, {ChildId{"A"}, ChildId{"B"}}), look_at_plan("gp", "A")});
    EXPECT_EQ(ledger.rebuild(false).rows, 3U);
    EXPECT_TRUE(ledger.rebuild(false).same());
    ledger.log()
        .submit([](store::Writer& writer) {
            writer.sql().execute("DELETE FROM looks WHERE number = (SELECT MAX(number) FROM looks)");
            writer.sql().execute("UPDATE looks SET day = day + 1 WHERE work = 1 AND number = "
                                 "(SELECT MIN(number) FROM looks)");
        })
        .get();
    auto const found = ledger.rebuild(true);
    EXPECT_EQ(found.missing, 3U);
    EXPECT_EQ(found.extra, 2U);
    EXPECT_TRUE(ledger.rebuild(false).same());
    EXPECT_THAT(seen_by(ledger, "A"), ElementsAre("gp read_plan", "hv read_report"));
}

TEST(Looks, stand_nowhere_in_words)
{
    Desk desk;
    desk.open().look({look("heulwen-haf", Role::practitioner, {ChildId{"alaw-dychmygol"}})});
    desk.close();
    std::string bytes;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(desk.site().options().folder))
        if (entry.is_regular_file()) {
            std::ifstream file{entry.path(), std::ios::binary};
            bytes.append(std::istreambuf_iterator<char>{file}, {});
        }
    ASSERT_GT(bytes.size(), 10'000U);
    for (auto const* canary : {"heulwen-haf", "alaw-dychmygol", "family:F1", "request-1"})
        EXPECT_EQ(bytes.find(canary), std::string::npos) << canary;
}

/// I19 for reads: what cannot be recorded is not shown, because recording it throws.
TEST(Looks, on_a_full_disk_are_refused_and_go_on_when_there_is_space)
{
    db::TestDisk disk;
    Desk desk;
    desk.vfs = disk.name();
    auto& ledger = desk.open();
    std::size_t shown = 0;
    std::size_t refused = 0;
    for (int number = 1; number < 30; ++number) {
        int count = 0;
        disk.before = [&](db::DiskCall call, std::string const&) {
            return call == db::DiskCall::write && ++count >= number ? SQLITE_FULL : SQLITE_OK;
        };
        try {
            ledger.look({look("hv")});
            ++shown;
        } catch (store::Fault const& fault) {
            EXPECT_EQ(fault.code(), store::FaultCode::disk_full);
            ++refused;
        }
        disk.before = nullptr;
        EXPECT_EQ(access_leaves(ledger), shown);
    }
    EXPECT_GT(refused, 5U);
    ledger.look({look("hv")});
    EXPECT_EQ(access_leaves(ledger), shown + 1);
    EXPECT_TRUE(ledger.rebuild(false).same());
}

TEST(Looks, of_many_at_once_are_each_recorded)
{
    Desk desk;
    auto& ledger = desk.open();
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 8; ++reader)
        readers.emplace_back([&ledger, who = "r" + std::to_string(reader)] {
            for (int count = 0; count < 10; ++count)
                ledger.look({look(who.c_str())});
        });
    for (auto& one : readers)
        one.join();
    EXPECT_EQ(access_leaves(ledger), 80U);
    EXPECT_EQ(seen_by(ledger, "A").size(), 80U);
    EXPECT_TRUE(ledger.rebuild(false).same());
}

TEST(Looks, change_what_was_read_of_them_and_nothing_else)
{
    Desk desk;
    auto& ledger = desk.open();
    auto const at = ledger.changed().now();
    auto const looks = ledger.read([](Snapshot const& snapshot) {
        (void)snapshot.looks_at(ChildId{"A"}, 0, 1);
        return snapshot.looked();
    });
    auto const other = ledger.read([](Snapshot const& snapshot) {
        (void)snapshot.site().conference(ConferenceId{"C1"});
        return snapshot.looked();
    });
    ledger.look({look("hv")});
    EXPECT_TRUE(ledger.changed().since(at, looks));
    EXPECT_FALSE(ledger.changed().since(at, other));
}

}
