#include "main/replay_command.h"

#include "language/catalogue.h"
#include "main/wrong_input.h"
#include "replay/player.h"
#include "replay/reference.h"
#include "replay/transcript.h"

#include <boost/json/serialize.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace noddfa {

namespace {

constexpr std::uintmax_t largest_file = 64 * 1024 * 1024; ///< bytes

/// A whole file; nothing if it cannot be read or is too large.
std::optional<std::string> text_of(std::filesystem::path const& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error) || std::filesystem::file_size(path, error) > largest_file)
        return std::nullopt;
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return file ? std::optional{std::move(text).str()} : std::nullopt;
}

/// An included file stands beside the file played, or in a folder below it.
std::optional<std::string> beside(std::filesystem::path const& folder, std::string const& name)
{
    std::filesystem::path const path{name};
    if (path.is_absolute())
        return std::nullopt;
    for (auto const& part : path)
        if (part == "..")
            return std::nullopt;
    return text_of(folder / path);
}

std::optional<std::string> input_text(std::string const& file)
{
    if (file != "-")
        return text_of(file);
    std::ostringstream text;
    text << std::cin.rdbuf();
    return std::move(text).str();
}

int play(Given const& given, language::Catalogue const& words, std::ostream& out, std::ostream& errors)
{
    auto const file = given.one("FILE");
    auto const text = input_text(file);
    if (!text) {
        errors << file << ": " << words.text("input.no_such_file") << '\n';
        return Exit::usage;
    }
    replay::Transcript transcript{words.language()};
    bool const json = given.has("--json");
    replay::Sink const sink = [&](boost::json::object const& line) {
        if (json)
            out << boost::json::serialize(line) << '\n';
        else
            transcript.line(line, out);
    };
    auto const folder = std::filesystem::path{file}.parent_path();
    replay::Player player{[&](std::string const& name) { return beside(folder, name); }};
    if (auto const fault = player.play(file, *text, sink)) {
        out.flush();
        errors << wrong_line(words, *fault) << '\n';
        return Exit::usage;
    }
    player.summarise(sink);
    auto const& totals = player.totals();
    for (auto const& fault : totals.unknown_children)
        errors << wrong_line(words, fault) << '\n';
    if (!totals.unknown_children.empty())
        return Exit::usage;
    if (totals.unexpected > 0 || (given.has("--strict") && totals.refused > 0))
        return Exit::found_wrong;
    return Exit::done;
}

int run_replay(Given const& given, language::Catalogue const& words, std::ostream& out, std::ostream& errors)
{
    if (given.has("--schema"))
        return out << replay::schema_text(), Exit::done;
    if (given.has("--reference"))
        return out << replay::reference_text(), Exit::done;
    if (!given.has("FILE")) {
        errors << words.text("cli.wrong.file_expected") << '\n';
        return Exit::usage;
    }
    return play(given, words, out, errors);
}

}

Command replay_command(language::Catalogue const& words)
{
    auto const help = [&](char const* name) { return words.text(std::string{"cli.replay."} + name); };
    return {"replay",
            help("summary"),
            help("details"),
            {{"FILE", "FILE", help("file"), false, false},
             {"--json", "", words.text("cli.json"), false, false},
             {"--strict", "", help("strict"), false, false},
             {"--schema", "", help("schema"), false, false},
             {"--reference", "", help("reference"), false, false}},
            run_replay};
}

}
