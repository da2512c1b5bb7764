#pragma once

#include "application/record.h"
#include "replay/player.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa {

/// Plays a text in the replay format to its end. Throws `std::runtime_error` if a line cannot be read, or if a command
/// is refused although `refusals_too` is false.
void play(replay::Player& player, std::string_view lines, bool refusals_too = false);

/// The first 300 events of a conference on three siblings: six rounds of views on each, then a vote on each.
std::vector<application::EventRecord> three_hundred_events();

/// The text of `demo/conference.jsonl`; nothing where there is no such file.
std::optional<std::string> demonstration();

}
