#include "meetings.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

namespace noddfa {

namespace {

constexpr std::size_t wanted = 300;
constexpr int rounds = 6;

std::vector<std::string> const children{"A", "B", "C"};
std::vector<std::string> const practitioners{"sw", "hv", "teacher", "teacher-2", "police", "probation"};

// VOTE-04, VOTE-09: one for each grouping that knows the child, so a school for its own pupil only.
std::map<std::string, std::vector<std::string>> const nominees{{"A", {"sw", "hv", "teacher", "police"}},
                                                               {"B", {"sw", "hv", "teacher-2", "police"}},
                                                               {"C", {"sw", "hv", "police"}}};

std::string line(std::string_view command, std::string_view child, std::string_view more = "")
{
    return fmt::format(R"({{"do":"{}","child":"{}"{}}})", command, child, more) + "\n";
}

std::string view_of(std::string const& child, std::string const& person, bool registers)
{
    auto const view =
        registers ? R"("view":"register","limbs":["likely_harm"],"harm":["likely"])" : R"("view":"not_register")";
    return line("GiveView", child,
                fmt::format(R"(,"person":"{}","reason":"As this service sees it.",{})", person, view));
}

/// Half of them one way, half the other, and another attempt to resolve it.
std::string round_of_views(std::string const& child)
{
    auto text = line("OpenViews", child);
    bool registers = false;
    for (auto const& person : practitioners) {
        text += view_of(child, person, registers);
        registers = !registers;
    }
    text += line("RevealViews", child);
    return text + line("RecordResolutionAttempt", child, R"(,"how":"The chair summed up again.")");
}

std::string vote_on(std::string const& child)
{
    auto text = line("ConfirmAgenciesAsked", child);
    text += line("DeclareIrresolvable", child, R"(,"statement":"More talk will change no mind.")");
    text += line("OpenVote", child, R"(,"reasons":{"VOTE-01":"Consensus was sought."})");
    for (auto const& person : nominees.at(child))
        text += line("CastVote", child, fmt::format(R"(,"person":"{}","vote":"for")", person));
    return text + line("CloseVote", child);
}

std::string long_meeting()
{
    std::string text = "{\"include\":\"siblings\"}\n{\"do\":\"ConfirmGroupings\"}\n";
    for (int round = 0; round < rounds; ++round)
        for (auto const& child : children)
            text += round_of_views(child);
    for (auto const& child : children)
        text += vote_on(child);
    return text;
}

}

void play(replay::Player& player, std::string_view lines, bool refusals_too)
{
    auto const fault = player.play("bench", lines, [&](boost::json::object const& shown) {
        if (shown.contains("refusal") && !refusals_too)
            throw std::runtime_error{boost::json::serialize(shown)};
    });
    if (fault)
        throw std::runtime_error{fmt::format("{}:{}: {} {}", fault->file, fault->line, fault->field, fault->problem)};
}

std::vector<application::EventRecord> three_hundred_events()
{
    replay::Player player;
    play(player, long_meeting());
    auto records = player.site().log().read({application::Room::conference, player.current().value});
    if (records.size() < wanted)
        throw std::runtime_error{fmt::format("a meeting of {} events only", records.size())};
    records.erase(records.begin() + wanted, records.end());
    return records;
}

std::optional<std::string> demonstration()
{
    std::ifstream file{NODDFA_SOURCE_DIR "/demo/conference.jsonl", std::ios::binary};
    if (!file)
        return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

}
