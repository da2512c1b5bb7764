#include "main/test_desk.h"

#include "db/test_disk.h"

#include <boost/describe/enum_to_string.hpp>

#include <boost/json/serialize.hpp>

#include <limits>

/// Deadlines, reminders and messages, kept in the transaction of what makes them.
namespace noddfa::ledger::diary_test {

namespace {

using application::MoveCause;
using application::Room;
using application::Row;
using application::RowKind;
using application::Standing;
using application::StreamId;

constexpr char const* requested = R"({"include":"family"})";
constexpr char const* registered = R"({"include":"closed"})";

StreamId conference() { return {Room::conference, "C1"}; }

std::vector<Due> due(Ledger& ledger, DueQuery const& query, Date today)
{
    return ledger.read([&](Snapshot const& snapshot) { return snapshot.due(query, today); });
}

DueQuery always() { return {Date{1970, 1, 1}, Date{2100, 1, 1}, {}, {}, 1000}; }

std::vector<Row> all_rows(Ledger& ledger, RowKind kind)
{
    return ledger.read([&](Snapshot const& snapshot) {
        return snapshot.rows(kind, 0, std::numeric_limits<std::int64_t>::max(), 10'000);
    });
}

/// The day by which the conference is to be held (CONV-02).
std::optional<Due> conference_due(Ledger& ledger, Date today = Date{2026, 3, 2})
{
    auto query = always();
    query.stream = conference();
    for (auto& one : due(ledger, query, today))
        if (one.row.what == "hold-conference")
            return std::move(one);
    return std::nullopt;
}

/// The shipped holidays, with one day more.
Holidays proclaimed(Date extra, std::string version = "EW-test.2")
{
    auto holidays = holidays_of_england_and_wales();
    holidays.version = std::move(version);
    auto const after = std::ranges::find_if(holidays.days, [&](Holiday const& day) { return day.date > extra; });
    holidays.days.insert(after, {extra, "An extra day", "Diwrnod ychwanegol", "extra"});
    return holidays;
}

std::vector<std::string> texts_of(std::vector<Row> const& rows)
{
    std::vector<std::string> texts;
    for (auto const& row : rows)
        texts.push_back(row.data);
    return texts;
}

std::vector<Queued> outbox(Ledger& ledger)
{
    return ledger.read([](Snapshot const& snapshot) { return snapshot.outbox(0, 1000); });
}

}

TEST(Diaries, hold_what_is_due_by_stream_and_by_person)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(registered);
    auto const found = conference_due(ledger);
    ASSERT_FALSE(found) << "it was held";
    auto const all = due(ledger, always(), Date{2026, 3, 9});
    ASSERT_GT(all.size(), 5U);
    EXPECT_TRUE(std::ranges::is_sorted(all, {}, [](Due const& one) { return one.row.due.value_or(Date{}); }));
    auto query = always();
    query.who = PersonId{"sw"};
    auto const owed = due(ledger, query, Date{2026, 3, 9});
    ASSERT_FALSE(owed.empty());
    std::size_t expected = 0;
    // PAR-13: names the parent; the social worker visits.
    auto const visits = [](Due const& one) { return one.row.what == "visit-parent"; };
    for (auto const& one : all)
        // What of a plan is nobody's in particular is its co-ordinator's.
        expected += visits(one) || (one.row.who ? one.row.who == query.who : one.stream.room == Room::plan);
    EXPECT_EQ(owed.size(), expected);
    EXPECT_EQ(std::ranges::count_if(owed, visits), 2);
    for (auto const& one : owed)
        EXPECT_TRUE(visits(one) || one.row.who.value_or(*query.who) == query.who) << one.row.what;
    query.most = 1;
    EXPECT_EQ(due(ledger, query, Date{2026, 3, 9}).size(), 1U);
}

TEST(Diaries, become_late_by_the_passing_of_days_alone)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(requested);
    auto const found = conference_due(ledger);
    ASSERT_TRUE(found && found->row.due && found->row.warn);
    auto const last = *found->row.due;
    EXPECT_LT(*found->row.warn, last);
    EXPECT_EQ(conference_due(ledger, found->row.warn->plus_days(-1))->standing, Standing::open);
    EXPECT_EQ(conference_due(ledger, *found->row.warn)->standing, Standing::at_risk);
    EXPECT_EQ(conference_due(ledger, last)->standing, Standing::at_risk);
    EXPECT_EQ(conference_due(ledger, last.plus_days(1))->standing, Standing::late);
}

TEST(Diaries, move_with_the_anchor_and_keep_the_old_date_in_view)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(requested);
    auto const before = *conference_due(ledger)->row.due;
    desk.play(
        std::string{requested} + "\n"
        + R"({"do":"RecordStrategyMeeting","held_on":"2026-02-26","children":["A"],"agencies":["CSS","POL"],"conference":"C1"})");
    auto const after = conference_due(ledger)->row;
    EXPECT_GT(*after.due, before);
    ASSERT_EQ(after.earlier.size(), 1U);
    EXPECT_EQ(after.earlier[0].due, before);
    EXPECT_EQ(after.earlier[0].because, MoveCause::act);
    EXPECT_TRUE(ledger.rebuild(false).same());
}

