#include "teller.h"

#include "kept_site.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace noddfa::simulation {

namespace {

replay::Sink digesting(Digest& digest)
{
    return [&digest](boost::json::object const& out) {
        digest.add(boost::json::serialize(out));
        digest.add("\n");
    };
}

}

Teller::Teller(KeptSite* kept) : kept_(kept)
{
    if (kept_)
        player_.watch([this](application::StreamId const& stream, application::AnyCommand const& command,
                             Act const& act) { kept_->command(stream, command, act, player_.last(), player_.site()); },
                      [this](SettingRow const& row) { kept_->setting(row); });
}

bool Teller::say(Line const& line) { return say_text(boost::json::serialize(line)); }

bool Teller::say_text(std::string const& text)
{
    auto const commands = player_.totals().commands;
    lines_.push_back(text);
    auto const number = static_cast<int>(lines_.size());
    if (auto const fault = player_.play_line("life", number, text, digesting(digest_)))
        throw Unreadable{text, fault->field + " " + fault->problem + " " + fault->expected};
    if (player_.totals().commands == commands) {
        oracle_.setting(boost::json::parse(text).as_object(), player_.now());
        return true;
    }
    coverage_.take(player_.last());
    if (auto violation =
            oracle_.watch(boost::json::parse(text).as_object(), player_.last(), player_.site(), player_.now()))
        throw Found{*violation};
    return player_.last().accepted();
}

bool Teller::insist(Line line)
{
    // Giving the reasons asked for may bring up others: three times is plenty.
    for (int times = 0; times < 3; ++times) {
        if (say(line))
            return true;
        if (!refused_as("reason-required"))
            return false;
        auto& reasons = line["reasons"];
        if (!reasons.is_object())
            reasons = Line{};
        for (auto const clause : player_.last().refusal->clauses)
            reasons.as_object()[id_of(clause)] = "A reason, written down at the time.";
    }
    return false;
}

void Teller::finish()
{
    player_.summarise(digesting(digest_));
    if (auto violation = oracle_.at_the_end(player_.site(), player_.now()))
        throw Found{*violation};
    if (kept_)
        kept_->finish(player_.site());
    coverage_.take(oracle_.milestones());
}

bool Teller::refused_as(std::string_view code) const
{
    return player_.last().refusal && player_.last().refusal->code.text() == code;
}

Retold retell(std::vector<std::string> const& lines)
{
    Retold retold;
    Teller teller;
    try {
        for (auto const& text : lines) {
            ++retold.lines_played;
            try {
                teller.say_text(text);
            } catch (Unreadable const&) {
            }
        }
        teller.finish();
    } catch (Found const& found) {
        retold.violation = found.violation;
    }
    retold.digest = teller.digest();
    return retold;
}

std::uint64_t output_of(std::vector<std::string> const& lines)
{
    Digest digest;
    replay::Player player;
    int number = 0;
    for (auto const& text : lines)
        if (player.play_line("life", ++number, text, digesting(digest)))
            break;
    player.summarise(digesting(digest));
    return digest.value();
}

}
