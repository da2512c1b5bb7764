#include "replay/transcript.h"

#include "base/bug.h"
#include "base/london.h"
#include "protocol/catalogue.h"
#include "replay/summaries.h"

#include <boost/json/array.hpp>

#include <array>
#include <ostream>

namespace noddfa::replay {

namespace {

using boost::json::object;
using language::Holes;

constexpr std::string_view beside_time = "       ";

std::string text_of(object const& line, char const* field)
{
    auto const* found = line.if_contains(field);
    return found && found->is_string() ? std::string{found->get_string()} : std::string{};
}

/// A stop after a question or an exclamation is one too many.
std::string tidied(std::string text)
{
    for (auto const* pair : {"?.", "!.", "…."})
        for (auto at = text.find(pair); at != std::string::npos; at = text.find(pair))
            text.erase(at + std::string_view{pair}.size() - 1, 1);
    return text;
}

/// Writes text beside the column of times.
void write(std::ostream& out, std::string const& text)
{
    out << beside_time;
    for (auto const letter : tidied(text)) {
        out << letter;
        if (letter == '\n')
            out << beside_time;
    }
    out << '\n';
}

Moment moment_of(object const& line, char const* field)
{
    auto const time = read_london_time(text_of(line, field));
    if (!time.moment)
        throw Bug{std::string{"a line of a replay without a time: "} + field};
    return *time.moment;
}

}

void Transcript::line(object const& line, std::ostream& out)
{
    static constexpr std::array<std::pair<char const*, void (Transcript::*)(object const&, std::ostream&)>, 8> kinds{
        {{"command", &Transcript::command},
         {"event", &Transcript::event},
         {"finding", &Transcript::finding},
         {"refusal", &Transcript::refusal},
         {"clock", &Transcript::clock},
         {"setting", &Transcript::setting},
         {"heading", &Transcript::heading},
         {"summary", &Transcript::summary}}};
    for (auto const& [field, show] : kinds)
        if (line.contains(field))
            return (this->*show)(line, out);
    throw Bug{"a line that is none of a replay"};
}

void Transcript::heading(object const& line, std::ostream& out)
{
    auto const title = text_of(line, "heading");
    out << '\n' << title << '\n';
}

void Transcript::setting(object const& line, std::ostream& out)
{
    directory_.learn_setting(line);
    Holes holes{{"setting", text_of(line, "setting")}, {"value", words_.setting(line.at("value"))}};
    if (auto const from = text_of(line, "from"); !from.empty())
        holes.emplace("from", words_.day(from));
    out << words_.messages().text("line.setting", holes) << '\n';
}

void Transcript::day_heading(Moment const& moment, std::ostream& out)
{
    auto const day = words_.messages().date(moment.day);
    if (day != day_)
        out << '\n' << day << "\n\n";
    day_ = day;
}

void Transcript::clock(object const& line, std::ostream& out)
{
    auto const moment = moment_of(line, "clock");
    day_heading(moment, out);
    out << words_.messages().time(moment) << "  " << words_.messages().text("line.clock") << '\n';
}

void Transcript::command(object const& line, std::ostream& out)
{
    auto const& messages = words_.messages();
    auto const moment = moment_of(line, "at");
    day_heading(moment, out);
    at_ = text_of(line, "at");
    reasons_.clear();
    out << messages.time(moment) << "  " << directory_.person(text_of(line, "by")) << '\n';
    if (text_of(line, "outcome") == "repeated")
        write(out, messages.text("line.repeated"));
}

void Transcript::event(object const& line, std::ostream& out)
{
    directory_.learn_event(line);
    auto const& messages = words_.messages();
    auto const name = text_of(line, "event");
    auto const room = text_of(line, "room");
    auto const& data = line.at("data").as_object();
    auto holes = words_.holes(name, fields_of(room, name), data);
    if (auto const by = text_of(line, "by"); !by.empty())
        holes.emplace("by", directory_.person(by));
    // Two rooms may have events of one name that say different things.
    auto const own = "event." + room + "." + name;
    auto text = messages.text(messages.has(own) ? own : "event." + name, holes);
    if (auto const other = text_of(line, "on_behalf_of"); !other.empty())
        text += " " + messages.text("line.on_behalf", {{"person", directory_.person(other)}});
    if (auto const held_on = text_of(line, "held_on"); !held_on.empty() && !at_.empty() && held_on != at_)
        text += " " + messages.text("line.held_on", {{"when", words_.day(held_on)}});
    write(out, text);
    reasons(line, out);
}

void Transcript::reasons(object const& line, std::ostream& out)
{
    auto const* given = line.if_contains("reasons");
    if (!given || !given->is_object())
        return;
    for (auto const& [clause, reason] : given->get_object())
        if (reasons_.insert(clause).second)
            write(out, words_.messages().text("line.reason", {{"clause", std::string{clause}},
                                                              {"reason", Words::within_sentence(reason)}}));
}

std::string Transcript::sentence_of(std::string const& clause) const
{
    auto const known = clause_named(clause);
    if (!known)
        throw Bug{"no clause " + clause};
    auto const& row = catalogue()[*known];
    // A clause that waits for its translator is shown as it stands.
    return language_ == Language::cy && !row.welsh.empty() ? row.welsh : row.english;
}

void Transcript::finding(object const& line, std::ostream& out)
{
    auto const* details = line.if_contains("details");
    auto const& messages = words_.messages();
    auto const holes = details ? words_.details(details->as_object()) : Holes{};
    write(out, messages.text("line.finding", {{"text", messages.text("code." + text_of(line, "finding"), holes)},
                                              {"clause", text_of(line, "clause")}}));
}

void Transcript::refusal(object const& line, std::ostream& out)
{
    auto const& messages = words_.messages();
    auto const said = [&](object const& from, char const* field) {
        auto const* details = from.if_contains("details");
        return messages.text("code." + text_of(from, field), details ? words_.details(details->as_object()) : Holes{});
    };
    write(out, messages.text("line.refused", {{"text", said(line, "refusal")}, {"code", text_of(line, "refusal")}}));
    auto const* limbs = line.if_contains("limbs");
    if (limbs)
        for (auto const& limb : limbs->as_array())
            if (text_of(limb.as_object(), "code") != text_of(line, "refusal"))
                write(out, messages.text("line.limb", {{"text", said(limb.as_object(), "code")},
                                                       {"clause", text_of(limb.as_object(), "clause")}}));
    std::set<std::string> shown;
    for (auto const& clause : line.at("clauses").as_array()) {
        std::string const id{clause.as_string()};
        if (shown.insert(id).second)
            write(out, messages.text("line.clause", {{"clause", id}, {"text", sentence_of(id)}}));
    }
}

void Transcript::summary(object const& line, std::ostream& out)
{
    auto const what = text_of(line, "summary");
    if (what != section_) {
        section_ = what;
        if (words_.messages().has("summary.heading." + what))
            out << '\n' << words_.messages().text("summary.heading." + what) << '\n';
    }
    if (what == "child")
        out << '\n' << child_summary(line, words_, [this](std::string const& clause) { return sentence_of(clause); });
    else if (what == "duty")
        out << '\n' << duty_summary(line, words_);
    else if (what == "totals")
        out << '\n' << totals_summary(line, words_);
    else
        throw Bug{"a summary that is none of a replay"};
}

}
