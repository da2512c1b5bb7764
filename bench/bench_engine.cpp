#include "application/site.h"
#include "meetings.h"
#include "replay/line.h"

#include <benchmark/benchmark.h>

#include <stdexcept>

/// What the engine does in a second, on one core and without a database.
namespace noddfa {

namespace {

constexpr int repetitions = 5;

/// A command with all that a decider is given for it.
struct Asked {
    replay::Player player;
    replay::ReadLine line;
    application::Site::KeptTerms kept;

    conference::State const& state() const { return player.site().conference(player.current()); }
    conference::Command const& command() const { return std::get<conference::Command>(line.command); }
    Terms terms() const { return player.site().terms(kept); }
};

replay::ReadLine read(replay::Player const& player, std::string_view text)
{
    std::string const file = "bench";
    replay::Place const place{file, 1};
    replay::Context context{player.now(), player.current(), {}, player.totals().commands};
    auto const json = replay::parse_line(place, text);
    auto line = replay::read_command(place, std::get<boost::json::object>(json), context, player.site());
    return std::get<replay::ReadLine>(std::move(line));
}

/// A command that would be accepted after those lines.
Asked ask(std::string_view before, std::string_view command)
{
    replay::Player player;
    play(player, before);
    auto line = read(player, command);
    auto kept = player.site().keep_terms(line.stream, player.site().state(line.stream), line.act.held_on.day);
    Asked asked{std::move(player), std::move(line), std::move(kept)};
    if (!conference::decide(asked.state(), asked.command(), asked.line.act, asked.terms()).accepted())
        throw std::runtime_error{"the command is refused"};
    return asked;
}

void decide_again_and_again(benchmark::State& bench, Asked const& asked)
{
    for (auto _ : bench)
        benchmark::DoNotOptimize(conference::decide(asked.state(), asked.command(), asked.line.act, asked.terms()));
    bench.counters["decisions"] =
        benchmark::Counter(static_cast<double>(bench.iterations()), benchmark::Counter::kIsRate);
}

void decide_a_view(benchmark::State& bench)
{
    static auto const asked =
        ask("{\"include\":\"views\"}\n{\"do\":\"OpenViews\",\"child\":\"A\"}",
            R"({"do":"GiveView","person":"hv","child":"A","view":"not_register","reason":"Help is accepted."})");
    decide_again_and_again(bench, asked);
}

void decide_a_vote(benchmark::State& bench)
{
    static auto const asked =
        ask(R"({"include":"vote"})", R"({"do":"CastVote","person":"sw","child":"A","vote":"for"})");
    decide_again_and_again(bench, asked);
}

std::vector<application::EventRecord> const& records()
{
    static auto const all = three_hundred_events();
    return all;
}

// As the site loads a conference: corrections looked for, records copied, events folded.
void load_a_conference_of_300_events(benchmark::State& bench)
{
    for (auto _ : bench)
        benchmark::DoNotOptimize(application::replay(application::Room::conference, records()));
}

void fold_300_events(benchmark::State& bench)
{
    for (auto _ : bench) {
        conference::State state;
        for (auto const& record : records())
            conference::fold(state, std::get<conference::Event>(record.event), record.act);
        benchmark::DoNotOptimize(state);
    }
}

// From text to the last line of output, deadlines included.
void play_a_whole_meeting(benchmark::State& bench, std::string_view lines)
{
    int commands = 0;
    for (auto _ : bench) {
        replay::Player player;
        play(player, lines, true);
        player.summarise([](boost::json::object const& line) { benchmark::DoNotOptimize(line.size()); });
        commands = player.totals().commands;
    }
    auto const meetings = static_cast<double>(bench.iterations());
    bench.counters["meetings"] = benchmark::Counter(meetings, benchmark::Counter::kIsRate);
    bench.counters["commands"] = benchmark::Counter(meetings * commands, benchmark::Counter::kIsRate);
}

template<class Function>
void add(char const* name, benchmark::TimeUnit unit, Function function)
{
    benchmark::RegisterBenchmark(name, function)->Unit(unit)->Repetitions(repetitions)->ReportAggregatesOnly();
}

void add_all()
{
    add("decide_a_view", benchmark::kMicrosecond, decide_a_view);
    add("decide_a_vote", benchmark::kMicrosecond, decide_a_vote);
    add("fold_300_events", benchmark::kMicrosecond, fold_300_events);
    add("load_a_conference_of_300_events", benchmark::kMicrosecond, load_a_conference_of_300_events);
    add("play_a_whole_meeting/closed", benchmark::kMillisecond,
        [](benchmark::State& bench) { play_a_whole_meeting(bench, R"({"include":"closed"})"); });
    if (auto const lines = demonstration())
        add("play_a_whole_meeting/demo", benchmark::kMillisecond,
            [text = *lines](benchmark::State& bench) { play_a_whole_meeting(bench, text); });
}

}

}

int main(int count, char** words)
{
    benchmark::Initialize(&count, words);
    if (benchmark::ReportUnrecognizedArguments(count, words))
        return 2;
    noddfa::add_all();
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
