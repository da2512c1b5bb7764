#include "folder.h"
#include "ledger/ledger.h"
#include "protocol/holidays.h"
#include "protocol/services.h"
#include "timing.h"

#include <fmt/format.h>

#include <stdexcept>

/// Looks in a second at 1, 16 and 64 readers, each on the disk before its reader goes on; and what the lists of looks
/// cost once they are many. `bench_looks [--short]`.
namespace noddfa {

namespace {

using application::Room;

constexpr int children = 500;

ledger::Look look_of(int reader, int count)
{
    auto const child = "child" + std::to_string((reader * 31 + count) % children);
    return {PersonId{"reader" + std::to_string(reader)},
            access::Role::core_group,
            access::Action::read_plan,
            {Room::plan, child},
            {ChildId{child}},
            "child:" + child,
            "core_group",
            "request-" + std::to_string(reader) + "-" + std::to_string(count),
            "session-" + std::to_string(reader)};
}

double looks_rate(ledger::Ledger& ledger, int readers, int looks)
{
    auto const each = looks / readers;
    auto const seconds = seconds_of_all(readers, [&](int reader) {
        for (int count = 0; count < each; ++count)
            ledger.look({look_of(reader, count)});
    });
    return each * readers / seconds;
}

double microseconds_of(ledger::Ledger& ledger, int rounds, std::function<void(ledger::Snapshot const&)> const& query)
{
    auto const seconds = seconds_of_all(1, [&](int) {
        for (int round = 0; round < rounds; ++round)
            ledger.read([&](ledger::Snapshot const& snapshot) {
                query(snapshot);
                return 0;
            });
    });
    return seconds * 1e6 / rounds;
}

void measure(int rounds, int looks)
{
    Folder const folder;
    ledger::Ledger ledger{options_in(folder.path()), services(), holidays_of_england_and_wales()};
    int recorded = 0;
    for (auto const readers : {1, 16, 64}) {
        auto const many = readers == 1 ? looks / 10 : looks;
        std::vector<double> rates;
        for (int round = 0; round < rounds; ++round) {
            rates.push_back(looks_rate(ledger, readers, many));
            recorded += many / readers * readers;
        }
        fmt::print("{:>3} readers {:>8.0f} looks/s  load average {}\n", readers, median(rates), load_average());
    }
    auto const first_page = microseconds_of(
        ledger, 200, [](ledger::Snapshot const& snapshot) { (void)snapshot.looks_at(ChildId{"child1"}, 0, 50); });
    Date const from{2000, 1, 1};
    Date const to{2100, 1, 1};
    auto const week = microseconds_of(ledger, 3, [&](ledger::Snapshot const& snapshot) {
        if (snapshot.outliers(from, to).empty())
            throw std::runtime_error{"nobody looked"};
    });
    fmt::print("{} looks: 50 at one child {:.0f} us; everybody of a time in which all of them were {:.0f} ms\n",
               recorded, first_page, week / 1000);
}

}

}

int main(int count, char** words)
{
    bool const is_short = count > 1 && std::string_view{words[1]} == "--short";
    try {
        noddfa::measure(3, is_short ? 3200 : 12800);
    } catch (std::exception const& wrong) {
        fmt::print(stderr, "bench_looks: {}\n", wrong.what());
        return 1;
    }
}
