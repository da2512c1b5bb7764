#pragma once

#include <boost/json/value.hpp>

#include <filesystem>
#include <set>
#include <string>

namespace noddfa {

/// Texts that occur nowhere else, planted wherever a text can stand, to be looked for where none may be read.
class Canaries {
public:
    /// A new one, also fit for an identifier.
    std::string next();
    /// A value as a schema of the codec's asks for it, with a canary in every text.
    boost::json::value fill(boost::json::value const& schema);
    std::set<std::string> const& planted() const { return planted_; }
    /// Those that a text holds.
    std::set<std::string> in(std::string const& text) const;
    /// Those that any file below a folder holds.
    std::set<std::string> below(std::filesystem::path const& folder) const;

private:
    boost::json::value referred(std::string const& name);

    std::set<std::string> planted_;
};

}
