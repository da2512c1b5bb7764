#pragma once

#include "store/log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <functional>
#include <mutex>
#include <unistd.h>

/// What tests of the store share: a folder, a clock and randomness of their own, and records of invented people.
namespace noddfa::store {

class TestFolder {
public:
    TestFolder()
    {
        // Memory, where there is a folder of it: what a disk may lose is for disk_test.cpp and the rigs.
        std::filesystem::path const memory = "/dev/shm";
        auto const parent = std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
        auto name = (parent / "noddfa-store-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    TestFolder(TestFolder const&) = delete;
    TestFolder& operator=(TestFolder const&) = delete;
    ~TestFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class TestClock final : public Clock {
public:
    std::int64_t now() override { return time_ += step; }
    void set(std::int64_t time) { time_ = time; }
    static constexpr std::int64_t step = 1000;

private:
    std::atomic<std::int64_t> time_ = 1'700'000'000'000'000;
};

/// Reproducible: SplitMix64 from a seed.
class TestRandom final : public Random {
public:
    explicit TestRandom(std::uint64_t seed = 1) : state_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override
    {
        std::lock_guard const lock{mutex_};
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(next());
    }
    std::uint64_t next()
    {
        state_ += 0x9e3779b97f4a7c15;
        auto mixed = (state_ ^ state_ >> 30) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
        return mixed ^ mixed >> 31;
    }

private:
    std::mutex mutex_;
    std::uint64_t state_;
};

inline constexpr auto test_origin = "noddfa.example/log/2026";

/// A site on disk that can be opened again and again.
class TestSite {
public:
    LogOptions options()
    {
        LogOptions given;
        given.folder = data();
        given.site_key = key();
        given.origin = test_origin;
        given.clock = &clock;
        given.random = &random;
        return given;
    }
    std::unique_ptr<Log> open() { return std::make_unique<Log>(options()); }
    std::filesystem::path data() const { return folder.path() / "data"; }
    std::filesystem::path key() const { return folder.path() / "site.key"; }

    TestFolder folder;
    TestClock clock;
    TestRandom random;
};

inline Bytes bytes_of(std::string_view text) { return copy_of(view_of(text)); }
inline std::string text_of(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

inline NewRecord test_record(std::string_view text, std::string scope = "family:f1")
{
    NewRecord record;
    record.key_scope = std::move(scope);
    record.command = "command-1";
    record.actor = "chair";
    record.schema = 1;
    record.payload = bytes_of(text);
    return record;
}

inline StreamName conference(std::string key) { return {"conference", std::move(key)}; }

/// Appends texts to a stream, waiting until they are on the disk; whether the expected version held.
inline bool append_texts(Log& log, StreamName const& stream, std::uint64_t expected,
                         std::vector<std::string> const& texts, std::string const& scope = "family:f1")
{
    std::vector<NewRecord> records;
    for (auto const& text : texts)
        records.push_back(test_record(text, scope));
    return log.submit([&](Writer& writer) { return writer.append(stream, expected, records).has_value(); }).get();
}

inline std::vector<std::string> texts_of(Log& log, StreamName const& stream)
{
    return log.read([&](Reader& reader) {
        std::vector<std::string> texts;
        for (auto const& record : reader.stream(stream))
            texts.push_back(record.erased ? "(erased)" : text_of(record.payload));
        return texts;
    });
}

/// The fault that a call ends with; fails the test when it ends well.
inline Fault fault_in(std::function<void()> const& call)
{
    try {
        call();
    } catch (Fault const& fault) {
        return fault;
    }
    ADD_FAILURE() << "no fault";
    return Fault{FaultCode::stopping};
}
inline std::string code_in(std::function<void()> const& call) { return name(fault_in(call).code()); }

inline std::string file_text(std::filesystem::path const& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

inline void write_file(std::filesystem::path const& file, std::string const& text)
{
    std::ofstream{file, std::ios::binary | std::ios::trunc} << text;
}

}
