#include "main/keeping_commands.h"

#include "main/sign_in.h"
#include "main/site.h"
#include "main/wrong_input.h"
#include "store/backup.h"
#include "store/export.h"
#include "store/folder.h"
#include "store/look.h"

#include <boost/json/serialize.hpp>

#include <fstream>
#include <iterator>
#include <ostream>

namespace noddfa {

namespace {

using Words = language::Catalogue;
using boost::json::object;

/// One thing that was checked, or was not.
struct Line {
    std::string name; ///< after `cli.verify.`
    std::uint64_t checked = 0;
    std::uint64_t failed = 0;
    std::optional<std::uint64_t> first;
    bool asked = true;
};

std::vector<Line> lines_of(audit::Report const& report)
{
    std::vector<Line> lines;
    for (auto const step : audit::steps) {
        auto const found = report.steps.find(step);
        if (found != report.steps.end())
            lines.push_back({audit::name(step), found->second.checked, found->second.failed, found->second.first,
                             found->second.asked});
    }
    return lines;
}

std::vector<Line> lines_of(store::DatabaseReport const& report)
{
    auto lines = lines_of(report.audit);
    for (auto const& [part, result] : report.parts)
        lines.push_back({store::name(part), result.checked, result.failed, result.first, result.asked});
    return lines;
}

std::string in_words(Line const& line, Words const& words)
{
    language::Holes holes{{"what", words.text("cli.verify." + line.name)}, {"n", std::to_string(line.checked)}};
    if (!line.asked)
        return words.text("cli.verify.not_checked", holes);
    if (line.failed == 0)
        return words.text("cli.verify.good", holes);
    holes.emplace("failed", std::to_string(line.failed));
    if (line.first)
        holes.emplace("first", std::to_string(*line.first));
    return words.text("cli.verify.bad", holes);
}

object as_json(audit::Report const& audit, std::vector<Line> const& lines, bool green)
{
    boost::json::array checks;
    for (auto const& line : lines) {
        object one{{"check", line.name}, {"asked", line.asked}, {"checked", line.checked}, {"failed", line.failed}};
        if (line.first)
            one["first"] = *line.first;
        checks.push_back(std::move(one));
    }
    object leaves;
    for (auto const& [kind, count] : audit.of_class)
        leaves[audit::name(kind)] = count;
    return {{"green", green},
            {"records", audit.records},
            {"leaves", std::move(leaves)},
            {"erased", audit.erased},
            {"after_checkpoint", audit.after_checkpoint},
            {"checks", std::move(checks)}};
}

int tell(Given const& given, Words const& words, std::ostream& out, audit::Report const& audit,
         std::vector<Line> const& lines, bool green)
{
    if (given.has("--json")) {
        out << boost::json::serialize(as_json(audit, lines, green)) << '\n';
    } else {
        out << words.text(green ? "cli.verify.green" : "cli.verify.red",
                          {{"records", std::to_string(audit.records)},
                           {"erased", std::to_string(audit.erased)},
                           {"after", std::to_string(audit.after_checkpoint)}})
            << '\n';
        auto const leaves = [&](audit::LeafClass kind) {
            auto const found = audit.of_class.find(kind);
            return std::to_string(found == audit.of_class.end() ? 0 : found->second);
        };
        out << words.text("cli.verify.leaves", {{"events", leaves(audit::LeafClass::domain_event)},
                                                {"looks", leaves(audit::LeafClass::access)},
                                                {"security", leaves(audit::LeafClass::security)}})
            << '\n';
        for (auto const& line : lines)
            out << "  " << in_words(line, words) << '\n';
    }
    return green ? Exit::done : Exit::found_wrong;
}

/// The key that checks come with: the operator's own, or that of the site key.
store::VerifyOptions verify_options(Configuration const& configuration)
{
    store::VerifyOptions options;
    options.origin = configuration.origin;
    options.key = store::verifier_key_of(configuration.key, configuration.origin);
    return options;
}

std::optional<std::string> text_of_file(std::filesystem::path const& file)
{
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{stream}, {}};
}

/// What who checks brings: the log's public key, or the site's own; and checkpoints kept elsewhere. Nothing, after a
/// message, when one cannot be read.
std::optional<store::VerifyOptions> brought(Given const& given, Configuration const& configuration, Words const& words,
                                            std::ostream& errors)
{
    store::VerifyOptions options;
    if (given.has("--log-key")) {
        auto const key = audit::parse_verifier_key(given.one("--log-key"));
        if (!key) {
            errors << "--log-key: " << wrong_input(words, "wrong_type", "log_key") << '\n';
            return std::nullopt;
        }
        options.key = *key;
        options.origin = key->name;
    } else {
        options = verify_options(configuration);
    }
    for (auto const& file : given.all("--held")) {
        auto note = text_of_file(file);
        if (!note) {
            errors << "--held: " << file << ": " << words.text("input.no_such_file") << '\n';
            return std::nullopt;
        }
        options.held.push_back(std::move(*note));
    }
    return options;
}

int run_verify(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    return attempt(words, errors, [&]() -> int {
        if (!given.has("--export"))
            store::must_hold_a_site(configuration->data);
        auto const options = brought(given, *configuration, words, errors);
        if (!options)
            return Exit::usage;
        if (given.has("--export")) {
            auto const report = store::verify_export(given.one("--export"), *options, nullptr);
            return tell(given, words, out, report.audit, lines_of(report.audit), report.green());
        }
        // Who brings the public key has no other: what is sealed stays so.
        auto const site_key = given.has("--log-key") ? std::nullopt : std::optional{configuration->key};
        auto const report = store::verify_folder(configuration->data, *options, site_key);
        return tell(given, words, out, report.audit, lines_of(report), report.green());
    });
}

/// The last signed checkpoint, to be kept where nobody of this site can reach it.
int run_checkpoint(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    return attempt(words, errors, [&]() -> int {
        auto const note = store::LogToRead{configuration->data, configuration->key}.reader().checkpoint();
        if (!note) {
            errors << words.text("cli.checkpoint.none") << '\n';
            return Exit::found_wrong;
        }
        out << *note;
        return Exit::done;
    });
}

int run_export(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    return attempt(words, errors, [&] {
        store::must_hold_a_site(configuration->data);
        auto const options = verify_options(*configuration);
        store::export_folder(configuration->data, options.key, given.one("FILE"));
        out << words.text("cli.export.done", {{"file", given.one("FILE")}, {"key", audit::to_text(options.key)}})
            << '\n';
        return Exit::done;
    });
}

int run_backup(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    return attempt(words, errors, [&] {
        store::must_hold_a_site(configuration->data);
        auto const report =
            store::backup(configuration->data, configuration->key, verify_options(*configuration), given.one("FOLDER"));
        return tell(given, words, out, report.audit, lines_of(report), report.green());
    });
}

int run_restore(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    return attempt(words, errors, [&] {
        auto const report = store::restore(given.one("FOLDER"), configuration->data, configuration->key,
                                           verify_options(*configuration));
        {
            auto const ledger = open_ledger(*configuration, progress_told(words, errors));
            SignIn{*ledger, *configuration, false}.accounts().end_all(PersonId{"operator"});
        }
        return tell(given, words, out, report.audit, lines_of(report), report.green());
    });
}

int run_rebuild(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    return attempt(words, errors, [&] {
        auto const progress = progress_told(words, errors);
        auto const ledger = open_ledger(*configuration, progress);
        auto const found = ledger->rebuild(given.has("--write"), progress);
        if (given.has("--json"))
            out << boost::json::serialize(object{
                {"streams", found.streams}, {"rows", found.rows}, {"missing", found.missing}, {"extra", found.extra}})
                << '\n';
        else
            out << words.text(found.same() ? "cli.rebuild.same" : "cli.rebuild.different",
                              {{"streams", std::to_string(found.streams)},
                               {"rows", std::to_string(found.rows)},
                               {"missing", std::to_string(found.missing)},
                               {"extra", std::to_string(found.extra)}})
                << '\n';
        return found.same() || given.has("--write") ? Exit::done : Exit::found_wrong;
    });
}

}

