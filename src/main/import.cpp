#include "main/import.h"

namespace noddfa {

Imported import_replay(ledger::Ledger& ledger, application::Files const& files, std::string const& file)
{
    auto const text = files.read(file);
    if (!text)
        return {0, 0, 0, replay::InputFault{file, 0, "", "no_such_file", ""}};
    return import_replay(ledger, file, *text, [&](std::string const& name) { return files.read(name); });
}

Imported import_replay(ledger::Ledger& ledger, std::string const& file, std::string_view text,
                       replay::Include const& include)
{
    Imported imported;
    replay::Player player{include};
    int settings = 0;
    player.watch(
        [&](application::StreamId const& stream, application::AnyCommand const& command, Act const& act) {
            ++imported.commands;
            ++(ledger.perform(stream, command, act).accepted() ? imported.accepted : imported.refused);
        },
        [&](SettingRow const& row) {
            // The player has taken it already, so the site does.
            (void)ledger.set(row, CommandId{file + ":setting:" + std::to_string(++settings)}, PersonId{"import"});
        });
    imported.fault = player.play(file, text, [](boost::json::object const&) {});
    return imported;
}

}
