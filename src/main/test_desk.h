#pragma once

#include "ledger/ledger.h"

#include "protocol/services.h"
#include "replay/player.h"
#include "store/test_site.h"

namespace noddfa {

/// A site on disk, opened and closed at will, with what a replay file does carried out on it.
class Desk {
public:
    ledger::Ledger& open(Holidays const& shipped = holidays_of_england_and_wales(), ledger::Progress const& told = {})
    {
        ledger_.reset();
        auto options = site_.options();
        options.vfs = vfs;
        ledger_ = std::make_unique<ledger::Ledger>(options, services(), shipped, told);
        return *ledger_;
    }
    ledger::Ledger& ledger() { return *ledger_; }
    void close() { ledger_.reset(); }
    store::TestSite& site() { return site_; }

    /// Plays a text into the open ledger; how many commands were accepted.
    int play(std::string const& text)
    {
        return play(text, [this](application::StreamId const& stream, application::AnyCommand const& command,
                                 Act const& act) { return ledger_->perform(stream, command, act).accepted(); });
    }
    /// The same with each command carried out by `perform`, which says whether it was accepted.
    template<class Perform> int play(std::string const& text, Perform perform)
    {
        int accepted = 0;
        int settings = 0;
        replay::Player player;
        player.watch([&](application::StreamId const& stream, application::AnyCommand const& command,
                         Act const& act) { accepted += perform(stream, command, act); },
                     [&](SettingRow const& row) {
                         EXPECT_FALSE(
                             ledger_->set(row, CommandId{"setting-" + std::to_string(++settings)}, PersonId{"board"}));
                     });
        EXPECT_FALSE(player.play("test", text, [](boost::json::object const&) {}));
        return accepted;
    }

    std::string vfs; ///< of the next opening

private:
    store::TestSite site_;
    std::unique_ptr<ledger::Ledger> ledger_;
};

}
