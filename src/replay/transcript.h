#pragma once

#include "replay/directory.h"
#include "replay/words.h"

#include <boost/json/object.hpp>

#include <iosfwd>
#include <set>
#include <string>

namespace noddfa::replay {

/// The lines of a replay (`noddfa replay --json`) as text to read, in one language, like minutes: when, who, what;
/// below it what is to be noted and what was refused, with clauses; at the end each child and the deadlines. Knows
/// nothing but the lines, which come in order.
class Transcript {
public:
    explicit Transcript(Language language) : directory_(language), words_(language, directory_), language_(language) {}
    Transcript(Transcript const&) = delete;
    Transcript& operator=(Transcript const&) = delete;

    /// Takes one line and writes what it says, if anything. A line that is none of a replay is a Bug.
    void line(boost::json::object const& line, std::ostream& out);

private:
    void heading(boost::json::object const& line, std::ostream& out);
    void holidays(boost::json::object const& line, std::ostream& out);
    void setting(boost::json::object const& line, std::ostream& out);
    void command(boost::json::object const& line, std::ostream& out);
    void event(boost::json::object const& line, std::ostream& out);
    void finding(boost::json::object const& line, std::ostream& out);
    void refusal(boost::json::object const& line, std::ostream& out);
    void summary(boost::json::object const& line, std::ostream& out);
    void unexpected(boost::json::object const& line, std::ostream& out);

    void reasons(boost::json::object const& line, std::ostream& out);
    void section(std::string const& what, std::ostream& out);
    void show_duties(std::ostream& out);
    void day_heading(Moment const& moment, std::ostream& out);
    /// What a code says; with the advice that its message ends with, or without.
    std::string said(boost::json::object const& line, char const* code, bool advise) const;
    std::string sentence_of(std::string const& clause) const;

    Directory directory_;
    Words words_;
    Language language_;
    std::string day_;              ///< whose heading stands above
    std::string at_;               ///< of the command being shown
    std::string by_;                ///< whose heading stands above; empty: none that could be shared
    std::set<std::string> reasons_; ///< clauses whose reasons this command has shown
    std::set<std::pair<std::string, std::string>> duties_; ///< due day and text, each once, until the next other line
    std::string section_;          ///< of the summaries
};

}
