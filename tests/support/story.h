#pragma once

#include "replay/player.h"
#include "support/evidence.h"

#include <string>
#include <vector>

namespace noddfa {

/// A conference told line by line, in the replay format.
class Story {
public:
    /// Plays a prelude first (`board` when none is named).
    explicit Story(std::string const& prelude = "board");

    /// Plays lines that must all be accepted.
    void tell(std::string const& lines);
    bool accepts(std::string const& line);
    /// `code CLAUSE…`; empty when accepted.
    std::string refusal_of(std::string const& line);
    /// The findings of a line that must be accepted, each `code CLAUSE`.
    std::vector<std::string> findings_of(std::string const& line);
    /// The names of the events of a line that must be accepted.
    std::vector<std::string> events_of(std::string const& line);
    /// What is wrong with a line that cannot be read: `field problem`; empty when it can.
    std::string fault_of(std::string const& line);

    conference::State const& conference() const { return player_.site().conference(player_.current()); }
    application::Site& site() { return player_.site(); }
    Terms terms();
    Moment now() const { return player_.now(); }
    /// Duties not met, each `CLAUSE due`.
    std::vector<std::string> open_duties() const;
    /// Every line of output so far.
    std::vector<boost::json::object> const& lines() const { return lines_; }
    replay::Player& player() { return player_; }

private:
    void play(std::string const& line);

    replay::Player player_;
    std::vector<boost::json::object> lines_;
    application::Site::KeptTerms kept_;
};

}
