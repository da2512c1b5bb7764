#include "store/backup.h"
#include "store/folder.h"
#include "store/log.h"
#include "store/look.h"

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

int run(std::string const& word, std::filesystem::path const& folder, std::filesystem::path const& key,
        std::string const& last)
{
    auto const options = [&] { return VerifyOptions{rig_origin, verifier_key_of(key, rig_origin), {}}; };
    if (word == "append" || word == "append-early") {
        Log log{rig_options(folder, key)};
        return append_steps(log, word == "append-early");
    }
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
    return complain("append|append-early|check|look|fill|backup|restore FOLDER KEY [COUNT|OTHER]");
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
