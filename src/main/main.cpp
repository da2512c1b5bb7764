#include "main/command.h"
#include "main/deadline_command.h"
#include "main/replay_command.h"
#include "main/texts.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <exception>
#include <iostream>
#include <string_view>

// The only translation unit that knows the library which reads the command line.

namespace {

using namespace noddfa;

std::vector<Command> commands() { return {deadline_command(), replay_command()}; }

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
};

CLI::Option* added(CLI::App& app, Argument const& argument)
{
    if (argument.value.empty())
        return app.add_flag(argument.name, argument.help);
    auto* option = app.add_option(argument.name, argument.help);
    option->type_name(argument.value == argument.name ? "" : argument.value);
    option->required(argument.required);
    option->expected(1);
    if (argument.repeated)
        option->take_all()->allow_extra_args(false);
    return option;
}

Registered registered(CLI::App& program, Command command)
{
    Registered made{std::move(command), nullptr, {}};
    made.app = program.add_subcommand(made.command.name, made.command.summary);
    made.app->footer(made.command.details + "\n" + texts::statuses);
    for (auto const& argument : made.command.arguments)
        made.options[argument.name] = added(*made.app, argument);
    return made;
}

int describe(CLI::App const& program, std::vector<Registered> const& all, std::string const& asked)
{
    auto const* app = asked.empty() ? &program : nullptr;
    for (auto const& one : all)
        if (one.command.name == asked)
            app = one.app;
    if (!app) {
        std::cerr << fmt::format(texts::unknown_command, asked) << '\n';
        return Exit::usage;
    }
    std::cout << app->help(app == &program ? "" : program.get_name());
    return Exit::done;
}

int run(int count, char** arguments)
{
    CLI::App program{texts::program, "noddfa"};
    program.footer(texts::statuses);
    std::vector<Registered> all;
    for (auto& command : commands())
        all.push_back(registered(program, std::move(command)));
    program.add_subcommand("help", texts::help_command);
    // Read here, because the library would take the name behind it for the command to run.
    if (count > 1 && std::string_view{arguments[1]} == "help")
        return describe(program, all, count > 2 ? arguments[2] : "");
    try {
        program.parse(count, arguments);
    } catch (CLI::ParseError const& error) {
        if (error.get_exit_code() == 0)
            return program.exit(error);
        std::cerr << error.what() << '\n';
        return Exit::usage;
    }
    for (auto const& one : all)
        if (one.app->parsed())
            return one.command.run(one.given(), std::cout, std::cerr);
    std::cerr << texts::command_expected << '\n';
    return Exit::usage;
}

}

int main(int count, char** arguments)
{
    try {
        return run(count, arguments);
    } catch (std::exception const& fault) {
        std::cerr << "noddfa: " << fault.what() << '\n';
        return Exit::found_wrong;
    }
}