TEST(Diaries, move_with_newly_proclaimed_holidays)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(requested);
    auto const before = *conference_due(ledger)->row.due;
    auto const extra = before;
    ASSERT_TRUE(ledger.use(proclaimed(extra), CommandId{"h1"}, PersonId{"operator"}, Date{2026, 3, 3}));
    auto const moved = conference_due(ledger)->row;
    EXPECT_GT(*moved.due, before);
    ASSERT_EQ(moved.earlier.size(), 1U);
    EXPECT_EQ(moved.earlier[0].due, before);
    EXPECT_EQ(moved.earlier[0].until, (Date{2026, 3, 3}));
    EXPECT_EQ(moved.earlier[0].because, MoveCause::holidays);
    EXPECT_FALSE(ledger.use(proclaimed(extra), CommandId{"h2"}, PersonId{"operator"}, Date{2026, 3, 4}));
    EXPECT_TRUE(ledger.rebuild(false).same());
    // A restart goes by them although the program ships older ones, which it has used before.
    auto& again = desk.open();
    EXPECT_EQ(again.holidays().version, "EW-test.2");
    EXPECT_EQ(*conference_due(again)->row.due, *moved.due);
    EXPECT_TRUE(again.rebuild(false).same());
}

TEST(Diaries, take_up_the_holidays_of_a_newer_program_at_opening)
{
    Desk desk;
    desk.open();
    desk.play(requested);
    auto const before = *conference_due(desk.ledger())->row.due;
    std::size_t told = 0;
    auto& newer = desk.open(proclaimed(before), [&](std::size_t, std::size_t) { ++told; });
    EXPECT_GT(told, 0U);
    EXPECT_GT(*conference_due(newer)->row.due, before);
    EXPECT_EQ(conference_due(newer)->row.earlier.size(), 1U);
    EXPECT_TRUE(newer.rebuild(false).same());
}

TEST(Diaries, move_on_the_day_a_closure_is_declared_from)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(requested);
    auto const before = *conference_due(ledger)->row.due;
    SettingRow closure{"LOCAL_CLOSURE_DAYS", "B-01", "[\"" + before.iso() + "\"]", Date{2026, 3, 4}, "minute", "board"};
    ASSERT_FALSE(ledger.set(closure, CommandId{"s1"}, PersonId{"board"}));
    EXPECT_EQ(*conference_due(ledger)->row.due, before) << "not declared yet";
    EXPECT_TRUE(ledger.rebuild(false).same());
    ledger.turn(Date{2026, 3, 4});
    EXPECT_GT(*conference_due(ledger)->row.due, before);
    EXPECT_EQ(conference_due(ledger)->row.earlier.at(0).because, MoveCause::holidays);
    EXPECT_TRUE(ledger.rebuild(false).same());
    ledger.turn(Date{2026, 3, 3}); // a clock that went back
    EXPECT_GT(*conference_due(ledger)->row.due, before);
}

TEST(Diaries, remind_once_on_each_day_and_name_nobody)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(requested);
    auto const rows = all_rows(ledger, RowKind::reminder);
    ASSERT_FALSE(rows.empty());
    auto const before = outbox(ledger).size();
    auto const row = conference_due(ledger)->row;
    for (auto day = Date{2026, 3, 2}; day <= row.due->plus_days(4); day = day.plus_days(1)) {
        ledger.turn(day);
        ledger.turn(day);
    }
    std::vector<std::string> steps;
    for (auto const& queued : outbox(ledger)) {
        auto const& message = queued.message;
        if (message.what != "hold-conference")
            continue;
        EXPECT_EQ(queued.about, conference());
        ASSERT_TRUE(message.step);
        steps.push_back(message.on.iso() + " " + boost::describe::enum_to_string(*message.step, ""));
    }
    ASSERT_GE(steps.size(), 2U);
    EXPECT_TRUE(steps.end()[-1].ends_with("missed"));
    EXPECT_EQ(steps.end()[-2], row.warn->iso() + " ahead");
    EXPECT_TRUE(std::ranges::adjacent_find(steps) == steps.end());
    EXPECT_GT(outbox(ledger).size(), before);
    EXPECT_TRUE(ledger.rebuild(false).same());
    auto const size = outbox(ledger).size();
    auto& again = desk.open();
    again.turn(row.due->plus_days(4));
    EXPECT_EQ(outbox(again).size(), size);
}

TEST(Diaries, tell_the_holder_of_a_post_in_the_transaction_of_the_alert)
{
    Desk desk;
    auto& ledger = desk.open();
    // CPR-24: an entry that lacks what must accompany it.
    desk.play(R"({"include":"registered"})");
    auto const all = outbox(ledger);
    auto const found = std::ranges::find_if(
        all, [](Queued const& one) { return one.message.kind == application::MessageKind::alert; });
    ASSERT_NE(found, all.end());
    EXPECT_FALSE(found->message.post.empty());
}

