#include "store/folder.h"
#include "store/test_site.h"
#include "store/verify.h"

#include <set>

/// Damage at rest (rig R5), and what a stolen file tells.
namespace noddfa::store {

namespace {

constexpr int damage_streams = 12;
constexpr int damage_texts = 8;

std::string damage_text(int stream, int version)
{
    return "Alaw Example, stream " + std::to_string(stream) + ", text " + std::to_string(version);
}

void fill_for_damage(Log& log)
{
    for (int stream = 0; stream < damage_streams; ++stream)
        for (int version = 0; version < damage_texts; ++version)
            append_texts(log, conference("stream-" + std::to_string(stream)), static_cast<std::uint64_t>(version),
                         {damage_text(stream, version)}, "family:" + std::to_string(stream));
    log.submit([](Writer& writer) { writer.remember("k1", "family:1", view_of("Alaw Example's outcome")); }).get();
}

/// What was found of a damaged log.
struct Found {
    bool opened = false;
    int served = 0;
    int refused = 0;
    int false_texts = 0; ///< served, and not what was written
};

Found look_at_damaged(LogOptions const& options)
{
    Found found;
    try {
        Log log{options};
        found.opened = true;
        for (int stream = 0; stream < damage_streams; ++stream) {
            try {
                auto const texts = texts_of(log, conference("stream-" + std::to_string(stream)));
                auto good = texts.size() == damage_texts;
                for (int version = 0; good && version < damage_texts; ++version)
                    good = texts[static_cast<std::size_t>(version)] == damage_text(stream, version);
                ++(good ? found.served : found.false_texts);
            } catch (Fault const&) {
                ++found.refused;
            }
        }
        auto const outcome = log.read([](Reader& reader) { return reader.outcome("k1"); });
        found.false_texts += outcome && text_of(outcome->outcome) != "Alaw Example's outcome";
    } catch (Fault const&) {
    }
    return found;
}

TEST(Damage, of_any_bit_of_the_database_is_never_served_and_the_rest_goes_on)
{
    TestSite site;
    fill_for_damage(*site.open());
    auto const file = FolderPaths{site.data()}.log();
    auto const whole = file_text(file);
    TestRandom random{5};
    std::vector<Found> looks;
    for (int flip = 0; flip < 150; ++flip) {
        auto bad = whole;
        auto const bit = random.next() % (whole.size() * 8);
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ static_cast<char>(1U << bit % 8));
        for (auto const* journal : {"-wal", "-shm"})
            std::filesystem::remove(file.string() + journal);
        write_file(file, bad);
        looks.push_back(look_at_damaged(site.options()));
        EXPECT_EQ(looks.back().false_texts, 0) << "bit " << bit;
    }
    auto const some = [&](auto const& is) { return std::any_of(looks.begin(), looks.end(), is); };
    EXPECT_TRUE(some([](Found const& found) { return !found.opened; }));
    EXPECT_TRUE(some([](Found const& found) { return found.opened && found.refused > 0 && found.served > 0; }));
    EXPECT_TRUE(some([](Found const& found) { return found.served == damage_streams; })) << "bytes that no row uses";
}

TEST(Damage, of_a_record_is_told_with_its_number_and_a_scan_passes_over_it)
{
    TestSite site;
    auto const log = site.open();
    append_texts(*log, conference("c1"), 0, {"one", "two", "three"});
    append_texts(*log, conference("c2"), 0, {"four"}, "family:f2");
    log->submit(
           [](Writer& writer) { writer.sql().execute("UPDATE records SET sealed = zeroblob(90) WHERE sequence = 1"); })
        .get();
    auto const fault = fault_in([&] { texts_of(*log, conference("c1")); });
    EXPECT_EQ(fault.code(), FaultCode::damaged_record);
    EXPECT_EQ(fault.sequence(), 1U);
    EXPECT_EQ(fault_in([&] { log->read([](Reader& reader) { reader.record(1); }); }).sequence(), 1U);
    EXPECT_EQ(texts_of(*log, conference("c2")), std::vector<std::string>{"four"});
    std::string order;
    log->read([&](Reader& reader) {
        reader.scan(0, 4, [&](std::variant<Record, DamagedRecord> const& found) {
            order += std::holds_alternative<Record>(found) ? 'r' : 'd';
        });
    });
    EXPECT_EQ(order, "rdrr");
    EXPECT_EQ(
        code_in([&] { log->submit([](Writer& writer) { return writer.stream(conference("c1")).size(); }).get(); }),
        "damaged-record")
        << "and nothing is decided on it";
}

TEST(Damage, of_each_column_of_a_record_is_found)
{
    for (auto const* change :
         {"leaf = zeroblob(336)", "leaf = zeroblob(3)", "leaf_hash = zeroblob(32)", "version = 7", "class = 2",
          "scope = zeroblob(16)", "scope = zeroblob(1)", "stream = zeroblob(16)", "sealed = zeroblob(0)"}) {
        TestSite site;
        auto const log = site.open();
        append_texts(*log, conference("c1"), 0, {"one", "two", "three"});
        log->submit([&](Writer& writer) {
               writer.sql().execute(std::string{"UPDATE records SET "} + change + " WHERE sequence = 1");
           })
            .get();
        EXPECT_THROW(texts_of(*log, conference("c1")), Fault) << change;
    }
}

TEST(Damage, of_a_streams_head_is_found)
{
    for (auto const* change :
         {"UPDATE streams SET version = 2", "UPDATE streams SET version = 4",
          "UPDATE streams SET leaf_hash = zeroblob(32)", "UPDATE streams SET stream = zeroblob(16)",
          "DELETE FROM streams", "DELETE FROM records WHERE sequence = 2", "DELETE FROM records WHERE sequence = 0"}) {
        TestSite site;
        auto const log = site.open();
        append_texts(*log, conference("c1"), 0, {"one", "two", "three"});
        log->submit([&](Writer& writer) { writer.sql().run(change); }).get();
        EXPECT_EQ(code_in([&] { texts_of(*log, conference("c1")); }), "damaged-stream") << change;
    }
}

TEST(Damage, of_a_streams_head_is_not_built_upon)
{
    for (auto const* change : {"UPDATE streams SET leaf_hash = zeroblob(32)", "UPDATE streams SET version = 2",
                               "UPDATE records SET leaf = zeroblob(336) WHERE sequence = 2"}) {
        TestSite site;
        auto log = site.open();
        append_texts(*log, conference("c1"), 0, {"one", "two", "three"});
        log->submit([&](Writer& writer) { writer.sql().run(change); }).get();
        log.reset(); // whoever wrote it themselves knows it still
        EXPECT_THROW(
            {
                log = site.open();
                auto const version = log->read([](Reader& reader) { return reader.version(conference("c1")); });
                append_texts(*log, conference("c1"), version, {"four"});
            },
            Fault)
            << change;
    }
}

/// What the writer wrote itself it builds upon, and not upon what the disk says meanwhile.
TEST(Damage, of_a_head_that_the_writer_remembers_is_written_over)
{
    for (auto const* change : {"UPDATE streams SET leaf_hash = zeroblob(32)", "UPDATE streams SET version = 2"}) {
        TestSite site;
        auto const log = site.open();
        append_texts(*log, conference("c1"), 0, {"one", "two", "three"});
        log->submit([&](Writer& writer) { writer.sql().run(change); }).get();
        EXPECT_TRUE(append_texts(*log, conference("c1"), 3, {"four"})) << change;
        EXPECT_EQ(texts_of(*log, conference("c1")), (std::vector<std::string>{"one", "two", "three", "four"}))
            << change;
    }
}

TEST(Damage, of_a_list_of_streams_or_an_outcome_is_found)
{
    TestSite site;
    auto const log = site.open();
    append_texts(*log, conference("c1"), 0, {"one"});
    append_texts(*log, conference("c2"), 0, {"one"});
    log->submit([](Writer& writer) { writer.remember("k1", "family:f1", view_of("x")); }).get();
    auto const list = [&] { return log->read([](Reader& reader) { return reader.streams("conference").size(); }); };
    EXPECT_EQ(list(), 2U);
    log->submit([](Writer& writer) { writer.sql().run("UPDATE commands SET sealed = zeroblob(60)"); }).get();
    EXPECT_EQ(code_in([&] { log->read([](Reader& reader) { reader.outcome("k1"); }); }), "damaged-outcome");
    log->submit([](Writer& writer) {
           writer.sql().run("DELETE FROM streams WHERE stream = (SELECT stream FROM records WHERE sequence = 0)");
       })
        .get();
    EXPECT_EQ(code_in(list), "damaged-stream");
}

/// Hides nothing: what the canaries must then show.
class NoCipher final : public Cipher {
public:
    Bytes seal(Key const&, ByteView, ByteView plain, Random&) const override { return copy_of(plain); }
    std::optional<Bytes> open(Key const&, ByteView, ByteView sealed) const override { return copy_of(sealed); }
};

// Which canaries can be read in the files of a site, journals included.
std::set<std::string> canaries_found(Cipher const& cipher)
{
    std::set<std::string> const canaries{"canary-in-payload", "canary-in-outcome", "canary-in-stream-key",
                                         "canary-in-scope",   "canary-in-actor",   "canary-in-object",
                                         "canary-in-command", "canary-in-column"};
    TestSite site;
    auto options = site.options();
    options.cipher = &cipher;
    Log log{options};
    log.submit([](Writer& writer) {
           auto record = test_record("canary-in-payload", "family:canary-in-scope");
           record.actor = "canary-in-actor";
           record.object = "canary-in-object";
           record.command = "canary-in-command";
           writer.append(conference("canary-in-stream-key"), 0, {&record, 1}).value();
           writer.remember("canary-in-command", "family:canary-in-scope", view_of("canary-in-outcome"));
           writer.sql().run("CREATE TABLE diary (words BLOB)");
           auto const sealed = writer.seal("family:canary-in-scope", "diary", view_of("canary-in-column"));
           writer.sql().execute("INSERT INTO diary VALUES ($1)", ByteView{sealed});
       })
        .get();
    std::set<std::string> found;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{site.folder.path()})
        for (auto const& canary : canaries)
            if (entry.is_regular_file() && file_text(entry.path()).find(canary) != std::string::npos)
                found.insert(canary);
    return found;
}

TEST(Canaries, are_found_nowhere_on_the_disk)
{
    EXPECT_EQ(canaries_found(xchacha20_poly1305()), std::set<std::string>{});
}

TEST(Canaries, control_without_sealing_they_are_found)
{
    EXPECT_EQ(canaries_found(NoCipher{}), (std::set<std::string>{"canary-in-payload", "canary-in-outcome",
                                                                 "canary-in-stream-key", "canary-in-column"}));
}

}

}
