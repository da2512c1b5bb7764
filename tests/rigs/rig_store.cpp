#include "db/sqlite.h"
#include "store/backup.h"
#include "store/folder.h"
#include "store/log.h"
#include "store/look.h"
#include "store/schema.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

/// The process that the rig `kill` breaks. Each step is one job of another shape; a step is acknowledged by a line on
/// standard output once the log says that it is kept.
namespace noddfa::store {

namespace {

constexpr int steps_in_all = 7;
constexpr int erasing_step = 4; ///< erases what step 0 wrote about `family:gone`
constexpr auto rig_origin = "noddfa.example/rig";

LogOptions rig_options(std::filesystem::path const& folder, std::filesystem::path const& key)
{
    LogOptions options;
    options.folder = folder;
    options.site_key = key;
    options.origin = rig_origin;
    return options;
}

void acknowledge(int step)
{
    auto const line = "ack " + std::to_string(step) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        std::abort();
}

NewRecord rig_record(std::string_view text, std::string scope)
{
    NewRecord record;
    record.key_scope = std::move(scope);
    record.payload = {text.begin(), text.end()};
    return record;
}

std::string step_text(int step) { return "step " + std::to_string(step); }

// What every step writes, so that half a step shows: a record, an outcome, and a row of a projection.
void write_step(Writer& writer, int step)
{
    auto const scope = step % 2 ? "family:" + std::to_string(step) : std::string{"family:stays"};
    auto const record = rig_record(step_text(step), scope);
    writer.append({"rig", "steps"}, static_cast<std::uint64_t>(step), {&record, 1}).value();
    writer.remember(step_text(step), scope, record.payload);
    writer.set_projection("steps", 1, writer.next_sequence());
}

void write_shape(Writer& writer, int step)
{
    write_step(writer, step);
    auto const gone = rig_record("to be erased", "family:gone");
    // Several pages of the file; the journal is moved into it when the log is closed.
    auto const large = rig_record(std::string(40'000, 'x'), "family:large");
    if (step == 0)
        writer.append({"rig", "gone"}, 0, {&gone, 1}).value();
    if (step == 2)
        writer.sign_checkpoint();
    if (step == 5)
        writer.append({"rig", "large"}, 0, {&large, 1}).value();
}

int append_steps(Log& log, bool too_early)
{
    for (int step = 0; step < steps_in_all; ++step) {
        auto done = step == erasing_step
                        ? log.erase("family:gone", {}, [step](Writer& writer) { write_step(writer, step); })
                        : log.submit([step](Writer& writer) { write_shape(writer, step); });
        if (too_early)
            acknowledge(step);
        done.get();
        if (!too_early)
            acknowledge(step);
    }
    return 0;
}

int complain(char const* what)
{
    std::fprintf(stderr, "rig: %s\n", what);
    return 1;
}

int check_steps(Reader& reader, std::size_t acknowledged)
{
    auto const kept = reader.stream({"rig", "steps"});
    if (kept.size() < acknowledged)
        return complain("an acknowledged step is missing");
    if (kept.size() > acknowledged + 1)
        return complain("more steps than were begun");
    for (std::size_t step = 0; step <= kept.size(); ++step) {
        auto const text = step_text(static_cast<int>(step));
        auto const outcome = reader.outcome(text);
        if (outcome.has_value() != (step < kept.size()))
            return complain("half a step");
        if (outcome
            && (text != std::string{kept[step].payload.begin(), kept[step].payload.end()}
                || outcome->outcome != kept[step].payload))
            return complain("another text than was written");
    }
    auto const gone = reader.stream({"rig", "gone"});
    if (gone.size() != (kept.empty() ? 0U : 1U) || (!gone.empty() && gone[0].erased != (kept.size() > erasing_step)))
        return complain("an erasure is half done");
    if (kept.size() > 5 && reader.stream({"rig", "large"}).size() != 1)
        return complain("half a step");
    return 0;
}

int check(std::filesystem::path const& folder, std::filesystem::path const& key, std::size_t acknowledged)
{
    {
        Log log{rig_options(folder, key)};
        if (auto const wrong = log.read([&](Reader& reader) { return check_steps(reader, acknowledged); }))
            return wrong;
    }
    auto const report = verify_folder(folder, {rig_origin, verifier_key_of(key, rig_origin), {}}, key);
    return report.green() ? 0 : complain("the log does not verify");
}

bool filled(Log& log, std::uint64_t version)
{
    auto const record = rig_record(std::string(30'000, 'x'), "family:" + std::to_string(version));
    try {
        return log
            .submit([&](Writer& writer) { return writer.append({"rig", "fill"}, version, {&record, 1}).has_value(); })
            .get();
    } catch (Fault const& fault) {
        if (fault.code() == FaultCode::disk_full)
            return false;
        throw;
    }
}

std::uint64_t kept_of_fill(Log& log)
{
    return log.read([](Reader& reader) { return reader.stream({"rig", "fill"}).size(); });
}

// Appends until the disk is full; then waits for a line on standard input, and must be able to go on.
int fill_disk(std::filesystem::path const& folder, std::filesystem::path const& key)
{
    Log log{rig_options(folder, key)};
    std::uint64_t version = 0;
    while (filled(log, version))
        ++version;
    if (kept_of_fill(log) != version)
        return complain("what is kept is not what was acknowledged");
    std::printf("full %llu\n", static_cast<unsigned long long>(version));
    std::fflush(stdout);
    std::getchar();
    if (!filled(log, version) || kept_of_fill(log) != version + 1)
        return complain("the log does not go on");
    return 0;
}

// Appends and acknowledges until it is killed: what it says on standard output is bounded by whoever reads it.
[[noreturn]] void append_for_ever(Log& log)
{
    for (int step = 0;; ++step) {
        auto const record = rig_record(step_text(step), "family:load");
        log.submit([&](Writer& writer) {
               return writer.append({"rig", "load"}, static_cast<std::uint64_t>(step), {&record, 1}).value();
           })
            .get();
        acknowledge(step);
    }
}

int check_load(std::filesystem::path const& folder, std::filesystem::path const& key, std::size_t acknowledged)
{
    {
        Log log{rig_options(folder, key)};
        auto const kept = log.read([](Reader& reader) { return reader.stream({"rig", "load"}); });
        if (kept.size() < acknowledged)
            return complain("an acknowledged step is missing");
        for (std::size_t step = 0; step < kept.size(); ++step)
            if (std::string{kept[step].payload.begin(), kept[step].payload.end()} != step_text(static_cast<int>(step)))
                return complain("another text than was written");
    }
    auto const report = verify_folder(folder, {rig_origin, verifier_key_of(key, rig_origin), {}}, key);
    return report.green() ? 0 : complain("the log does not verify");
}

// What a later version of the program may do to the tables: one that is filled from the records, then changed.
constexpr std::string_view later_table =
    "CREATE TABLE later (sequence INTEGER PRIMARY KEY NOT NULL, twice INTEGER NOT NULL) "
    "TABLE_OPTIONS;"
    "INSERT INTO later SELECT sequence, sequence * 2 FROM records;";
constexpr std::string_view later_still = "UPDATE later SET twice = twice + 1;";

std::vector<Migration> later_migrations()
{
    std::vector<Migration> steps{migrations().begin(), migrations().end()};
    auto const released = steps.back().version;
    steps.push_back({released + 1, later_table});
    steps.push_back({released + 2, later_still});
    return steps;
}

std::unique_ptr<db::Connection> tables_of(std::filesystem::path const& folder)
{
    return db::SqliteDatabase{FolderPaths{folder}.log()}.open_writer();
}

std::int64_t number(db::Connection& tables, std::string_view sql)
{
    auto found = tables.prepare(sql);
    found.next();
    return found.row().integer(0);
}

// The version says what is there: all of a step, or nothing of it.
int check_version(db::Connection& tables)
{
    auto const steps = schema_version(tables) - migrations().back().version;
    if (number(tables, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'later'") != (steps > 0 ? 1 : 0))
        return complain("half a migration");
    if (steps == 0)
        return 0;
    if (number(tables, "SELECT COUNT(*) FROM later") != number(tables, "SELECT COUNT(*) FROM records"))
        return complain("a migration lost records");
    auto const added = std::to_string(steps - 1);
    auto const sql = "SELECT COUNT(*) FROM later WHERE twice <> sequence * 2 + " + added;
    return number(tables, sql) == 0 ? 0 : complain("half a migration");
}

// After a migration that was interrupted: no step is half done, the rest can be carried out, and the log has lost
// nothing.
int check_migrated(std::filesystem::path const& folder, std::filesystem::path const& key)
{
    {
        auto const tables = tables_of(folder);
        if (auto const wrong = check_version(*tables))
            return wrong;
        migrate(*tables, later_migrations());
        if (schema_version(*tables) != later_migrations().back().version)
            return complain("the migration does not go on");
        if (auto const wrong = check_version(*tables))
            return wrong;
        // Back to what this program can open.
        tables->begin_write();
        tables->run("DROP TABLE later");
        tables->execute("UPDATE schema SET version = $1", migrations().back().version);
        tables->commit();
    }
    return check(folder, key, steps_in_all);
}

int run(std::string const& word, std::filesystem::path const& folder, std::filesystem::path const& key,
        std::string const& last)
{
    auto const options = [&] { return VerifyOptions{rig_origin, verifier_key_of(key, rig_origin), {}}; };
    if (word == "append" || word == "append-early") {
        Log log{rig_options(folder, key)};
        return append_steps(log, word == "append-early");
    }
    if (word == "load") {
        Log log{rig_options(folder, key)};
        append_for_ever(log);
    }
    if (word == "check-load")
        return check_load(folder, key, std::strtoul(last.c_str(), nullptr, 10));
    if (word == "migrate") {
        migrate(*tables_of(folder), later_migrations());
        return 0;
    }
    if (word == "check-migrated")
        return check_migrated(folder, key);
    if (word == "fill")
        return fill_disk(folder, key);
    if (word == "look")
        return check_steps(LogToRead{folder, key}.reader(), std::strtoul(last.c_str(), nullptr, 10));
    if (word == "check")
        return check(folder, key, std::strtoul(last.c_str(), nullptr, 10));
    if (word == "backup")
        return backup(folder, key, options(), last).green() ? 0 : 1;
    if (word == "restore")
        return restore(last, folder, key, options()).green() ? 0 : 1;
    return complain("append|append-early|check|look|load|check-load|migrate|check-migrated|fill|backup|restore FOLDER "
                    "KEY [COUNT|OTHER]");
}

}

}

int main(int count, char** words)
{
    if (count < 4)
        return 2;
    try {
        return noddfa::store::run(words[1], words[2], words[3], count > 4 ? words[4] : "");
    } catch (noddfa::store::Fault const& fault) {
        std::fprintf(stderr, "rig: %s\n", fault.what());
        return 3;
    }
}