TEST(Diaries, of_an_older_version_are_made_anew_at_opening)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(registered);
    auto const before = all_rows(ledger, RowKind::diary);
    ledger.log()
        .submit([](store::Writer& writer) {
            writer.sql().execute("DROP TABLE rows");
            writer.sql().execute("DROP TABLE basis");
            writer.sql().execute("DELETE FROM projections WHERE name = 'diary'");
            writer.sql().run("CREATE TABLE rows (kind INTEGER NOT NULL, stream BLOB NOT NULL) STRICT");
        })
        .get();
    std::size_t told = 0;
    auto& newer = desk.open(holidays_of_england_and_wales(), [&](std::size_t, std::size_t) { ++told; });
    EXPECT_GT(told, 0U);
    EXPECT_EQ(all_rows(newer, RowKind::diary).size(), before.size());
    EXPECT_TRUE(newer.rebuild(false).same());
}

TEST(Outcomes, become_entry_plan_and_diary_in_one_transaction)
{
    db::TestDisk disk;
    Desk desk;
    desk.vfs = disk.name();
    auto& ledger = desk.open();
    int together = 0;
    int followed = 0;
    auto const here = [&] {
        return ledger.read([&](Snapshot const& snapshot) {
            return std::tuple{snapshot.version(conference()),
                              snapshot.version({Room::register_, "A"}),
                              snapshot.version({Room::plan, "A"}),
                              snapshot.size(),
                              snapshot.rows(RowKind::register_, 0, 1, 10).size(),
                              texts_of(snapshot.rows(RowKind::diary, 0, 1'000'000, 1000)),
                              snapshot.outbox(0, 1000).size()};
        });
    };
    desk.play(registered, [&](StreamId const& stream, application::AnyCommand const& command, Act const& act) {
        // Each command once on a full disk, then where there is space.
        auto const before = here();
        disk.before = [](db::DiskCall call, std::string const& path) {
            return call == db::DiskCall::write && path.find("log.db") != std::string::npos ? SQLITE_FULL : SQLITE_OK;
        };
        try {
            (void)ledger.perform(stream, command, act);
            ADD_FAILURE() << "kept on a full disk";
        } catch (store::Fault const& fault) {
            EXPECT_EQ(fault.code(), store::FaultCode::disk_full);
        }
        disk.before = nullptr;
        EXPECT_EQ(here(), before);
        auto const outcome = ledger.perform(stream, command, act);
        EXPECT_FALSE(outcome.repeated);
        std::set<Room> rooms;
        for (auto const& record : outcome.records) {
            rooms.insert(record.stream.room);
            EXPECT_EQ(record.act.id, act.id);
        }
        if (rooms.contains(Room::conference) && (rooms.contains(Room::register_) || rooms.contains(Room::plan))) {
            ++together;
            followed += std::get<5>(here()) != std::get<5>(before);
        }
        return outcome.accepted();
    });
    EXPECT_GE(together, 2) << "entry and plan";
    EXPECT_GE(followed, 2) << "the diary with them";
    EXPECT_GT(std::get<1>(here()), 0);
    EXPECT_GT(std::get<2>(here()), 0);
    EXPECT_EQ(std::get<4>(here()), 1U);
    EXPECT_TRUE(ledger.rebuild(false).same());
}

TEST(Readers, share_what_was_decoded_until_it_changes_or_is_erased)
{
    Desk desk;
    auto& ledger = desk.open();
    desk.play(requested);
    std::vector<application::EventRecord> const* first = nullptr;
    ledger.read([&](Snapshot const& snapshot) { first = &snapshot.records(conference()); });
    ledger.read([&](Snapshot const& snapshot) {
        EXPECT_EQ(&snapshot.records(conference()), first);
        EXPECT_EQ(snapshot.version(conference()), static_cast<int>(first->size()));
    });
    desk.play(registered);
    ledger.read([&](Snapshot const& snapshot) {
        EXPECT_EQ(static_cast<int>(snapshot.records(conference()).size()), snapshot.version(conference()));
        EXPECT_TRUE(snapshot.site().conference(ConferenceId{"C1"}).meeting.closed);
    });
    ledger.erase("family:F1", PersonId{"operator"});
    ledger.read([&](Snapshot const& snapshot) {
        EXPECT_TRUE(snapshot.records(conference()).empty()) << "what came before the request too";
        EXPECT_FALSE(snapshot.site().conference(ConferenceId{"C1"}).meeting.closed);
        EXPECT_TRUE(snapshot.rows(RowKind::conference, 0, std::numeric_limits<std::int64_t>::max(), 10).empty());
        for (auto const& queued : snapshot.outbox(0, 1000))
            EXPECT_NE(queued.about, conference());
    });
}

}
