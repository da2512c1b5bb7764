#include "lines.h"

#include "access/switches.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>

/// Prints random questions about access as JSON lines, with the program's answers (README.md).
int main(int argc, char** argv)
{
    using namespace noddfa::access;

    std::uint64_t seed = 20261127;
    int questions = 1'000'000;
    int first_world = 0;
    int each = 16;
    std::string off;
    CLI::App app{"Random questions about access with the program's answers, one world a line"};
    app.add_option("--seed", seed, "The run; the same seed prints the same lines")->capture_default_str();
    app.add_option("--questions", questions, "How many")->capture_default_str()->check(CLI::PositiveNumber);
    app.add_option("--from", first_world, "The number of the first world")->check(CLI::NonNegativeNumber);
    app.add_option("--each", each, "Questions about one world")->capture_default_str()->check(CLI::Range(1, 1000));
    app.add_option("--without", off, "Switch a rule off: D1 to D10, the number of a row, or a separation");
    CLI11_PARSE(app, argc, argv);

    if (!off.empty())
        switch_off(off);
    std::fprintf(stderr, "seed %llu\n", static_cast<unsigned long long>(seed));
    std::string lines;
    for (int asked = 0, number = first_world; asked < questions; ++number) {
        auto const now = std::min(each, questions - asked);
        questions::append_line(lines, questions::world(seed, static_cast<std::uint64_t>(number), now));
        asked += now;
        if (lines.size() > (1U << 20) || asked == questions) {
            if (std::fwrite(lines.data(), 1, lines.size(), stdout) != lines.size())
                return 1;
            lines.clear();
        }
    }
    return 0;
}
