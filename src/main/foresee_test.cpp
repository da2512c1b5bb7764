#include "main/test_board.h"

namespace noddfa::foresee_test {

namespace {

using Move = std::tuple<std::string, Date, Date>;

/// Every open duty by whose and what it is, and when it is due.
std::map<std::string, std::pair<std::string, Date>> due(ledger::Ledger& ledger)
{
    return ledger.read([](ledger::Snapshot const& at) {
        std::map<std::string, std::pair<std::string, Date>> all;
        for (auto const& row : at.rows(application::RowKind::diary, 0, 1'000'000, 1000)) {
            auto const duty = application::data_of<application::DiaryRow>(row).value();
            if (duty.due)
                all[row.stream.key + " " + duty.clause + " " + duty.what + " " + (duty.child ? duty.child->value : "")
                    + " " + (duty.who ? duty.who->value : "") + " " + duty.about] = {duty.clause, *duty.due};
        }
        return all;
    });
}

std::multiset<Move> moved(std::map<std::string, std::pair<std::string, Date>> const& before,
                          std::map<std::string, std::pair<std::string, Date>> const& after)
{
    std::multiset<Move> moves;
    for (auto const& [key, was] : before)
        if (auto const found = after.find(key); found != after.end() && found->second.second != was.second)
            moves.emplace(was.first, was.second, found->second.second);
    return moves;
}

}

TEST(Foresee, says_what_then_happens_and_does_nothing)
{
    Desk desk;
    auto& ledger = desk.open();
    EXPECT_GT(desk.play(people_of_the_board() + told_here("closed")), 30);
    Date const today{2026, 3, 10};
    SettingRow const row{"RECORD_TARGET_DAYS", "REC-06", "25", Date{2026, 1, 1}, "Invented board", "board"};
    auto const before = due(ledger);
    auto const looked = ledger.foresee(row, today);
    auto const& foreseen = std::get<ledger::Foreseen>(looked);
    EXPECT_EQ(due(ledger), before);
    EXPECT_FALSE(foreseen.moves.empty());
    EXPECT_EQ(foreseen.left, 0);
    EXPECT_GE(foreseen.looked, static_cast<std::int64_t>(before.size())) << "some are not due on any day";
    ASSERT_FALSE(ledger.set(row, CommandId{"set"}, PersonId{"board"}));
    std::multiset<Move> said;
    for (auto const& move : foreseen.moves)
        said.emplace(move.clause, move.was, move.due);
    EXPECT_EQ(said, moved(before, due(ledger)));
}

TEST(Foresee, says_why_a_setting_cannot_be)
{
    Desk desk;
    auto& ledger = desk.open();
    SettingRow const row{"REPORT_DEADLINE_DAYS", "REP-10", "\"soon\"", Date{2026, 1, 1}, "Invented board", "board"};
    EXPECT_TRUE(std::holds_alternative<SettingFault>(ledger.foresee(row, Date{2026, 3, 2})));
}

}
