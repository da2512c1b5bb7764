#include "main/demonstration.h"

#include "application/shapes.h"
#include "base/contains.h"
#include "base/london.h"
#include "directory/lapses.h"
#include "protocol/authorities.h"
#include "protocol/holidays.h"
#include "protocol/services.h"
#include "store/test_site.h"
#include "web/pages/said.h"
#include "web/pages/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <memory>
#include <set>

namespace noddfa::demonstration_test {

using application::ConferenceRow;
using application::Room;
using application::RowKind;

namespace {

/// Whether a sentence has an identifier that is no word of a language: `sw`, `chair-a`, `W06999901`.
bool is_said(std::string const& sentence, std::string const& id)
{
    constexpr std::array<std::string_view, 3> short_ones{"sw", "hv", "lsm"};
    if (id.find_first_of("-0123456789") == std::string::npos && !contains(short_ones, std::string_view{id}))
        return false;
    auto const part_of_a_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '@';
    };
    for (auto at = sentence.find(id); at != std::string::npos; at = sentence.find(id, at + 1)) {
        auto const end = at + id.size();
        if ((at == 0 || !part_of_a_word(sentence[at - 1]))
            && (end == sentence.size() || !part_of_a_word(sentence[end])))
            return true;
    }
    return false;
}

/// A demonstration as it is made at one moment.
class Made {
public:
    explicit Made(char const* now) : now_(read_london_time(now).moment.value())
    {
        refused_ = make_demonstration(ledger_, now_, [](int, int) {});
    }

    int refused() const { return refused_; }
    Moment now() const { return now_; }
    Date today() const { return now_.day; }
    template<class Look> void look(Look look) { ledger_.read(look); }
    std::vector<ConferenceRow> conferences()
    {
        std::vector<ConferenceRow> all;
        ledger_.read([&](ledger::Snapshot const& snapshot) {
            for (auto const& row :
                 snapshot.rows(RowKind::conference, 0, std::numeric_limits<std::int64_t>::max(), 1000))
                all.push_back(web::read_row<ConferenceRow>(row));
        });
        return all;
    }

private:
    store::TestSite site_;
    Moment now_;
    int refused_ = 0;
    ledger::Ledger ledger_{site_.options(), services(), holidays_of_england_and_wales()};
};

/// The one of a moment, which tests read alone.
Made& made_at(char const* now)
{
    static std::map<std::string, std::unique_ptr<Made>> all;
    auto& made = all[now];
    if (!made)
        made = std::make_unique<Made>(now);
    return *made;
}

}

class Demonstration : public testing::TestWithParam<char const*> {};

TEST_P(Demonstration, is_plausible_on_the_day_it_is_made)
{
    auto& made = made_at(GetParam());
    EXPECT_EQ(made.refused(), 0);
    auto const tonight = start_of(made.now().day.plus_days(1));
    made.look([&](ledger::Snapshot const& snapshot) {
        for (auto const room : {Room::conference, Room::register_, Room::plan, Room::dispute})
            for (auto const& stream : snapshot.site().streams(room))
                for (auto const& record : snapshot.records(stream))
                    EXPECT_LT(record.act.held_on, tonight) << stream.key << " " << application::name_of(record.event);
    });
}

TEST_P(Demonstration, has_every_kind_and_nearly_every_stage)
{
    auto& made = made_at(GetParam());
    std::set<conference::Kind> kinds;
    std::set<application::ConferenceStage> stages;
    std::set<std::string> chairs;
    std::set<std::size_t> children;
    for (auto const& row : made.conferences()) {
        kinds.insert(row.kind);
        stages.insert(row.stage);
        if (row.chair)
            chairs.insert(row.chair->value);
        children.insert(row.children.size());
    }
    EXPECT_EQ(kinds.size(), 5U);
    // Requested, booked, open, adjourned, decided, its record agreed, not held.
    EXPECT_EQ(stages.size(), 7U);
    EXPECT_GE(chairs.size(), 3U);
    EXPECT_GE(children.size(), 2U);
}

