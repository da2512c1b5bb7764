#include "main/demonstration.h"

#include "application/shapes.h"
#include "base/london.h"
#include "protocol/holidays.h"
#include "protocol/services.h"
#include "store/test_site.h"
#include "web/pages/said.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>

namespace noddfa::demonstration_test {

using application::ConferenceRow;
using application::Room;
using application::RowKind;

namespace {

/// A demonstration as it is made at one moment.
class Made {
public:
    explicit Made(char const* now) : now_(read_london_time(now).moment.value()) {}

    int refused()
    {
        return make_demonstration(ledger_, now_, [](int, int) {});
    }
    Moment now() const { return now_; }
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
    ledger::Ledger ledger_{site_.options(), services(), holidays_of_england_and_wales()};
};

}

class Demonstration : public testing::TestWithParam<char const*> {};

TEST_P(Demonstration, is_plausible_on_the_day_it_is_made)
{
    Made made{GetParam()};
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
    Made made{GetParam()};
    made.refused();
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
    // Requested, booked, open, adjourned, decided, not held; records are not written in a demonstration.
    EXPECT_EQ(stages.size(), 6U);
    EXPECT_GE(chairs.size(), 3U);
    EXPECT_GE(children.size(), 2U);
}

INSTANTIATE_TEST_SUITE_P(On, Demonstration,
                         testing::Values("2026-11-27T08:15", "2027-01-04T14:30", "2027-03-28T21:00"));

}
