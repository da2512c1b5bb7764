#include "families.h"
#include "folder.h"
#include "ledger/ledger.h"
#include "peers/peers.h"
#include "protocol/holidays.h"
#include "protocol/services.h"
#include "timing.h"

#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <map>
#include <stdexcept>

/// Durable appends in a second at 1, 16 and 64 writers: commands through the ledger (decided, leaf, seal, outcome,
/// projections), records through the log alone, and beside them rows in a bare grouped SQLite and a PostgreSQL. In
/// turn, several times, in one run. `bench_log [--short]`, started by `tests/rigs/postgresql` with SYNCED=1.
/// `bench_log --ledger WRITERS` is the ledger alone, for a profiler.
namespace noddfa {

namespace {

struct Sizes {
    int rounds = 3;
    int records = 6000; ///< of the log alone and the peers, in a run of 16 writers or more
    int lone = 1500;    ///< at one writer
};

std::string const body(260, 'b');

/// Appends in a second.
double ledger_rate(int writers)
{
    static int next_conference = 0;
    std::vector<std::vector<Command>> work;
    auto const conferences_each = writers == 1 ? 4 : writers == 16 ? 2 : 1;
    for (int writer = 0; writer < writers; ++writer) {
        auto& own = work.emplace_back();
        for (int count = 0; count < conferences_each; ++count)
            std::ranges::move(commands_of_conference(++next_conference), std::back_inserter(own));
    }
    Folder const folder;
    ledger::Ledger ledger{options_in(folder.path()), services(), holidays_of_england_and_wales()};
    int settings = 0;
    for (auto const& row : settings_of_the_board())
        if (ledger.set(row, CommandId{"setting" + std::to_string(++settings)}, PersonId{"board"}))
            throw std::runtime_error{"a setting was refused"};
    std::atomic<int> accepted{0};
    auto const seconds = seconds_of_all(writers, [&](int writer) {
        for (auto const& [stream, command, act] : work[static_cast<std::size_t>(writer)])
            accepted += ledger.perform(stream, command, act).accepted();
    });
    auto const asked = static_cast<int>(work.front().size()) * writers;
    if (accepted != asked)
        throw std::runtime_error{fmt::format("{} of {} commands were accepted", accepted.load(), asked)};
    return accepted / seconds;
}

double log_rate(int writers, int records)
{
    Folder const folder;
    store::Log log{options_in(folder.path())};
    auto const each = records / writers;
    auto const seconds = seconds_of_all(writers, [&](int writer) {
        store::NewRecord record;
        record.key_scope = "family:" + std::to_string(writer);
        record.payload.assign(body.begin(), body.end());
        store::StreamName const stream{"conference", std::to_string(writer)};
        for (int count = 0; count < each; ++count)
            log.submit([&](store::Writer& at) {
                   return at.append(stream, static_cast<std::uint64_t>(count), {&record, 1}).value();
               })
                .get();
    });
    return each * writers / seconds;
}

double peer_rate(peers::Peer& peer, int writers, int records)
{
    auto const each = records / writers;
    auto const seconds = seconds_of_all(writers, [&](int writer) {
        for (int count = 0; count < each; ++count)
            peer.append(writer, body);
    });
    return each * writers / seconds;
}

void compare(int writers, Sizes const& sizes)
{
    auto const records = writers == 1 ? sizes.lone : sizes.records;
    auto const* where = std::getenv("NODDFA_POSTGRESQL");
    std::map<std::string, std::function<double()>> const all{
        {"1 ledger", [&] { return ledger_rate(writers); }},
        {"2 log alone", [&] { return log_rate(writers, records); }},
        {"3 grouped SQLite",
         [&] {
             Folder const folder;
             return peer_rate(*peers::grouped_sqlite(folder.path()), writers, records);
         }},
        {"4 PostgreSQL", [&] { return peer_rate(*peers::postgresql(where, writers), writers, records); }}};
    std::map<std::string, std::vector<double>> rates;
    for (int round = 0; round < sizes.rounds; ++round)
        for (auto const& [name, rate] : all)
            rates[name].push_back(rate());
    auto const postgresql = median(rates.at("4 PostgreSQL"));
    auto const sqlite = median(rates.at("3 grouped SQLite"));
    fmt::print("{} writers (load average {})\n", writers, load_average());
    for (auto const& [name, found] : rates) {
        auto const middle = median(found);
        fmt::print("  {:<18}{:>8.0f}/s  {:>5.2f} of PostgreSQL  {:>5.2f} of grouped SQLite  (", name.substr(2), middle,
                   middle / postgresql, middle / sqlite);
        for (auto const one : found)
            fmt::print(" {:.0f}", one);
        fmt::print(" )\n");
    }
    std::fflush(stdout);
}

}

}

int main(int count, char** words)
{
    using namespace noddfa;
    if (count > 2 && std::string_view{words[1]} == "--ledger") {
        for (int round = 0; round < (count > 3 ? std::atoi(words[3]) : 3); ++round)
            fmt::print("{:.0f}/s\n", ledger_rate(std::atoi(words[2])));
        return 0;
    }
    if (!std::getenv("NODDFA_POSTGRESQL")) {
        fmt::print(stderr, "bench_log: no PostgreSQL (SYNCED=1 tests/rigs/postgresql bench_log)\n");
        return 2;
    }
    Sizes sizes;
    if (count > 1 && std::string_view{words[1]} == "--short")
        sizes = {2, 3000, 500};
    try {
        for (auto const writers : {1, 16, 64})
            compare(writers, sizes);
    } catch (std::exception const& wrong) {
        fmt::print(stderr, "bench_log: {}\n", wrong.what());
        return 1;
    }
}
