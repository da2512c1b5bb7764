#include "application/shapes.h"
#include "base/london.h"
#include "db/sqlite.h"
#include "ledger/ledger.h"
#include "main/keeping_commands.h"
#include "main/serving_commands.h"
#include "protocol/holidays.h"
#include "protocol/services.h"
#include "store/backup.h"
#include "store/export.h"
#include "store/test_site.h"
#include "support/canaries.h"

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <sstream>

/// Nothing anybody wrote can be read in what the program leaves behind: a canary stands in every text of every command
/// and event there is, as their shapes say.
namespace noddfa::canaries_test {

namespace {

using application::StreamId;

/// Hides nothing.
class Glass final : public store::Cipher {
public:
    store::Bytes seal(store::Key const&, store::ByteView, store::ByteView plain, store::Random&) const override
    {
        return store::copy_of(plain);
    }
    std::optional<store::Bytes> open(store::Key const&, store::ByteView, store::ByteView sealed) const override
    {
        return store::copy_of(sealed);
    }
};

Act act_with(Canaries& canaries)
{
    Act act;
    act.id = CommandId{canaries.next()};
    act.by = PersonId{canaries.next()};
    act.on_behalf_of = PersonId{canaries.next()};
    act.held_on = read_london_time("2026-03-09T10:00").moment.value();
    act.recorded_at = act.held_on;
    Paragraph reason;
    reason.text = canaries.next();
    act.reasons.emplace(Clause::QUOR_02, reason);
    return act;
}

application::AnyCommand command_of(application::CommandShape const& shape, Canaries& canaries)
{
    application::AnyCommand command;
    auto const fault = shape.read(canaries.fill(shape.schema()), command);
    EXPECT_FALSE(fault) << shape.name << ": " << fault->field << " is not filled as it should be";
    return command;
}

application::EventRecord record_of(application::EventShape const& shape, Canaries& canaries)
{
    application::EventRecord record;
    record.stream = {shape.room, canaries.next()};
    record.version = 1;
    auto event = application::read_event(shape.room, shape.name, canaries.fill(shape.schema()));
    EXPECT_TRUE(event) << shape.name << " is not filled as it should be";
    if (event)
        record.event = *std::move(event);
    record.act = act_with(canaries);
    record.capacity = canaries.next();
    record.authority = canaries.next();
    record.key_scope = "family:" + canaries.next();
    record.children = {ChildId{canaries.next()}};
    return record;
}

/// Commands that people give, most of them refused; and every event, as if it had happened.
void live_through_everything(ledger::Ledger& ledger, Canaries& canaries)
{
    for (auto const& shape : application::command_shapes()) {
        auto const act = act_with(canaries);
        ledger.perform({shape.room, canaries.next()}, command_of(shape, canaries), act);
    }
    for (auto const& shape : application::event_shapes()) {
        auto const record = record_of(shape, canaries);
        ledger.log()
            .submit([&](store::Writer& writer) { EXPECT_TRUE(ledger::StoredLog{writer}.append({record})); })
            .get();
    }
}

/// What the records say, as it is sealed.
std::string everything_stored(ledger::Ledger& ledger)
{
    std::string all;
    ledger.log().read([&](store::Reader& reader) {
        reader.scan(0, reader.head().size, [&](std::variant<store::Record, store::DamagedRecord> const& found) {
            auto const& payload = std::get<store::Record>(found).payload;
            all.append(payload.begin(), payload.end());
        });
    });
    return all;
}

TEST(Canaries, of_every_command_and_event_are_readable_in_no_file)
{
    store::TestSite site;
    Canaries canaries;
    auto const options = site.options();
    auto const key = [&] { return store::verifier_key_of(options.site_key, options.origin); };
    ledger::Ledger ledger{options, services(), holidays_of_england_and_wales()};
    live_through_everything(ledger, canaries);
    EXPECT_GT(canaries.planted().size(), 3000U);
    EXPECT_EQ(canaries.below(site.folder.path()), std::set<std::string>{}) << "with the journal beside the log";
    store::export_folder(options.folder, key(), site.folder.path() / "export");
    EXPECT_TRUE(
        store::backup(options.folder, options.site_key, {options.origin, key(), {}}, site.folder.path() / "backup")
            .green());
    EXPECT_EQ(canaries.below(site.folder.path()), std::set<std::string>{});
}

TEST(Canaries, control_without_sealing_those_that_are_stored_are_found)
{
    store::TestSite site;
    Canaries canaries;
    Glass const glass;
    auto options = site.options();
    options.cipher = &glass;
    ledger::Ledger ledger{options, services(), holidays_of_england_and_wales()};
    live_through_everything(ledger, canaries);
    auto const stored = canaries.in(everything_stored(ledger));
    EXPECT_GT(stored.size(), 2000U);
    auto const found = canaries.below(site.folder.path());
    EXPECT_TRUE(std::ranges::includes(found, stored)) << "the search sees less than there is";
}

/// One line of a replay file for each command.
std::string lines_of_every_command(Canaries& canaries)
{
    std::string lines;
    for (auto const& shape : application::command_shapes()) {
        if (&shape != application::command_shape(shape.name))
            continue; // another room's of the same name
        auto line = canaries.fill(shape.schema()).as_object();
        // A line's `reasons` are those of the act, unless they are a text.
        if (auto const* own = line.if_contains("reasons"); own && own->is_object())
            line["reasons"] = own->at("text");
        line["do"] = shape.name;
        line["command"] = canaries.next();
        line["by"] = canaries.next();
        lines += boost::json::serialize(line) + "\n";
    }
    return lines;
}

TEST(Canaries, of_every_command_are_said_on_no_terminal_and_in_no_log)
{
    store::TestSite site;
    Canaries canaries;
    auto const file = site.folder.path() / "everything.jsonl";
    store::write_file(file, lines_of_every_command(canaries));
    std::ostringstream said;
    auto const& words = language::Catalogue::of(Language::en);
    auto const run = [&](Command const& command, std::map<std::string, std::vector<std::string>, std::less<>> given) {
        given.insert({{"--data", {site.data().string()}}, {"--key", {site.key().string()}}});
        return command.run(Given{given}, words, said, said);
    };
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    std::vector<int> statuses{run(import_replay_command(words), {{"FILE", {file.string()}}})};
    std::filesystem::remove(file);
    statuses.push_back(run(verify_command(words), {}));
    statuses.push_back(run(rebuild_command(words), {}));
    // A damaged record is named by its number.
    db::SqliteDatabase{site.data() / "log.db"}.open_writer()->run("UPDATE records SET sealed = leaf");
    statuses.push_back(run(verify_command(words), {}));
    said << testing::internal::GetCapturedStdout() << testing::internal::GetCapturedStderr();
    auto const all = said.str();
    EXPECT_EQ(statuses, (std::vector<int>{Exit::done, Exit::done, Exit::done, Exit::found_wrong})) << all;
    EXPECT_EQ(canaries.in(all), std::set<std::string>{});
    EXPECT_EQ(canaries.below(site.folder.path()), std::set<std::string>{});
}

}

}
