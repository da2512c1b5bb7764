#include "main/deadline_command.h"

#include "base/london.h"
#include "language/catalogue.h"
#include "main/wrong_input.h"
#include "protocol/catalogue.h"
#include "protocol/deadline.h"
#include "protocol/holidays.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <stdexcept>

namespace noddfa {

namespace {

using language::Holes;
using Words = language::Catalogue;

/// An argument that is not understood: the message that names it and says what is expected.
struct Misuse {
    std::string message; ///< after `cli.wrong.`
    Holes holes;
};

/// Where a setting comes from that stands among the arguments.
constexpr char const* from_command_line = "command line";

/// What is asked, understood.
struct Question {
    Clause clause{};
    Date from;
    std::optional<Moment> at;
    DeadlineInputs inputs;
    SettingsHistory settings = default_settings();
    /// Day the clock starts, for the settings in force.
    Settings const& in_force() const { return settings.on(from); }
};

/// Every clause with a deadline, wrapped for a terminal.
std::string list_of_clauses()
{
    constexpr std::size_t widest = 90;
    std::string list;
    std::string line;
    for (auto const clause : clauses_with_deadlines()) {
        auto const id = std::string{id_of(clause)};
        if (line.size() + id.size() > widest) {
            list += line + ",\n";
            line.clear();
        }
        line += (line.empty() ? "" : ", ") + id;
    }
    return list + line;
}

Date read_date(char const* argument, std::string const& text)
{
    auto const day = Date::parse(text);
    if (!day)
        throw Misuse{"date", {{"argument", argument}, {"text", text}}};
    return *day;
}

void read_clause(Question& question, std::string const& id)
{
    auto const clause = clause_named(id);
    if (!clause)
        throw Misuse{"clause", {{"text", id}}};
    if (!deadline_rule(*clause))
        throw Misuse{"no_deadline", {{"clause", id}, {"clauses", list_of_clauses()}}};
    question.clause = *clause;
}

void read_start(Question& question, std::string const& text)
{
    if (auto const day = Date::parse(text)) {
        question.from = *day;
    } else {
        auto const time = read_london_time(text);
        if (!time.moment && time.fault == LocalTimeFault::nonexistent)
            throw Misuse{"skipped_time", {{"argument", "--from"}, {"text", text}}};
        if (!time.moment)
            throw Misuse{"time", {{"argument", "--from"}, {"text", text}}};
        question.at = time.moment;
        question.from = time.moment->day;
    }
    if (deadline_rule(question.clause)->in_hours && !question.at)
        throw Misuse{"time_needed", {{"clause", std::string{id_of(question.clause)}}}};
}

void refuse_unless_asked(Question const& question, Given const& given, char const* argument, DeadlineInput input)
{
    if (given.has(argument) && deadline_rule(question.clause)->input != input)
        throw Misuse{"not_asked", {{"argument", argument}, {"clause", std::string{id_of(question.clause)}}}};
}

void read_inputs(Question& question, Given const& given)
{
    refuse_unless_asked(question, given, "--core-group", DeadlineInput::core_group);
    refuse_unless_asked(question, given, "--also-from", DeadlineInput::other_starts);
    refuse_unless_asked(question, given, "--resolved", DeadlineInput::resolved);
    if (given.has("--core-group")) {
        question.inputs.core_group = read_date("--core-group", given.one("--core-group"));
        if (*question.inputs.core_group < question.from)
            throw Misuse{"core_group_early", {{"text", question.inputs.core_group->iso()}}};
    }
    for (auto const& text : given.all("--also-from"))
        question.inputs.other_starts.push_back(read_date("--also-from", text));
    if (given.has("--resolved"))
        question.inputs.resolved = read_date("--resolved", given.one("--resolved"));
}

/// The value as JSON: as it stands if it is some, else as a text.
std::string as_json(std::string const& text)
{
    boost::system::error_code none;
    boost::json::parse(text, none);
    return none ? boost::json::serialize(boost::json::value(text)) : text;
}

void read_setting(SettingsHistory& settings, std::string const& text)
{
    auto const equals = text.find('=');
    if (equals == std::string::npos || equals + 1 == text.size())
        throw Misuse{"setting_form", {{"text", text}}};
    SettingRow row;
    row.key = text.substr(0, equals);
    row.value = as_json(text.substr(equals + 1));
    auto const& rows = default_settings().rows();
    auto const known =
        std::find_if(rows.begin(), rows.end(), [&](SettingRow const& each) { return each.key == row.key; });
    if (known == rows.end())
        throw Misuse{"setting", {{"key", row.key}, {"fault", "no_such_setting"}}};
    row.clause = known->clause;
    row.valid_from = known->valid_from;
    row.source = from_command_line;
    row.mark = "board";
    auto const key = row.key;
    if (auto const fault = settings.add(std::move(row)))
        throw Misuse{"setting", {{"key", key}, {"fault", fault->code}, {"expected", fault->expected}}};
}

Question understood(Given const& given)
{
    Question question;
    read_clause(question, given.one("CLAUSE"));
    read_start(question, given.one("--from"));
    read_inputs(question, given);
    for (auto const& text : given.all("--setting"))
        read_setting(question.settings, text);
    return question;
}

Deadline answer_to(Question const& question)
{
    auto const& rule = *deadline_rule(question.clause);
    auto const answer = rule.in_hours ? deadline_at(question.clause, *question.at, question.in_force())
                                      : deadline(question.clause, question.from, question.in_force(),
                                                 england_and_wales(), question.inputs);
    if (!answer)
        throw Misuse{"switched_off",
                     {{"clause", std::string{id_of(question.clause)}}, {"setting", std::string{rule.setting}}}};
    return *answer;
}

/// Bank holidays and closures that moved the date.
std::vector<Date> days_not_worked(Deadline const& answer, Settings const& settings)
{
    auto const& closures = settings.local_closure_days;
    auto const calendar = england_and_wales().with_closures({closures.begin(), closures.end()});
    if (answer.unit == "working_days")
        return calendar.closed_days_between(std::min(answer.from, answer.due), std::max(answer.from, answer.due));
    if (answer.limit)
        return calendar.closed_days_between(answer.due, *answer.limit);
    if (answer.target && *answer.target < answer.due && answer.before)
        return calendar.closed_days_between(*answer.target, answer.due);
    return {};
}

std::string name_of(Date day, Words const& words)
{
    if (auto const* holiday = holidays_of_england_and_wales().on(day))
        return words.language() == Language::cy ? holiday->welsh : holiday->english;
    return words.text(england_and_wales().is_bank_holiday(day) ? "cli.deadline.bank_holiday" : "cli.deadline.closed");
}

std::string list_of_days(std::vector<Date> const& days, Words const& words)
{
    std::string list;
    for (auto const day : days)
        list += (list.empty() ? "" : ", ") + words.date(day) + " (" + name_of(day, words) + ")";
    return list;
}

/// The answer in words, a sentence a line.
class Telling {
public:
    Telling(std::ostream& out, Words const& words) : out_(out), words_(words) {}

