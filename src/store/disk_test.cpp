#include "db/sqlite.h"
#include "db/test_disk.h"
#include "store/folder.h"
#include "store/test_site.h"
#include "store/verify.h"

/// What a disk can do to the log: lose power, fill up, fail.
namespace noddfa::store {

namespace {

/// A site on a disk of its own.
class DiskTest : public testing::Test {
protected:
    LogOptions options()
    {
        auto given = site_.options();
        given.vfs = disk_.name();
        given.readers = 1;
        return given;
    }
    static std::string text(std::uint64_t version) { return "text " + std::to_string(version); }
    /// One text on the disk, sealed under a new key every fifth time.
    static bool append(Log& log, std::uint64_t version)
    {
        return append_texts(log, conference("c1"), version, {text(version)}, "family:f" + std::to_string(version / 5));
    }

    db::TestDisk disk_;
    TestSite site_;
};

/// What the disk held at a power cut, and how many texts had been acknowledged by then.
struct Cut {
    db::DiskImage image;
    std::uint64_t acknowledged = 0;
};

class PowerCut : public DiskTest {
protected:
    /// Appends texts, with power cuts at random moments.
    void live(LogOptions const& given, std::uint64_t texts)
    {
        auto const choose = [this](std::uint64_t below) { return random_.next() % below; };
        disk_.before = [&, this](db::DiskCall, std::string const&) {
            if (choose(4) == 0)
                cuts_.push_back({disk_.image(choose), acknowledged_});
            return SQLITE_OK;
        };
        Log log{given};
        disk_.folder_synced(); // by the log, before it takes the first text
        for (std::uint64_t version = 0; version < texts; ++version) {
            ASSERT_TRUE(append(log, version));
            ++acknowledged_;
        }
        disk_.before = nullptr;
        key_ = log.verifier_key();
    }

    /// Whether everything acknowledged is there after the cut, and the log verifies and goes on.
    bool survived(Cut const& cut)
    {
        auto const folder = site_.folder.path() / "after";
        std::filesystem::remove_all(folder);
        std::filesystem::create_directory(folder);
        for (auto const& [path, bytes] : cut.image)
            write_file(folder / std::filesystem::path{path}.filename(), bytes);
        auto given = site_.options();
        given.folder = folder;
        given.readers = 1;
        try {
            {
                Log log{given};
                auto const found = texts_of(log, conference("c1"));
                if (found.size() < cut.acknowledged || found.size() > cut.acknowledged + 1)
                    return false;
                for (std::uint64_t version = 0; version < found.size(); ++version)
                    if (found[version] != text(version))
                        return false;
                if (!append(log, found.size()))
                    return false;
            }
            return verify_folder(folder, {test_origin, key_, {}}, site_.key()).green();
        } catch (Fault const&) {
            return false;
        }
    }

    std::size_t lost()
    {
        std::size_t count = 0;
        for (auto const& cut : cuts_)
            count += !survived(cut);
        return count;
    }

    TestRandom random_{20260309};
    std::vector<Cut> cuts_;
    std::atomic<std::uint64_t> acknowledged_ = 0;
    audit::VerifierKey key_;
};

TEST_F(PowerCut, at_any_moment_loses_nothing_that_was_acknowledged)
{
    live(options(), 30);
    ASSERT_GT(cuts_.size(), 40U);
    EXPECT_EQ(lost(), 0U) << "of " << cuts_.size();
}

TEST_F(PowerCut, control_a_disk_that_only_says_it_synced_loses_acknowledged_texts)
{
    disk_.drop_syncs = true;
    live(options(), 10);
    EXPECT_GT(lost(), 0U) << "of " << cuts_.size();
}

// What a careless setting would do.
class CarelessDatabase final : public db::Database {
public:
    CarelessDatabase(std::filesystem::path const& file, std::string const& vfs) : careful_(file, vfs) {}
    std::unique_ptr<db::Connection> open_writer() override
    {
        auto connection = careful_.open_writer();
        connection->run("PRAGMA synchronous=OFF");
        return connection;
    }
    std::unique_ptr<db::Connection> open_reader() override { return careful_.open_reader(); }

private:
    db::SqliteDatabase careful_;
};

TEST_F(PowerCut, control_without_synchronous_full_acknowledged_texts_are_lost)
{
    auto given = options();
    std::filesystem::create_directory(given.folder);
    given.database = std::make_shared<CarelessDatabase>(FolderPaths{given.folder}.log(), disk_.name());
    live(given, 10);
    EXPECT_GT(lost(), 0U) << "of " << cuts_.size();
}

class DiskFailure : public DiskTest {
protected:
    /// Fails the calls of a kind, on the log or its journal, from the `number`-th on until told to stop.
    void fail(db::DiskCall kind, int number, int result)
    {
        count_ = 0;
        disk_.before = [=, this](db::DiskCall call, std::string const&) {
            return call == kind && ++count_ >= number ? result : SQLITE_OK;
        };
    }

    std::atomic<int> count_ = 0;
};

TEST_F(DiskFailure, a_full_disk_refuses_and_the_log_goes_on_when_there_is_space)
{
    auto log = std::make_unique<Log>(options());
    ASSERT_TRUE(append(*log, 0));
    std::uint64_t version = 1;
    auto refused = 0;
    for (int number = 1; number < 40; ++number) {
        fail(db::DiskCall::write, number, SQLITE_FULL);
        auto answer = log->submit([&](Writer& writer) {
            auto const record = test_record(text(version), "family:g" + std::to_string(version));
            return writer.append(conference("c1"), version, {&record, 1}).has_value();
        });
        try {
            version += answer.get();
        } catch (Fault const& fault) {
            EXPECT_EQ(fault.code(), FaultCode::disk_full);
            ++refused;
        }
        EXPECT_EQ(texts_of(*log, conference("c1")).size(), version) << "reads go on";
        disk_.before = nullptr;
    }
    EXPECT_GT(refused, 5);
    EXPECT_GT(version, 5U);
    ASSERT_TRUE(append(*log, version++));
    auto const key = log->verifier_key();
    log.reset();
    EXPECT_TRUE(verify_folder(site_.data(), {test_origin, key, {}}, site_.key()).green());
    log = std::make_unique<Log>(options());
    EXPECT_EQ(texts_of(*log, conference("c1")).size(), version);
}

using DiskFailureDeathTest = DiskFailure;

TEST_F(DiskFailureDeathTest, a_sync_that_fails_ends_the_process)
{
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    for (int number = 1; number <= 2; ++number)
        EXPECT_DEATH(
            {
                Log log{options()};
                append(log, 0);
                fail(db::DiskCall::sync, number, SQLITE_IOERR_FSYNC);
                append_texts(log, conference("c1"), 1, {text(1)}, number == 1 ? "family:f0" : "family:new");
            },
            "could not be synced");
}

TEST_F(DiskFailureDeathTest, a_write_that_fails_in_a_commit_ends_the_process)
{
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    EXPECT_DEATH(
        {
            Log log{options()};
            append(log, 0);
            fail(db::DiskCall::write, 1, SQLITE_IOERR_WRITE);
            append(log, 1);
        },
        "could not be synced");
}

TEST_F(DiskFailureDeathTest, another_process_that_took_the_log_over_ends_this_one)
{
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    EXPECT_DEATH(
        {
            Log log{options()};
            append(log, 0);
            db::SqliteDatabase{FolderPaths{site_.data()}.log()}.open_writer()->run("UPDATE head SET epoch = 99");
            append(log, 1);
        },
        "taken over");
}

}

}
