#pragma once

#include "application/shapes.h"
#include "main/test_board.h"
#include "net/target.h"
#include "web/house/test_house.h"

/// A site whose board and family the shipped beginnings tell of, and whoever comes to it with a browser.
namespace noddfa::web {

class BeforeTheMeeting : public House {
protected:
    std::vector<Route> routes(Site& of) override { return routes_of(of, {}); }

    /// It is now so late; the board and the family are as lines of a replay file tell.
    void begin(std::string_view now, std::string const& lines)
    {
        folder.clock.set(read_london_time(std::string{now}).moment->utc_minutes * 60'000'000);
        replay::Player player;
        player.watch(
            [&](application::StreamId const& stream, application::AnyCommand const& command, Act const& act) {
                EXPECT_TRUE(ledger->perform(stream, command, act).accepted()) << application::name_of(command);
            },
            [&](SettingRow const& row) {
                EXPECT_FALSE(ledger->set(row, CommandId{"setting-" + row.key}, PersonId{"board"}));
            });
        EXPECT_FALSE(player.play("test", people_of_the_board() + lines, [](boost::json::object const&) {}));
        conference = player.current().value;
    }
    /// The lines of a beginning as far as a line that has some words, without it.
    static std::string up_to(std::string const& lines, std::string_view words)
    {
        auto const at = lines.find(words);
        return lines.substr(0, lines.rfind('\n', at) + 1);
    }
    std::string at_conference(std::string const& place) const { return "/en/conferences/" + conference + "/" + place; }
    /// A form of the page, filled in and sent; what it answers.
    net::Response fill(TestBrowser& who, std::string const& address, std::map<std::string, std::string> typed)
    {
        auto const shown = who.get(address);
        EXPECT_EQ(shown.status, 200) << address;
        for (auto const* name : {"form", "command"})
            typed.emplace(name, hidden_of(shown, name));
        return who.post(address, typed);
    }
    /// What somebody does who is at no browser.
    void tell(conference::Command const& command, std::string const& by)
    {
        Act act;
        act.id = CommandId{"told-" + std::to_string(++told_)};
        act.by = PersonId{by};
        act.held_on = act.recorded_at = site->now();
        application::StreamId const stream{application::Room::conference, conference};
        auto outcome = ledger->perform(stream, command, act);
        // whoever does it in spite of what is missing says why.
        if (!outcome.accepted() && outcome.refusal->code.text() == "reason-required") {
            for (auto const clause : outcome.refusal->clauses)
                act.reasons[clause].text = "Reason given.";
            act.id.value += "-because";
            outcome = ledger->perform(stream, command, act);
        }
        EXPECT_TRUE(outcome.accepted()) << command.name() << " " << outcome.refusal->code.text();
    }
    conference::State state()
    {
        return ledger->read([&](ledger::Snapshot const& at) { return at.site().conference(ConferenceId{conference}); });
    }
    static std::string led_to(net::Response const& response) { return header_of(response, "Location"); }

    std::string conference;

private:
    int told_ = 0;
};

}
