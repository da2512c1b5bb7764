#include "audit/checkpoint.h"
#include "base/bug.h"
#include "store/test_site.h"
#include "support/postgresql.h"

#include <thread>

/// What every log promises, whichever database it lies in.
namespace noddfa::store {

namespace {

using Texts = std::vector<std::string>;

/// How a suite gets its log.
struct StoreFactory {
    char const* name;
    std::shared_ptr<db::Database> (*database)(); ///< none: the site's own file
};

class LogContract : public testing::TestWithParam<StoreFactory> {
protected:
    LogContract() { reopen(); }
    void reopen()
    {
        log_.reset();
        log_ = std::make_unique<Log>(log_options());
    }
    LogOptions log_options()
    {
        auto options = site_.options();
        options.database = database_;
        return options;
    }
    Log& log() { return *log_; }
    std::uint64_t size()
    {
        return log().read([](Reader& reader) { return reader.head().size; });
    }

    TestSite site_;
    std::shared_ptr<db::Database> database_ = GetParam().database();
    std::unique_ptr<Log> log_;
};

TEST_P(LogContract, what_was_appended_is_read_in_order_also_after_reopening)
{
    ASSERT_TRUE(append_texts(log(), conference("c1"), 0, {"one", "two"}));
    ASSERT_TRUE(append_texts(log(), conference("c2"), 0, {"other"}));
    ASSERT_TRUE(append_texts(log(), conference("c1"), 2, {"three"}));
    EXPECT_EQ(texts_of(log(), conference("c1")), (Texts{"one", "two", "three"}));
    reopen();
    EXPECT_EQ(texts_of(log(), conference("c1")), (Texts{"one", "two", "three"}));
    EXPECT_EQ(texts_of(log(), conference("c2")), Texts{"other"});
    EXPECT_EQ(texts_of(log(), {"dispute", "c1"}), Texts{}) << "another kind, another stream";
    EXPECT_EQ(size(), 4U);
}

TEST_P(LogContract, a_leaf_says_who_what_and_when_by_pseudonyms)
{
    auto record = test_record("one");
    record.on_behalf_of = "deputy";
    record.object = "child-1";
    record.role = 3;
    record.schema = 77;
    log().submit([&](Writer& writer) { return writer.append(conference("c1"), 0, {&record, 1}).value(); }).get();
    auto const leaf = log().read([](Reader& reader) { return reader.record(0).leaf; });
    EXPECT_EQ(leaf.sequence, 0U);
    EXPECT_EQ(leaf.stream_version, 1U);
    EXPECT_EQ(leaf.epoch, log().epoch());
    EXPECT_EQ(leaf.role, 3);
    EXPECT_EQ(leaf.schema, 77U);
    EXPECT_EQ(leaf.actor, log().pseudonym("person", "chair"));
    EXPECT_EQ(leaf.on_behalf_of, log().pseudonym("person", "deputy"));
    EXPECT_NE(leaf.actor, leaf.on_behalf_of);
    EXPECT_EQ(leaf.object, log().pseudonym("object", "child-1"));
    EXPECT_NE(leaf.object, log().pseudonym("person", "child-1"));
    EXPECT_EQ(leaf.second_person, Id{});
    reopen();
    EXPECT_EQ(leaf.actor, log().pseudonym("person", "chair")) << "a pseudonym stays";
}

TEST_P(LogContract, a_stream_that_moved_on_takes_nothing)
{
    ASSERT_TRUE(append_texts(log(), conference("c1"), 0, {"one"}));
    EXPECT_FALSE(append_texts(log(), conference("c1"), 0, {"late", "later"}));
    EXPECT_FALSE(append_texts(log(), conference("c1"), 2, {"early"}));
    EXPECT_EQ(texts_of(log(), conference("c1")), Texts{"one"});
    EXPECT_EQ(size(), 1U);
}

TEST_P(LogContract, of_many_who_expect_the_same_version_one_wins)
{
    std::atomic<int> won = 0;
    std::vector<std::thread> people;
    for (int person = 0; person < 8; ++person)
        people.emplace_back([&] {
            for (std::uint64_t expected = 0; expected < 20; ++expected)
                won += append_texts(log(), conference("c1"), expected, {"mine"}) ? 1 : 0;
        });
    for (auto& person : people)
        person.join();
    EXPECT_EQ(won, 20);
    EXPECT_EQ(texts_of(log(), conference("c1")).size(), 20U);
}

TEST_P(LogContract, a_job_reads_its_own_writes_and_those_before_it_in_the_group)
{
    auto seen = log().submit([](Writer& writer) {
        auto const record = test_record("one");
        writer.append(conference("c1"), 0, {&record, 1}).value();
        auto const records = writer.stream(conference("c1"));
        return records.size() == 1 && text_of(records[0].payload) == "one" && writer.next_sequence() == 1
               && writer.streams("conference").size() == 1 && writer.record(0).leaf.sequence == 0;
    });
    EXPECT_TRUE(seen.get());
}

TEST_P(LogContract, a_job_that_throws_or_undoes_leaves_nothing_and_its_neighbours_stand)
{
    std::vector<std::future<std::uint64_t>> good;
    std::vector<std::future<int>> bad;
    for (int round = 0; round < 30; ++round) {
        auto const key = "c" + std::to_string(round);
        good.push_back(log().submit([key](Writer& writer) {
            auto const record = test_record("kept");
            return writer.append(conference(key), 0, {&record, 1}).value();
        }));
        bad.push_back(log().submit([key, round](Writer& writer) -> int {
            auto const record = test_record("taken back", "family:other" + key);
            writer.append(conference(key), 1, {&record, 1}).value();
            writer.append(conference("new-" + key), 0, {&record, 1}).value();
            writer.sql().execute("INSERT INTO projections VALUES ($1, 1, 1)", std::string_view{key});
            if (round % 2)
                throw std::range_error{"of the job"};
            writer.undo();
            return round;
        }));
    }
    for (std::uint64_t round = 0; round < 30; ++round) {
        EXPECT_EQ(good[round].get(), round) << "sequences stay dense";
        if (round % 2)
            EXPECT_THROW(bad[round].get(), std::range_error);
        else
            EXPECT_EQ(bad[round].get(), static_cast<int>(round));
    }
    reopen();
    EXPECT_EQ(size(), 30U);
    EXPECT_EQ(texts_of(log(), conference("c7")), Texts{"kept"});
    EXPECT_EQ(texts_of(log(), conference("new-c7")), Texts{});
    EXPECT_EQ(log().read([](Reader& reader) { return reader.projection("c7", 1); }), std::nullopt);
}

TEST_P(LogContract, a_commands_outcome_is_kept_once)
{
    auto const perform = [&](std::string const& command, std::string const& outcome) {
        return log()
            .submit([&](Writer& writer) {
                if (auto const first = writer.outcome(command))
                    return text_of(first->outcome);
                auto const record = test_record("done");
                writer.append(conference("c1"), writer.version(conference("c1")), {&record, 1}).value();
                writer.remember(command, "family:f1", view_of(outcome));
                return outcome;
            })
            .get();
    };
    EXPECT_EQ(perform("k1", "first"), "first");
    EXPECT_EQ(perform("k1", "second"), "first");
    reopen();
    EXPECT_EQ(perform("k1", "third"), "first");
    EXPECT_EQ(perform("k2", "fourth"), "fourth");
    EXPECT_EQ(size(), 2U);
    EXPECT_THROW(log().submit([](Writer& writer) { writer.remember("k1", "family:f1", {}); }).get(), Bug);
}

TEST_P(LogContract, projections_change_in_the_same_transaction)
{
    log()
        .submit([](Writer& writer) {
            writer.sql().run("CREATE TABLE seen (number INTEGER PRIMARY KEY)");
            auto const record = test_record("one");
            auto const sequence = writer.append(conference("c1"), 0, {&record, 1}).value();
            writer.sql().execute("INSERT INTO seen VALUES ($1)", static_cast<std::int64_t>(sequence));
            writer.set_projection("seen", 1, sequence + 1);
        })
        .get();
    auto const position = [&](std::int64_t version) {
        return log().read([&](Reader& reader) { return reader.projection("seen", version); });
    };
    EXPECT_EQ(position(1), 1U);
    EXPECT_EQ(position(2), std::nullopt) << "another version of it starts anew";
    EXPECT_EQ(log().read([](Reader& reader) {
        auto statement = reader.sql().prepare("SELECT number FROM seen");
        return statement.next() ? statement.row().integer(0) : -1;
    }),
              0);
}

TEST_P(LogContract, a_sealed_column_opens_for_its_own_scope_and_purpose_only)
{
    auto const sealed =
        log().submit([](Writer& writer) { return writer.seal("child:a", "diary", view_of("Alaw Example")); }).get();
    auto const open = [&](char const* scope, char const* purpose) {
        return log().read([&](Reader& reader) { return text_of(reader.unseal(scope, purpose, sealed).value()); });
    };
    EXPECT_EQ(open("child:a", "diary"), "Alaw Example");
    EXPECT_EQ(code_in([&] { open("child:a", "register"); }), "damaged-record");
    EXPECT_EQ(code_in([&] { open("child:b", "diary"); }), "damaged-record");
}

TEST_P(LogContract, lists_the_streams_of_a_kind_in_order)
{
    for (auto const* key : {"c9", "c1", "c5"})
        append_texts(log(), conference(key), 0, {"x"}, std::string{"family:"} + key);
    append_texts(log(), {"register", "r1"}, 0, {"x"});
    auto const keys = [&] {
        return log().read([](Reader& reader) {
            Texts found;
            for (auto const& stream : reader.streams("conference"))
                found.push_back(stream.key);
            return found;
        });
    };
    EXPECT_EQ(keys(), (Texts{"c1", "c5", "c9"}));
    log().erase("family:c5", test_record("retention period over", "site:disposals")).get();
    EXPECT_EQ(keys(), (Texts{"c1", "c9"}));
    reopen();
    EXPECT_EQ(keys(), (Texts{"c1", "c9"}));
}

TEST_P(LogContract, a_scan_gives_every_record_once)
{
    for (int stream = 0; stream < 5; ++stream)
        append_texts(log(), conference("c" + std::to_string(stream)), 0, Texts(100, "x"));
    std::uint64_t next = 0;
    log().read([&](Reader& reader) {
        reader.scan(0, reader.head().size, [&](std::variant<Record, DamagedRecord> const& found) {
            EXPECT_EQ(std::get<Record>(found).leaf.sequence, next++);
        });
    });
    EXPECT_EQ(next, 500U);
}

TEST_P(LogContract, a_stream_is_read_from_where_a_reader_has_come_to)
{
    append_texts(log(), conference("c1"), 0, {"one", "two", "three"});
    auto const behind = [&](std::uint64_t after) {
        return log().read([&](Reader& reader) { return reader.stream(conference("c1"), after); });
    };
    EXPECT_EQ(behind(0).size(), 3U);
    ASSERT_EQ(behind(2).size(), 1U);
    EXPECT_EQ(behind(2)[0].leaf.stream_version, 3U);
    EXPECT_TRUE(behind(3).empty());
    EXPECT_THROW((void)behind(4), Fault) << "what it has came from no such log";
}

TEST_P(LogContract, time_never_goes_back)
{
    append_texts(log(), conference("c1"), 0, {"now"});
    site_.clock.set(1'000'000);
    append_texts(log(), conference("c1"), 1, {"the clock was set back"});
    reopen();
    append_texts(log(), conference("c1"), 2, {"and after a restart"});
    auto const records = log().read([](Reader& reader) { return reader.stream(conference("c1")); });
    EXPECT_GE(records[1].leaf.committed_at, records[0].leaf.committed_at);
    EXPECT_GE(records[2].leaf.committed_at, records[1].leaf.committed_at);
    EXPECT_GT(records[2].leaf.epoch, records[1].leaf.epoch);
}

TEST_P(LogContract, what_was_erased_is_never_served_again_and_takes_nothing_more)
{
    append_texts(log(), conference("c1"), 0, {"Alaw Example", "more"}, "family:f1");
    append_texts(log(), conference("c2"), 0, {"stays"}, "family:f2");
    log().submit([](Writer& writer) { writer.remember("k1", "family:f1", view_of("Alaw")); }).get();
    log().erase("family:f1", test_record("retention period over", "site:disposals")).get();
    auto const check = [&] {
        EXPECT_EQ(texts_of(log(), conference("c1")), (Texts{"(erased)", "(erased)"}));
        EXPECT_EQ(texts_of(log(), conference("c2")), Texts{"stays"});
        EXPECT_TRUE(log().read([](Reader& reader) { return reader.outcome("k1"); })->erased);
        EXPECT_EQ(code_in([&] { append_texts(log(), conference("c3"), 0, {"x"}, "family:f1"); }), "erased");
        auto const tombstone = log().read([](Reader& reader) { return reader.record(3); });
        EXPECT_EQ(tombstone.leaf.kind, audit::LeafClass::disposal);
        EXPECT_EQ(tombstone.leaf.object, log().scope_id("family:f1"));
        EXPECT_EQ(text_of(tombstone.payload), "retention period over");
    };
    check();
    reopen();
    check();
}

TEST_P(LogContract, proofs_hold_at_every_size)
{
    for (int stream = 0; stream < 6; ++stream)
        append_texts(log(), conference("c" + std::to_string(stream)), 0, Texts(90, "x"));
    reopen();
    append_texts(log(), conference("c9"), 0, Texts(60, "x"));
    log().read([](Reader& reader) {
        std::vector<Hash> leaves;
        reader.scan(0, 600, [&](std::variant<Record, DamagedRecord> const& found) {
            leaves.push_back(audit::leaf_hash(audit::encode(std::get<Record>(found).leaf)));
        });
        auto const root = [&](std::uint64_t size) { return audit::root_of(audit::LeafHashes{leaves}, size); };
        EXPECT_EQ(reader.head().root, root(600));
        for (std::uint64_t size = 1; size <= 600; size += 37) {
            EXPECT_TRUE(audit::verify_consistency(size, 600, reader.consistency(size, 600), root(size), root(600)));
            EXPECT_TRUE(audit::verify_inclusion(leaves[size - 1], size - 1, size, reader.inclusion(size - 1, size),
                                                root(size)));
        }
    });
}

TEST_P(LogContract, a_checkpoint_covers_what_was_committed_before_it)
{
    append_texts(log(), conference("c1"), 0, {"one"});
    audit::Checkpoint checkpoint;
    ASSERT_EQ(audit::open_checkpoint(log().checkpoint(), test_origin, log().verifier_key(), checkpoint),
              audit::CheckpointFault::none);
    EXPECT_EQ(checkpoint.size, 1U);
    EXPECT_EQ(checkpoint.root, log().read([](Reader& reader) { return reader.head().root; }));
}

TEST_P(LogContract, a_reader_sees_one_snapshot)
{
    append_texts(log(), conference("c1"), 0, {"one"});
    log().read([&](Reader& reader) {
        auto const before = reader.head().size;
        append_texts(log(), conference("c1"), 1, {"two"});
        EXPECT_EQ(reader.head().size, before);
        EXPECT_EQ(reader.stream(conference("c1")).size(), 1U);
    });
    EXPECT_EQ(texts_of(log(), conference("c1")).size(), 2U);
}

TEST_P(LogContract, waiting_has_an_end)
{
    site_.clock.set(1);
    log_.reset();
    auto options = log_options();
    options.readers = 1;
    options.reader_patience = std::chrono::milliseconds{1};
    options.longest_queue = 2;
    log_ = std::make_unique<Log>(options);
    log().read([&](Reader&) { EXPECT_EQ(code_in([&] { log().read([](Reader&) {}); }), "overloaded"); });
    std::promise<void> go;
    std::promise<void> begun;
    auto first = log().submit([&](Writer&) {
        begun.set_value();
        go.get_future().wait();
    });
    begun.get_future().wait();
    auto second = log().submit([](Writer&) {});
    auto third = log().submit([](Writer&) {});
    EXPECT_EQ(code_in([&] { log().submit([](Writer&) {}); }), "overloaded");
    go.set_value();
    first.get();
    second.get();
    third.get();
}

TEST_P(LogContract, a_payload_has_a_limit_and_may_be_empty)
{
    EXPECT_EQ(code_in([&] { append_texts(log(), conference("c1"), 0, {std::string(largest_payload + 1, 'x')}); }),
              "too-large");
    EXPECT_TRUE(append_texts(log(), conference("c1"), 0, {"", std::string(largest_payload, 'x')}));
    EXPECT_EQ(texts_of(log(), conference("c1"))[1].size(), largest_payload);
}

std::shared_ptr<db::Database> own_file() { return nullptr; }
std::shared_ptr<db::Database> on_postgresql() { return std::make_shared<TestPostgresql>(); }

std::vector<StoreFactory> stores()
{
    std::vector<StoreFactory> found{{"sqlite", own_file}};
    if (postgresql_of_tests())
        found.push_back({"postgresql", on_postgresql});
    return found;
}

INSTANTIATE_TEST_SUITE_P(Stores, LogContract, testing::ValuesIn(stores()),
                         [](auto const& parameter) { return parameter.param.name; });

}

}
