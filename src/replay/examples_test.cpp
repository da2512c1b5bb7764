#include "replay/player.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

namespace noddfa::replay::examples_test {

namespace {

constexpr std::size_t longest_example = 25; ///< lines

/// The worked examples of docs/replay.md, each with the line it begins on.
std::vector<std::pair<int, std::string>> examples()
{
    std::vector<std::pair<int, std::string>> all;
    std::ifstream file{NODDFA_SOURCE_DIR "/docs/replay.md"};
    bool inside = false;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line == "```json")
            all.emplace_back(number + 1, "");
        else if (inside && line != "```")
            all.back().second += line + "\n";
        inside = line == "```json" || (inside && line != "```");
    }
    return all;
}

}

TEST(Examples, of_the_documentation_play_as_they_say)
{
    auto const all = examples();
    ASSERT_GE(all.size(), 5U);
    for (auto const& [number, text] : all) {
        Player player;
        auto const fault = player.play("docs/replay.md", text, [](boost::json::object const&) {});
        EXPECT_FALSE(fault) << "the example at line " << number << ": " << (fault ? fault->field : "");
        EXPECT_EQ(player.totals().unexpected, 0) << "the example at line " << number;
        EXPECT_LE(static_cast<std::size_t>(std::ranges::count(text, '\n')), longest_example) << number;
        // What a line does not expect to be refused is not.
        auto const expected = text.find("\"expect\":\"") != std::string::npos;
        EXPECT_TRUE(expected || player.totals().refused == 0) << "the example at line " << number;
    }
}

}
