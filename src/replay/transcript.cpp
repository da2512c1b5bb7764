#include "replay/transcript.h"

#include "base/bug.h"
#include "base/london.h"
#include "codec/look.h"
#include "protocol/catalogue.h"
#include "replay/summaries.h"

#include <boost/json/array.hpp>

#include <algorithm>
#include <array>
#include <ostream>

namespace noddfa::replay {

namespace {

using boost::json::object;
using codec::number_of;
using codec::text_of;
using language::Holes;

constexpr std::string_view beside_time = "       ";
/// Stands behind every date.
constexpr std::string_view without_date = "~";
/// Something recorded for a day only.
constexpr std::string_view no_time = "     ";

/// A stop after a question, an exclamation or another stop is one too many, and so is a space at the end of a line.
std::string tidied(std::string text)
{
    for (auto at = text.find(".."); at != std::string::npos; at = text.find("..", at)) {
        auto const end = std::min(text.find_first_not_of('.', at), text.size());
        // Three are an ellipsis and stay.
        if (end - at == 2)
            text.erase(at, 1);
        at = end - at == 2 ? at + 1 : end;
    }
    for (auto const* pair : {"?.", "!.", "…."})
        for (auto at = text.find(pair); at != std::string::npos; at = text.find(pair))
            text.erase(at + std::string_view{pair}.size() - 1, 1);
    for (auto at = text.find(" \n"); at != std::string::npos; at = text.find(" \n"))
        text.erase(at, 1);
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

bool has_field(Field const& group, std::string_view name)
{
    return std::ranges::any_of(group.fields, [&](Field const& one) { return one.name == name; });
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
    static constexpr std::array<std::pair<char const*, void (Transcript::*)(object const&, std::ostream&)>, 9> kinds{
        {{"command", &Transcript::command},
         {"event", &Transcript::event},
         {"finding", &Transcript::finding},
         {"refusal", &Transcript::refusal},
         {"setting", &Transcript::setting},
         {"holidays", &Transcript::holidays},
         {"heading", &Transcript::heading},
         {"summary", &Transcript::summary},
         {"unexpected", &Transcript::unexpected}}};
    // That time passes shows in the times of what is done next.
    if (line.contains("clock"))
        return;
    if (text_of(line, "summary") != "duty")
        show_duties(out);
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
    out << tidied(words_.messages().text("line.setting", holes)) << '\n';
}

void Transcript::holidays(object const& line, std::ostream& out)
{
    Holes holes{{"version", text_of(line, "version")}, {"from", words_.day(text_of(line, "from"))}};
    for (auto const* field : {"holidays", "not_kept"})
        if (auto const* days = line.if_contains(field); days && !days->as_array().empty())
            holes.emplace(field, words_.days(days->as_array()));
    out << tidied(words_.messages().text("line.holidays", holes)) << '\n';
}

void Transcript::day_heading(Moment const& moment, std::ostream& out)
{
    auto const day = words_.messages().date(moment.day);
    if (day != day_)
        out << '\n' << day << "\n\n";
    day_ = day;
}

void Transcript::command(object const& line, std::ostream& out)
{
    auto const& messages = words_.messages();
    auto const moment = moment_of(line, "at");
    bool const accepted = text_of(line, "outcome") == "accepted";
    auto const by = text_of(line, "by");
    auto const at = text_of(line, "at");
    day_heading(moment, out);
    // What somebody does in the same minute stands below one heading.
    if (at != at_ || by != by_ || !accepted)
        out << (moment.minute_of_day == 0 ? std::string{no_time} : messages.time(moment)) << "  "
            << directory_.person(by) << '\n';
    at_ = at;
    by_ = accepted ? by : std::string{};
    reasons_.clear();
    if (text_of(line, "outcome") == "repeated")
        write(out, messages.text("line.repeated"));
}

void Transcript::event(object const& line, std::ostream& out)
{
    directory_.learn_names(line);
    directory_.learn_reviewed(line);
    auto const& messages = words_.messages();
    auto const name = text_of(line, "event");
    auto const room = text_of(line, "room");
    auto const& data = line.at("data").as_object();
    words_.ask_as_review(room == "conference"
                         && directory_.is_reviewed(text_of(line, "stream"), text_of(data, "child")));
    auto const& fields = fields_of(room, name);
    auto holes = words_.holes(name, fields, data);
    // An event may have a field of that name, which is not who gave the command.
    if (auto const by = text_of(line, "by"); !by.empty() && !has_field(fields, "by"))
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
    directory_.learn_parts(line);
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
    auto const clause = text_of(line, "clause");
    auto const text = said(line, "finding", !reasons_.contains(clause));
    write(out, words_.messages().text("line.finding", {{"text", text}, {"clause", clause}}));
}

std::string Transcript::said(object const& line, char const* code, bool advise) const
{
    auto const* details = line.if_contains("details");
    auto holes = details ? words_.details(details->as_object()) : Holes{};
    // A code asks for a reason only until one was given.
    if (advise)
        holes.emplace("advise", "");
    return words_.messages().text("code." + text_of(line, code), holes);
}

void Transcript::refusal(object const& line, std::ostream& out)
{
    auto const& messages = words_.messages();
    write(out,
          messages.text("line.refused", {{"text", said(line, "refusal", true)}, {"code", text_of(line, "refusal")}}));
    auto const* limbs = line.if_contains("limbs");
    if (limbs)
        for (auto const& limb : limbs->as_array())
            if (text_of(limb.as_object(), "code") != text_of(line, "refusal"))
                write(out, messages.text("line.limb", {{"text", said(limb.as_object(), "code", true)},
                                                       {"clause", text_of(limb.as_object(), "clause")}}));
    std::set<std::string> shown;
    for (auto const& clause : line.at("clauses").as_array()) {
        std::string const id{clause.as_string()};
        if (shown.insert(id).second)
            write(out, messages.text("line.clause", {{"clause", id}, {"text", sentence_of(id)}}));
    }
}

void Transcript::unexpected(object const& line, std::ostream& out)
{
    write(out, words_.messages().text("line.unexpected", {{"expected", text_of(line, "unexpected")},
                                                          {"came", text_of(line, "came")},
                                                          {"file", text_of(line, "file")},
                                                          {"line", std::to_string(number_of(line, "line"))}}));
}

void Transcript::summary(object const& line, std::ostream& out)
{
    auto const what = text_of(line, "summary");
    words_.ask_as_review(directory_.is_reviewed(text_of(line, "conference"), text_of(line, "child")));
    if (what == "duty") {
        auto const due = line.contains("deadline") ? text_of(line.at("deadline").as_object(), "due") : std::string{};
        duties_.emplace(due.empty() ? std::string{without_date} : due, tidied(duty_summary(line, words_)));
    } else if (what == "child") {
        section(what, out);
        out << '\n'
            << tidied(child_summary(line, words_, [this](std::string const& clause) { return sentence_of(clause); }));
    } else if (what == "totals") {
        out << '\n' << totals_summary(line, words_);
    } else {
        throw Bug{"a summary that is none of a replay"};
    }
}

void Transcript::section(std::string const& what, std::ostream& out)
{
    if (what != section_)
        out << '\n' << words_.messages().text("summary.heading." + what) << '\n';
    section_ = what;
}

void Transcript::show_duties(std::ostream& out)
{
    for (auto const& [due, text] : duties_) {
        section("duty", out);
        out << '\n' << text;
    }
    duties_.clear();
}

}
