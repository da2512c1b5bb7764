#pragma once

#include "application/record.h"

#include <string>
#include <string_view>
#include <vector>

/// As many invented conferences as a benchmark wants: the shipped beginning `closed`, a whole conference from the
/// strategy meeting to the end of the day, with other identifiers each time.
namespace noddfa {

/// Whose conferences they are; there is no such council.
inline constexpr std::string_view invented_authority = "W06999901";

struct Command {
    application::StreamId stream;
    application::AnyCommand command;
    Act act;
};

/// The lines of conference `number` in the replay format, without inclusions.
std::string lines_of_conference(int number);
/// Its commands, in order. Each is accepted when those before it were carried out.
std::vector<Command> commands_of_conference(int number);
/// What the board has settled before.
std::vector<SettingRow> settings_of_the_board();
/// The records they leave, in the order of the log.
std::vector<application::EventRecord> records_of_conference(int number);

}
