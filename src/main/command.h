#pragma once

#include "language/catalogue.h"

#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa {

/// One thing a command takes: `CLAUSE` by its place, `--from` by its name.
struct Argument {
    std::string name;
    std::string value; ///< what stands for its value in the help; empty: a flag without one
    std::string help;
    bool required = false;
    bool repeated = false;
};

/// What was given for each argument.
class Given {
public:
    explicit Given(std::map<std::string, std::vector<std::string>, std::less<>> values) : values_(std::move(values)) {}

    bool has(std::string_view name) const { return values_.contains(name); }
    /// Everything given for it, in order.
    std::vector<std::string> all(std::string_view name) const
    {
        auto const found = values_.find(name);
        return found == values_.end() ? std::vector<std::string>{} : found->second;
    }
    /// What was given first; empty if nothing was.
    std::string one(std::string_view name) const
    {
        auto const values = all(name);
        return values.empty() ? std::string{} : values.front();
    }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

/// Exit statuses of every command.
enum Exit : int { done = 0, found_wrong = 1, usage = 2 };

/// A command of `noddfa`. Only `main.cpp` knows the library that reads the command line.
struct Command {
    std::string name;
    std::string summary;
    std::string details; ///< shown after the list of arguments
    std::vector<Argument> arguments;
    /// Returns an exit status; `words` are those of the language asked for.
    int (*run)(Given const&, language::Catalogue const& words, std::ostream& out, std::ostream& errors);
};

}