TEST_P(Demonstration, knows_everybody_whom_a_conference_names)
{
    auto& made = made_at(GetParam());
    auto const conferences = made.conferences();
    made.look([&](ledger::Snapshot const& snapshot) {
        auto const& site = snapshot.site();
        auto const works = [&](PersonId const& person, std::optional<AgencyId> const& agency) {
            auto const& known = site.practitioner(person).practitioner;
            ASSERT_TRUE(known) << person.value;
            EXPECT_TRUE(std::ranges::any_of(
                known->memberships,
                [&](auto const& one) { return one.holds_on(made.today()) && (!agency || one.agency == *agency); }))
                << person.value << " " << (agency ? agency->value : "");
            EXPECT_TRUE(directory::lapses(*known, made.today(), site.settings().on(made.today())).empty())
                << person.value;
        };
        for (auto const& row : conferences) {
            auto const& state = site.conference(row.id);
            if (auto const& booking = state.convening.booking) {
                works(booking->chair, std::nullopt);
                works(booking->record_taker, std::nullopt);
            }
            ASSERT_TRUE(state.convening.request);
            works(state.convening.request->social_worker.value(), std::nullopt);
            works(state.convening.request->team_manager.value(), std::nullopt);
            for (auto const& [person, invited] : state.invitations.roll)
                if (invited.capacity == Capacity::practitioner) {
                    works(person, invited.agency);
                    EXPECT_EQ(site.practitioner(person).practitioner->said.name, invited.name);
                }
        }
    });
}

TEST_P(Demonstration, has_a_holder_of_every_post_and_of_those_that_boards_name)
{
    auto& made = made_at(GetParam());
    made.look([&](ledger::Snapshot const& snapshot) {
        auto const& site = snapshot.site();
        std::map<Post, int> holders;
        for (auto const& stream : site.streams(Room::directory))
            if (auto const person = directory::person_of(stream.key))
                for (auto const& post : site.practitioner(*person).practitioner->posts)
                    holders[post.of.post] += post.holds_on(made.today());
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Post>>(
            [&](auto post) { EXPECT_GE(holders[post.value], 1) << post.name; });
        EXPECT_GE(holders[Post::board_admin], 2);
        EXPECT_GE(holders[Post::director], 2);
        for (auto const& [post, holder] : site.settings().on(made.today()).role_map)
            EXPECT_TRUE(site.practitioner(holder).practitioner) << post;
    });
}

TEST_P(Demonstration, is_of_an_invented_authority)
{
    auto& made = made_at(GetParam());
    auto const conferences = made.conferences();
    made.look([&](ledger::Snapshot const& snapshot) {
        for (auto const& row : conferences) {
            auto const authority = snapshot.site().conference(row.id).convening.request->authority.value();
            EXPECT_TRUE(invented_authorities().council(authority)) << row.id.value << " " << authority.value;
        }
        for (auto const& stream : snapshot.site().streams(Room::register_))
            if (auto const& entry = snapshot.site().register_of(ChildId{stream.key}).live)
                EXPECT_TRUE(invented_authorities().council(entry->said.authority)) << stream.key;
    });
}

TEST_P(Demonstration, calls_nobody_by_an_identifier)
{
    auto& made = made_at(GetParam());
    made.look([&](ledger::Snapshot const& snapshot) {
        auto const& site = snapshot.site();
        std::set<std::string> ids;
        for (auto const& stream : site.streams(Room::directory)) {
            auto const person = directory::person_of(stream.key);
            ids.insert(person ? person->value : directory::agency_of(stream.key)->value);
        }
        for (auto const& council : invented_authorities().councils)
            ids.insert(council.id.value);
        for (auto const& stream : site.streams(Room::conference))
            for (auto const& [person, relative] : site.conference(ConferenceId{stream.key}).family.people)
                ids.insert(person.value);
        auto const tell = [&](web::Story& story, application::StreamId const& stream) {
            for (auto const& record : snapshot.records(stream))
                story.tell(record, site);
            for (auto const& entry : story.entries()) {
                EXPECT_FALSE(ids.contains(entry.who)) << stream.key << " " << entry.who;
                for (auto const& sentence : entry.sentences)
                    for (auto const& id : ids)
                        EXPECT_FALSE(is_said(sentence, id)) << stream.key << " " << id << ": " << sentence;
            }
        };
        for (auto const language : {Language::en, Language::cy}) {
            for (auto const& stream : site.streams(Room::conference)) {
                web::Story story{language, site, ConferenceId{stream.key}};
                tell(story, stream);
            }
            for (auto const& stream : site.streams(Room::register_)) {
                // The mother of a twin is named where the other was conferenced about.
                if (snapshot.conferences_about(ChildId{stream.key}).empty())
                    continue;
                web::Story story{language, site};
                for (auto const& conference : snapshot.conferences_about(ChildId{stream.key}))
                    story.learn(snapshot.records({Room::conference, conference.value}), site);
                tell(story, stream);
                tell(story, {Room::plan, stream.key});
            }
        }
    });
}

INSTANTIATE_TEST_SUITE_P(On, Demonstration,
                         testing::Values("2026-11-27T08:15", "2027-01-04T14:30", "2027-03-28T21:00"));

}
