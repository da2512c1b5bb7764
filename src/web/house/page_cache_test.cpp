#include "web/house/page_cache.h"

#include <gtest/gtest.h>

namespace noddfa::web {

using application::Room;
using application::RowKind;
using application::StreamId;
using ledger::Changes;
using ledger::Parts;

namespace {

std::shared_ptr<PageCache::Page const> page_of(std::string body)
{
    return std::make_shared<PageCache::Page const>(PageCache::Page{{200, {}, std::move(body)}});
}

Parts at(std::string key) { return {{StreamId{Room::conference, std::move(key)}}, {}, {}}; }

}

TEST(PageCache, gives_a_page_until_something_it_was_made_from_changes)
{
    Changes changes;
    PageCache cache{changes, 100'000};
    cache.keep("/en/conferences/C1", {changes.now(), at("C1")}, page_of("one"));
    changes.note({{StreamId{Room::conference, "C2"}}, {RowKind::diary}, {}});
    ASSERT_TRUE(cache.find("/en/conferences/C1"));
    EXPECT_EQ(cache.find("/en/conferences/C1")->page.body, "one");
    EXPECT_FALSE(cache.find("/cy/conferences/C1"));
    changes.note({{StreamId{Room::conference, "C1"}}, {}, {}});
    EXPECT_FALSE(cache.find("/en/conferences/C1"));
    EXPECT_EQ(cache.bytes(), 0u);
}

TEST(PageCache, gives_no_page_of_the_record_of_looking_after_a_look)
{
    Changes changes;
    PageCache cache{changes, 100'000};
    Parts looks;
    looks.looks = true;
    PageCache::Made made{changes.now(), {}};
    made.rest_on(looks);
    cache.keep("/en/looking", made, page_of("one"));
    cache.keep("/en/conferences", {changes.now(), at("C1")}, page_of("two"));
    ASSERT_TRUE(cache.find("/en/looking"));
    changes.note(looks);
    EXPECT_FALSE(cache.find("/en/looking"));
    EXPECT_TRUE(cache.find("/en/conferences"));
}

TEST(PageCache, keeps_no_page_whose_snapshot_may_be_older_than_a_change)
{
    Changes changes;
    PageCache cache{changes, 100'000};
    auto const before = changes.now();
    changes.note({{StreamId{Room::conference, "C1"}}, {}, {}});
    cache.keep("/en/conferences/C1", {before, at("C1")}, page_of("old"));
    EXPECT_FALSE(cache.find("/en/conferences/C1"));
}

TEST(PageCache, is_bounded_and_lets_go_of_what_was_not_asked_for_longest)
{
    Changes changes;
    PageCache cache{changes, 30'000};
    for (auto const* address : {"/1", "/2"})
        cache.keep(address, {changes.now(), {}}, page_of(std::string(10'000, 'x')));
    ASSERT_TRUE(cache.find("/1"));
    cache.keep("/3", {changes.now(), {}}, page_of(std::string(10'000, 'x')));
    EXPECT_LE(cache.bytes(), 30'000u);
    EXPECT_TRUE(cache.find("/1"));
    EXPECT_FALSE(cache.find("/2"));
    cache.keep("/4", {changes.now(), {}}, page_of(std::string(40'000, 'x')));
    EXPECT_FALSE(cache.find("/4"));
}

TEST(PageCache, keeps_nothing_without_room)
{
    Changes changes;
    PageCache cache{changes, 0};
    cache.keep("/1", {changes.now(), {}}, page_of(""));
    EXPECT_FALSE(cache.find("/1"));
}

}
