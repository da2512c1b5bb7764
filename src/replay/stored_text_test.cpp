#include "application/shapes.h"
#include "application/stored_form.h"
#include "replay/player.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <gtest/gtest.h>

namespace noddfa::replay::stored_text_test {

TEST(StoredText, of_every_event_is_that_of_its_value_and_reads_again)
{
    Player player;
    ASSERT_FALSE(player.play("test", prelude("closed").value(), [](boost::json::object const&) {}));
    int seen = 0;
    for (auto const room : application::all_rooms)
        for (auto const& stream : player.site().streams(room))
            for (auto const& record : player.site().log().read(stream)) {
                std::string text;
                application::write_text(record.event, text);
                EXPECT_EQ(text, boost::json::serialize(application::write(record.event)));
                auto const form = application::stored_form(record);
                EXPECT_EQ(boost::json::serialize(boost::json::parse(form)), form);
                auto const again = application::read_record(room, form);
                ASSERT_TRUE(again) << form;
                EXPECT_EQ(application::stored_form(*again), form);
                ++seen;
            }
    EXPECT_GT(seen, 60);
}

}
