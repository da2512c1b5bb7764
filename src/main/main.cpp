#include "main/command.h"
#include "main/deadline_command.h"
#include "main/diary_commands.h"
#include "main/erase_command.h"
#include "main/keeping_commands.h"
#include "main/people_commands.h"
#include "main/replay_command.h"
#include "main/serving_commands.h"
#include "main/user_commands.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string_view>

// The only translation unit that knows the library which reads the command line.

namespace {

using namespace noddfa;
using language::Catalogue;

/// A command as the library knows it, and what it found.
struct Registered {
    Command command;
    CLI::App* app = nullptr;
    std::map<std::string, CLI::Option*> options;

    Given given() const
    {
        std::map<std::string, std::vector<std::string>, std::less<>> values;
        for (auto const& [name, option] : options)
            if (option->count() > 0)
                values[name] = option->results();
        return Given{std::move(values)};
    }

    /// A required argument that was not given; empty if none.
    std::string missing() const
    {
        for (auto const& argument : command.arguments)
            if (argument.required && options.at(argument.name)->count() == 0)
                return argument.name;
        return {};
    }
};

/// `--lang` wherever it stands, because help and mistakes are told in that language too; then the environment.
std::string language_asked(int count, char** arguments)
{
    for (int at = 1; at < count; ++at) {
        std::string_view const argument{arguments[at]};
        if (argument == "--lang" && at + 1 < count)
            return arguments[at + 1];
        if (argument.starts_with("--lang="))
            return std::string{argument.substr(7)};
    }
    for (auto const* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        // There is one thread yet. NOLINTNEXTLINE(concurrency-mt-unsafe)
        if (auto const* value = std::getenv(name); value && *value)
            return std::string_view{value}.starts_with("cy") ? "cy" : "en";
    return "en";
}

CLI::Option* added(CLI::App& app, Argument const& argument)
{
    if (argument.value.empty())
        return app.add_flag(argument.name, argument.help);
    auto* option = app.add_option(argument.name, argument.help);
    option->type_name(argument.value == argument.name ? "" : argument.value);
    option->expected(1);
    if (argument.repeated)
        option->take_all()->allow_extra_args(false);
    return option;
}

/// Help in the words of one language.
void word(CLI::App& app, Catalogue const& words)
{
    auto const format = std::make_shared<CLI::Formatter>();
    format->label("Usage", words.text("cli.usage"));
    format->label("OPTIONS", "…");
    format->label("Positionals", words.text("cli.arguments"));
    format->label("SUBCOMMAND", words.text("cli.command"));
    format->label("REQUIRED", words.text("cli.required"));
    app.formatter(format);
    // Headings of the library's own are the names of groups.
    app.option_defaults()->group(words.text("cli.options"));
    app.set_help_flag("-h,--help", words.text("cli.help_option"));
    std::string const lang = words.text("cli.lang");
    app.add_option("--lang", lang)->type_name("en|cy");
}

Registered registered(CLI::App& program, Command command, Catalogue const& words)
{
    Registered made{std::move(command), nullptr, {}};
    made.app = program.add_subcommand(made.command.name, made.command.summary);
    made.app->group(words.text("cli.commands"));
    word(*made.app, words);
    made.app->footer(made.command.details + "\n\n" + words.text("cli.statuses"));
    for (auto const& argument : made.command.arguments)
        made.options[argument.name] = added(*made.app, argument);
    return made;
}

int wrong(Catalogue const& words, std::string const& message, language::Holes const& holes = {})
{
    std::cerr << words.text("cli.wrong." + message, holes) << '\n';
    return Exit::usage;
}

int describe(CLI::App const& program, std::vector<Registered> const& all, std::string const& asked,
             Catalogue const& words)
{
    auto const* app = asked.empty() || asked.starts_with("-") ? &program : nullptr;
    for (auto const& one : all)
        if (one.command.name == asked)
            app = one.app;
    if (!app)
        return wrong(words, "command", {{"text", asked}});
    std::cout << app->help(app == &program ? "" : program.get_name());
    return Exit::done;
}

/// What the library could not read, in our words.
int refused(CLI::App const& program, std::vector<Registered> const& all, Catalogue const& words)
{
    for (auto const& one : all)
        if (one.app->parsed()) {
            auto const extra = one.app->remaining();
            return extra.empty()
                       ? wrong(words, "arguments", {{"command", one.command.name}})
                       : wrong(words, "argument_unknown", {{"text", extra.front()}, {"command", one.command.name}});
        }
    auto const extra = program.remaining();
    return extra.empty() ? wrong(words, "command_expected") : wrong(words, "command", {{"text", extra.front()}});
}

int run(int count, char** arguments, Catalogue const& words)
{
    CLI::App program{words.text("cli.program"), "noddfa"};
    word(program, words);
    program.set_version_flag("--version", NODDFA_VERSION, words.text("cli.version_option"));
    program.footer(words.text("cli.statuses"));
    // Behind a command stands no other one: `people export` is no `export`.
    program.require_subcommand(0, 1);
    std::vector<Registered> all;
    for (auto& command :
         {deadline_command(words), replay_command(words), serve_command(words), demo_command(words),
          import_replay_command(words), verify_command(words), checkpoint_command(words), export_command(words),
          backup_command(words), restore_command(words), rebuild_command(words), holidays_command(words),
          outbox_command(words), people_command(words), erase_command(words), user_command(words)})
        all.push_back(registered(program, command, words));
    program.add_subcommand("help", words.text("cli.help"))->group(words.text("cli.commands"));
    // Read here, because the library would take the name behind it for the command to run.
    if (count > 1 && std::string_view{arguments[1]} == "help")
        return describe(program, all, count > 2 ? arguments[2] : "", words);
    try {
        program.parse(count, arguments);
    } catch (CLI::ParseError const& error) {
        return error.get_exit_code() == 0 ? program.exit(error) : refused(program, all, words);
    }
    for (auto const& one : all)
        if (one.app->parsed()) {
            if (auto const missing = one.missing(); !missing.empty())
                return wrong(words, "argument_missing", {{"argument", missing}, {"command", one.command.name}});
            return one.command.run(one.given(), words, std::cout, std::cerr);
        }
    return wrong(words, "command_expected");
}

}

int main(int count, char** arguments)
{
    auto const asked = language_asked(count, arguments);
    auto const& words = Catalogue::of(asked == "cy" ? Language::cy : Language::en);
    if (asked != "en" && asked != "cy")
        return wrong(words, "language");
    try {
        return run(count, arguments, words);
    } catch (std::exception const& fault) {
        std::cerr << words.text("cli.wrong.fault", {{"what", fault.what()}}) << '\n';
        return Exit::found_wrong;
    }
}
