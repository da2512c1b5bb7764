#include "support/story.h"

#include <boost/json/serialize.hpp>

#include <sstream>

namespace noddfa {

namespace {

std::string told(Refusal const& refusal)
{
    std::string text{refusal.code.text()};
    for (auto const clause : refusal.clauses)
        text.append(" ").append(id_of(clause));
    return text;
}

std::string told(replay::InputFault const& fault)
{
    return fault.file + ":" + std::to_string(fault.line) + ": " + fault.field + " " + fault.problem + " "
           + fault.expected;
}

}

Story::Story(std::string const& prelude) { tell("{\"include\":\"" + prelude + "\"}"); }

void Story::play(std::string const& line)
{
    auto const fault =
        player_.play_line("story", 1, line, [&](boost::json::object const& out) { lines_.push_back(out); });
    if (fault)
        ADD_FAILURE() << "cannot be read: " << told(*fault) << "\n" << line;
}

/// A line that begins with a space goes on with the one above it.
std::string unfolded(std::string const& lines)
{
    std::string text;
    for (std::size_t at = 0; at < lines.size(); ++at)
        text += lines[at] == '\n' && at + 1 < lines.size() && lines[at + 1] == ' ' ? ' ' : lines[at];
    return text;
}

void Story::tell(std::string const& lines)
{
    auto const from = lines_.size();
    auto const fault =
        player_.play("story", unfolded(lines), [&](boost::json::object const& out) { lines_.push_back(out); });
    if (fault)
        ADD_FAILURE() << "cannot be read: " << told(*fault);
    std::string command;
    for (auto index = from; index < lines_.size(); ++index) {
        if (lines_[index].contains("command"))
            command = boost::json::serialize(lines_[index]);
        if (lines_[index].contains("refusal"))
            ADD_FAILURE() << "refused: " << boost::json::serialize(lines_[index]) << "\n" << command;
    }
}

bool Story::accepts(std::string const& line)
{
    play(line);
    return player_.last().accepted();
}

std::string Story::refusal_of(std::string const& line)
{
    play(line);
    return player_.last().refusal ? told(*player_.last().refusal) : std::string{};
}

std::vector<std::string> Story::findings_of(std::string const& line)
{
    EXPECT_EQ(refusal_of(line), "") << line;
    std::vector<std::string> found;
    for (auto const& finding : player_.last().findings)
        found.push_back(std::string{finding.code.text()} + " " + std::string{id_of(finding.clause)});
    return found;
}

std::vector<std::string> Story::events_of(std::string const& line)
{
    auto const from = lines_.size();
    EXPECT_EQ(refusal_of(line), "") << line;
    std::vector<std::string> names;
    for (auto index = from; index < lines_.size(); ++index)
        if (auto const* name = lines_[index].if_contains("event"))
            names.emplace_back(name->as_string());
    return names;
}

std::string Story::fault_of(std::string const& line)
{
    auto const fault =
        player_.play_line("story", 1, line, [&](boost::json::object const& out) { lines_.push_back(out); });
    return fault ? fault->field + " " + fault->problem : std::string{};
}

Terms Story::terms()
{
    application::StreamId const stream{application::Room::conference, player_.current().value};
    kept_ = player_.site().keep_terms(stream, player_.site().state(stream), player_.now().day);
    return player_.site().terms(kept_);
}

std::vector<std::string> Story::open_duties() const
{
    std::vector<std::string> open;
    auto const& site = player_.site();
    for (auto const room : application::all_rooms)
        for (auto const& stream : site.streams(room))
            for (auto const& duty : site.duties(stream, player_.now().day))
                if (!duty.met_on)
                    open.push_back(std::string{id_of(duty.clause)}
                                   + (duty.deadline ? " " + duty.deadline->due.iso() : std::string{}));
    return open;
}

}
