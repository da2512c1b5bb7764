#include "replay/player.h"

#include <boost/json/object.hpp>

#include <cstddef>
#include <cstdint>

namespace noddfa::replay {

namespace {

constexpr int most_lines = 12; ///< an input may include a prelude on each of them

void discard(boost::json::object const&) {}

// The lines of an input go to one player, whatever became of those before. A new player for each input, so that an
// input that was found shows the same again.
void play_lines(std::string_view text)
{
    Player player;
    player.play_line("board", 0, R"({"include":"board"})", discard);
    for (int number = 1; number <= most_lines && !text.empty(); ++number) {
        auto const end = text.find('\n');
        player.play_line("input", number, text.substr(0, end), discard);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    player.summarise(discard);
}

}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    noddfa::replay::play_lines({reinterpret_cast<char const*>(bytes), count});
    return 0;
}