    void tell(Question const& question, Deadline const& answer)
    {
        Holes due{{"clause", std::string{id_of(answer.clause)}}, {"day", words_.date(answer.due)}};
        if (answer.at)
            due.emplace("time", words_.time(*answer.at));
        out_ << words_.text("cli.deadline.due", due) << '\n';
        line("limit", answer.limit);
        line("target", answer.target);
        auto const& row = catalogue()[answer.clause];
        line(words_.language() == Language::cy && !row.welsh.empty() ? row.welsh : row.english);
        tell_count(question, answer);
        if (auto const days = days_not_worked(answer, question.in_force()); !days.empty())
            line(words_.text("cli.deadline.not_worked", {{"days", list_of_days(days, words_)}}));
        auto const& setting = *question.settings.row_of(answer.setting, std::max(answer.from, Date{2000, 1, 1}));
        auto const source = setting.source == from_command_line ? words_.text("cli.deadline.given") : setting.source;
        line(words_.text("cli.deadline.setting", {{"key", setting.key}, {"value", setting.value}, {"source", source}}));
        if (answer.provisional)
            line(words_.text("summary.provisional"));
        for (auto const& other : answer.alternatives)
            tell_alternative(other);
    }

private:
    void line(std::string const& text) { out_ << "  " << text << '\n'; }
    void line(std::string const& which, std::optional<Date> day)
    {
        if (day)
            line(words_.text("summary." + which, {{"day", words_.date(*day)}}));
    }
    void tell_count(Question const& question, Deadline const& answer)
    {
        Holes holes{{"amount", words_.plural("unit." + answer.unit, answer.amount)},
                    {"start", words_.text("start." + answer.start_event)},
                    {"from", answer.at ? words_.moment(*question.at) : words_.day(answer.from)},
                    {"setting", answer.setting}};
        if (!answer.calendar.empty())
            holes.emplace("calendar", answer.calendar);
        line(words_.text(answer.before ? "summary.counted_back" : "summary.counted", holes));
    }
    void tell_alternative(Alternative const& other)
    {
        Holes holes{{"reading", words_.text("alternative." + other.key)}, {"day", words_.date(other.due)}};
        if (!other.source.empty())
            holes.emplace("source", other.source);
        line(words_.text("summary.alternative", holes));
    }

