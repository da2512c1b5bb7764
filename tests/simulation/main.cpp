#include "bugs.h"
#include "kept_site.h"
#include "life.h"
#include "shrink.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <iostream>

/// Lives thousands of invented conferences under the invariants of the reliability plan.
namespace noddfa::simulation {
namespace {

struct Options {
    int lives = 2000;
    std::uint64_t seed = 20260302;
    bool bugs = true;
    int most = 2000; ///< lives for each planted bug
    std::optional<std::uint64_t> trace;
    bool through_log = false;
};

/// A life that went wrong, with what is needed to see it again.
struct Failure {
    int number = 0;
    std::uint64_t seed = 0;
    std::string what;
    std::vector<std::string> lines;
    std::optional<Violation> violation;
};

struct Totals {
    Coverage coverage;
    Digest digest;
    int commands = 0;
    std::optional<Failure> failure;
};

void live_one(std::uint64_t seed, Totals& totals)
{
    Teller teller;
    Failure failure;
    try {
        Life{seed, teller}.live();
        // I15: the same lines give the same bytes.
        if (output_of(teller.lines()) != teller.digest())
            failure.violation = Violation{"I15", "the same lines gave another output"};
    } catch (Found const& found) {
        failure.violation = found.violation;
    } catch (Unreadable const& mistake) {
        failure.what = "the simulation wrote an unreadable line: " + mistake.problem + "\n  " + mistake.line;
    }
    totals.coverage.add(teller.coverage());
    totals.digest.add(teller.digest());
    totals.commands += teller.commands();
    if (!failure.violation && failure.what.empty())
        return;
    if (failure.violation)
        failure.what = failure.violation->invariant + ": " + failure.violation->what;
    failure.seed = seed;
    failure.lines = teller.lines();
    totals.failure = std::move(failure);
}

void show(Failure const& failure)
{
    std::cout << "FAILED life " << failure.number << " (--trace " << failure.seed << ")\n" << failure.what << "\n";
    if (!failure.violation)
        return;
    auto const least = shrunk(failure.lines, *failure.violation);
    std::cout << "shortest story found, " << least.size() << " of " << failure.lines.size() << " lines:\n";
    for (auto const& line : least)
        std::cout << line << "\n";
}

int trace(std::uint64_t seed)
{
    Totals totals;
    Teller teller;
    std::string end = "nothing went wrong";
    try {
        Life{seed, teller}.live();
    } catch (Found const& found) {
        end = found.violation.invariant + ": " + found.violation.what;
    } catch (Unreadable const& mistake) {
        end = "unreadable: " + mistake.problem;
    }
    for (auto const& line : teller.lines())
        std::cout << line << "\n";
    std::cout << "# " << end << "\n";
    return end == "nothing went wrong" ? 0 : 1;
}

int run(Options const& options)
{
    std::cout << "seed " << options.seed << ", " << options.lives << " lives\n";
    Totals totals;
    auto const start = std::chrono::steady_clock::now();
    for (int number = 1; number <= options.lives; ++number) {
        live_one(seed_of_life(options.seed, number), totals);
        if (totals.failure) {
            totals.failure->number = number;
            show(*totals.failure);
            return 1;
        }
    }
    bool const complete = report(totals.coverage, std::cout);
    bool const found = !options.bugs || find_planted_bugs(options.seed, options.most, std::cout);
    std::cout << options.lives << " lives, " << totals.commands << " commands, no invariant broken; digest " << std::hex
              << totals.digest.value() << std::dec << "\n";
    std::cerr << std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start).count()
              << " s\n";
    // A short run is not asked to touch everything.
    constexpr int enough_for_coverage = 2000;
    bool const covered = complete || options.lives < enough_for_coverage;
    return covered && found ? 0 : 1;
}

constexpr int lives_through_log = 100;

int run_through_log(Options const& options, int lives)
{
    std::cout << "seed " << options.seed << ", " << lives << " lives through the log\n";
    StoreTotals totals;
    auto const start = std::chrono::steady_clock::now();
    for (int number = 1; number <= lives; ++number) {
        auto const seed = seed_of_life(options.seed, number);
        if (auto const found = live_in_the_store(seed, Planted::nothing, totals)) {
            std::cout << "FAILED life " << number << " (--trace " << seed << ")\n"
                      << found->invariant << ": " << found->what << "\n";
            return 1;
        }
    }
    bool const noticed = !options.bugs || find_planted_in_the_store(options.seed, lives, std::cout);
    std::cout << lives << " lives, " << totals.commands << " commands, " << totals.crashes << " power cuts, "
              << totals.rebuilds << " comparisons with a rebuild, " << totals.sent
              << " messages sent; no invariant broken\n";
    std::cerr << std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start).count()
              << " s\n";
    return noticed ? 0 : 1;
}

}
}

int main(int argc, char** argv)
{
    using namespace noddfa::simulation;
    Options options;
    CLI::App app{"Thousands of invented conferences under the protocol's invariants"};
    auto const* lives = app.add_option("--lives", options.lives, "how many");
    app.add_option("--seed", options.seed, "of the run");
    app.add_flag("--bugs,!--no-bugs", options.bugs, "whether to plant the bugs that must be found");
    app.add_option("--most", options.most, "lives for each planted bug at the most");
    app.add_flag("--through-log", options.through_log,
                 "live in a store on a disk whose power goes at any moment (100 lives unless said)");
    app.add_option("--trace", options.trace, "seed of one life: prints it as a replay file");
    CLI11_PARSE(app, argc, argv);
    if (options.through_log)
        return run_through_log(options, *lives ? options.lives : lives_through_log);
    return options.trace ? trace(*options.trace) : run(options);
}
