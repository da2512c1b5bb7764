#include "application/stream_cache.h"

#include <gtest/gtest.h>

namespace noddfa::application::stream_cache_test {

namespace {

StreamId stream(int number) { return {Room::conference, "C" + std::to_string(number)}; }
std::shared_ptr<AnyState const> a_state() { return std::make_shared<AnyState const>(empty_state(Room::conference)); }

}

TEST(StreamCaches, give_what_was_kept_of_the_same_version_only)
{
    StreamCache cache{4};
    auto const state = a_state();
    cache.keep(stream(1), 3, state, cache.generation());
    EXPECT_EQ(cache.state(stream(1), 3), state);
    EXPECT_EQ(cache.state(stream(1), 4), nullptr);
    EXPECT_EQ(cache.records(stream(1), 3), nullptr);
    cache.keep(stream(1), 2, a_state(), cache.generation());
    EXPECT_EQ(cache.state(stream(1), 3), state) << "an older one does not push out a newer one";
}

TEST(StreamCaches, stay_bounded_and_let_go_what_was_used_longest_ago)
{
    StreamCache cache{2};
    for (auto const number : {1, 2})
        cache.keep(stream(number), 1, a_state(), cache.generation());
    EXPECT_NE(cache.state(stream(1), 1), nullptr);
    cache.keep(stream(3), 1, a_state(), cache.generation());
    EXPECT_EQ(cache.size(), 2U);
    EXPECT_NE(cache.state(stream(1), 1), nullptr);
    EXPECT_EQ(cache.state(stream(2), 1), nullptr);
}

TEST(StreamCaches, keep_nothing_that_was_read_before_they_were_cleared)
{
    StreamCache cache{2};
    auto const since = cache.generation();
    cache.clear();
    cache.keep(stream(1), 1, a_state(), since);
    EXPECT_EQ(cache.size(), 0U);
}

}
