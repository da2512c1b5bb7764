#include "application/reach.h"
#include "application/rows.h"
#include "application/shapes.h"
#include "replay/player.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>

/// No event changes rows beyond what `reach_of` says, in any scenario.
namespace noddfa::replay::reach_test {

namespace {

using application::EventRecord;
using application::Reach;
using application::Room;
using application::StreamId;

std::string text_of(std::filesystem::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::filesystem::path> scenarios()
{
    std::vector<std::filesystem::path> all;
    for (auto const& entry : std::filesystem::directory_iterator{NODDFA_SOURCE_DIR "/scenarios"})
        if (entry.path().extension() == ".jsonl")
            all.push_back(entry.path());
    std::ranges::sort(all);
    return all;
}

/// A stream's rows as one text each, in order.
std::multiset<std::string> rows_in(application::Site const& site, StreamId const& stream)
{
    std::multiset<std::string> all;
    for (auto const& row : application::rows_of(site, stream, Date(2026, 3, 1)))
        all.insert(std::to_string(static_cast<int>(row.kind)) + " " + std::to_string(row.at) + " " + row.whose() + " "
                   + row.key_scope + " " + row.data);
    return all;
}

/// Plays a scenario; `after` is told of each outcome.
void play(std::filesystem::path const& path,
          std::function<void(application::Outcome const&, application::Site const&)> const& after)
{
    Player player{[&](std::string const& name) -> std::optional<std::string> {
        auto const beside = path.parent_path() / name;
        return std::filesystem::exists(beside) ? std::optional{text_of(beside)} : std::nullopt;
    }};
    auto const tell = [&](auto const&...) {
        if (player.last().accepted() && !player.last().repeated)
            after(player.last(), player.site());
    };
    player.watch(tell, [](SettingRow const&) {});
    auto const fault = player.play(path.filename().string(), text_of(path), [](boost::json::object const&) {});
    EXPECT_FALSE(fault) << path << ": " << (fault ? fault->problem : "");
}

std::set<std::string_view> events_in(std::filesystem::path const& path)
{
    std::set<std::string_view> names;
    play(path, [&](application::Outcome const& outcome, application::Site const&) {
        for (auto const& record : outcome.records)
            names.insert(application::name_of(record.event));
    });
    return names;
}

/// The rows of conferences, disputes and whatever else had events, as they were after the command before.
class Rows {
public:
    void compare(application::Outcome const& outcome, application::Site const& site)
    {
        std::map<StreamId, Reach> reach;
        auto furthest = Reach::no_row;
        std::string names;
        for (auto const& record : outcome.records) {
            auto const far = application::reach_of(record.event);
            reach[record.stream] = std::max(reach[record.stream], far);
            furthest = std::max(furthest, far);
            names += std::string{application::name_of(record.event)} + " ";
        }
        for (auto const room : {Room::conference, Room::dispute})
            for (auto const& other : site.streams(room))
                reach.try_emplace(other, Reach::no_row);
        for (auto const& [stream, far] : reach) {
            auto now = rows_in(site, stream);
            auto& before = before_[stream];
            bool const may_change = far != Reach::no_row || furthest == Reach::related;
            EXPECT_TRUE(may_change || now == before) << "rows of " << stream.key << " change by " << names;
            before = std::move(now);
        }
    }

private:
    std::map<StreamId, std::multiset<std::string>> before_;
};

}

TEST(Reach, is_never_further_than_it_says)
{
    std::set<std::string_view> seen;
    for (auto const& path : scenarios()) {
        auto events = events_in(path);
        // One that brings no other event shows nothing new.
        if (std::ranges::includes(seen, events))
            continue;
        seen.merge(events);
        SCOPED_TRACE(path.filename());
        Rows rows;
        play(path, [&](auto const& outcome, auto const& site) { rows.compare(outcome, site); });
    }
    // What is said to reach no row must have happened somewhere.
    for (auto const name : application::events_without_rows())
        EXPECT_TRUE(seen.contains(name)) << name;
}

TEST(Reach, of_what_nobody_has_thought_about_is_to_all_that_is_related)
{
    EXPECT_EQ(application::reach_of(conference::Event{conference::ChildAdded{}}), Reach::related);
    EXPECT_EQ(application::reach_of(conference::Event{conference::ViewGiven{}}), Reach::no_row);
    EXPECT_EQ(application::reach_of(conference::Event{conference::InvitationAnswered{}}), Reach::own);
    EXPECT_EQ(application::reach_of(cpr::Event{cpr::Entered{}}), Reach::related);
    EXPECT_EQ(application::reach_of(plan::Event{plan::VisitRecorded{}}), Reach::own);
}

}