Command verify_command(Words const& words)
{
    return site_command(words, "verify",
                        {{"--export", "FILE", words.text("cli.verify.export"), false, false},
                         {"--log-key", "KEY", words.text("cli.verify.log_key"), false, false},
                         {"--held", "FILE", words.text("cli.verify.held_files"), false, true},
                         {"--json", "", words.text("cli.json"), false, false}},
                        run_verify);
}

Command checkpoint_command(Words const& words) { return site_command(words, "checkpoint", {}, run_checkpoint); }

Command export_command(Words const& words)
{
    return site_command(words, "export", {{"FILE", "FILE", words.text("cli.export.file"), true, false}}, run_export);
}

Command backup_command(Words const& words)
{
    return site_command(words, "backup",
                        {{"FOLDER", "FOLDER", words.text("cli.backup.folder"), true, false},
                         {"--json", "", words.text("cli.json"), false, false}},
                        run_backup);
}

Command restore_command(Words const& words)
{
    return site_command(words, "restore",
                        {{"FOLDER", "FOLDER", words.text("cli.restore.folder"), true, false},
                         {"--json", "", words.text("cli.json"), false, false}},
                        run_restore);
}

Command rebuild_command(Words const& words)
{
    return site_command(words, "rebuild",
                        {{"--write", "", words.text("cli.rebuild.write"), false, false},
                         {"--json", "", words.text("cli.json"), false, false}},
                        run_rebuild);
}

}
