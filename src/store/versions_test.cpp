#include "store/versions.h"

#include "store/test_site.h"

#include <gtest/gtest.h>

namespace noddfa::store {

namespace {

Id id_of(std::uint8_t first)
{
    Id id{};
    id[0] = first;
    return id;
}

}

TEST(Versions, of_a_snapshot_are_those_of_another_where_no_record_lies_between)
{
    Versions versions;
    auto const stream = id_of(1);
    versions.appended(stream, 4);
    EXPECT_FALSE(versions.find(stream, 5));
    versions.keep(stream, 5, 3);
    EXPECT_EQ(versions.find(stream, 5), 3u);
    EXPECT_EQ(versions.find(stream, 9), 3u);
    // The record of number 4 is not in a snapshot of four records.
    EXPECT_FALSE(versions.find(stream, 4));
    versions.appended(id_of(2), 9);
    EXPECT_EQ(versions.find(stream, 10), 3u);
    versions.appended(stream, 10);
    EXPECT_FALSE(versions.find(stream, 11));
    EXPECT_FALSE(versions.find(stream, 10)) << "of the older snapshot it is right, and no longer known to be";
}

TEST(Versions, of_a_record_that_was_taken_back_are_read_anew)
{
    Versions versions;
    auto const stream = id_of(1);
    versions.keep(stream, 5, 3);
    versions.appended(stream, 7);
    versions.appended(stream, 5);
    EXPECT_FALSE(versions.find(stream, 7));
    versions.keep(stream, 8, 4);
    EXPECT_EQ(versions.find(stream, 8), 4u);
}

TEST(Versions, of_a_newer_snapshot_are_not_pushed_out)
{
    Versions versions;
    auto const stream = id_of(1);
    versions.appended(stream, 7);
    versions.keep(stream, 8, 4);
    versions.keep(stream, 7, 3);
    EXPECT_EQ(versions.find(stream, 8), 4u);
}

TEST(Versions, that_readers_share_are_those_of_their_snapshots)
{
    TestSite site;
    auto const opened = site.open();
    auto& log = *opened;
    StreamName const name{"room", "1"};
    auto const version = [&] { return log.read([&](Reader& reader) { return reader.version(name); }); };
    auto const append = [&](bool keep) {
        return log.submit([&, keep](Writer& writer) {
            NewRecord record;
            record.key_scope = "scope";
            record.payload = copy_of(view_of("payload"));
            (void)writer.append(name, writer.version(name), std::span{&record, 1});
            if (!keep)
                writer.undo();
        });
    };
    EXPECT_EQ(version(), 0u);
    EXPECT_EQ(version(), 0u);
    append(true).get();
    EXPECT_EQ(version(), 1u);
    log.read([&](Reader& older) {
        EXPECT_EQ(older.version(name), 1u);
        append(true).get();
        EXPECT_EQ(version(), 2u);
        EXPECT_EQ(older.version(name), 1u);
    });
    append(false).get();
    EXPECT_EQ(version(), 2u);
    append(true).get();
    EXPECT_EQ(version(), 3u);
}

}
