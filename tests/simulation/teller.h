#pragma once

#include "coverage.h"
#include "oracle.h"
#include "random.h"

#include "replay/player.h"

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace noddfa::simulation {

using Line = boost::json::object;
using List = boost::json::array;

/// A command line: `line("OpenViews", {{"child", "A"}})`.
inline Line line(std::string_view command, Line fields = {})
{
    fields["do"] = command;
    return fields;
}

/// A line that the simulation wrote and nobody could read: a mistake of the simulation itself.
struct Unreadable {
    std::string line;
    std::string problem;
};

class KeptSite;

/// A violation stops a life where it is found.
struct Found {
    Violation violation;
};

/// Feeds one life to a player of its own, line by line, under the eyes of the oracle.
class Teller {
public:
    /// `kept`, where given, is told everything too.
    explicit Teller(KeptSite* kept = nullptr);

    /// Plays a line; whether it was accepted. Throws `Found` when an invariant is broken.
    bool say(Line const& line);
    bool say_text(std::string const& text);
    /// Plays a line; where reasons are asked for, gives them and plays it again.
    bool insist(Line line);
    /// What is due is compared, the log read again: once, when everything is told.
    void finish();

    bool refused_as(std::string_view code) const;
    application::Outcome const& last() const { return player_.last(); }
    application::Site const& site() const { return player_.site(); }
    Moment now() const { return player_.now(); }

    std::vector<std::string> const& lines() const { return lines_; }
    Coverage const& coverage() const { return coverage_; }
    std::uint64_t digest() const { return digest_.value(); }
    int commands() const { return player_.totals().commands; }

private:
    replay::Player player_;
    KeptSite* kept_;
    Oracle oracle_;
    Coverage coverage_;
    Digest digest_;
    std::vector<std::string> lines_;
};

/// The same lines once more, each played or, where a shortened life has made it unreadable, passed over.
struct Retold {
    std::optional<Violation> violation;
    std::size_t lines_played = 0;
    std::uint64_t digest = 0;
};
Retold retell(std::vector<std::string> const& lines);
/// Plays the lines without watching; the digest of the output.
std::uint64_t output_of(std::vector<std::string> const& lines);

}