    std::ostream& out_;
    Words const& words_;
};

boost::json::array json_of(std::vector<Alternative> const& alternatives)
{
    boost::json::array list;
    for (auto const& also : alternatives) {
        boost::json::object one{{"key", also.key}, {"due", also.due.iso()}, {"source", also.source}};
        if (also.from)
            one["from"] = also.from->iso();
        list.push_back(std::move(one));
    }
    return list;
}

boost::json::object json_of(Question const& question, Deadline const& answer)
{
    boost::json::object json{{"clause", id_of(answer.clause)},
                             {"start_event", answer.start_event},
                             {"from", answer.at ? iso(*question.at) : answer.from.iso()},
                             {"due", answer.due.iso()}};
    if (answer.at)
        json["at"] = iso(*answer.at);
    if (answer.limit)
        json["limit"] = answer.limit->iso();
    if (answer.target)
        json["target"] = answer.target->iso();
    json["amount"] = answer.amount;
    json["unit"] = answer.unit;
    json["direction"] = answer.before ? "before" : "after";
    json["setting"] = answer.setting;
    if (!answer.calendar.empty())
        json["calendar"] = answer.calendar;
    json["provisional"] = answer.provisional;
    boost::json::array not_worked;
    for (auto const day : days_not_worked(answer, question.in_force()))
        not_worked.push_back(boost::json::value(day.iso()));
    json["not_worked"] = std::move(not_worked);
    json["alternatives"] = json_of(answer.alternatives);
    return json;
}

int run_deadline(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    try {
        auto const question = understood(given);
        auto const answer = answer_to(question);
        if (given.has("--json"))
            out << boost::json::serialize(json_of(question, answer)) << '\n';
        else
            Telling{out, words}.tell(question, answer);
        return Exit::done;
    } catch (Misuse& misuse) {
        if (auto const fault = misuse.holes.find("fault"); fault != misuse.holes.end())
            fault->second = wrong_input(words, fault->second, misuse.holes["expected"]);
        errors << words.text("cli.wrong." + misuse.message, misuse.holes) << '\n';
        return Exit::usage;
    }
}

}

Command deadline_command(language::Catalogue const& words)
{
    auto const help = [&](char const* name) { return words.text(std::string{"cli.deadline."} + name); };
    return {"deadline",
            help("summary"),
            words.text("cli.deadline.details", {{"clauses", list_of_clauses()}}),
            {{"CLAUSE", "CLAUSE", help("clause"), true, false},
             {"--from", "DATE", help("from"), true, false},
             {"--core-group", "DATE", help("core_group"), false, false},
             {"--also-from", "DATE", help("also_from"), false, true},
             {"--resolved", "DATE", help("resolved"), false, false},
             {"--setting", "KEY=VALUE", help("setting_help"), false, true},
             {"--json", "", words.text("cli.json"), false, false}},
            run_deadline};
}

}
