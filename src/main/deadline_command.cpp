#include "main/deadline_command.h"

#include "base/london.h"
#include "main/texts.h"
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

/// An argument that is not understood; its text names the argument and what is expected.
struct Misuse : std::runtime_error {
    using std::runtime_error::runtime_error;
};

template<class... Values> Misuse misuse(fmt::format_string<Values...> text, Values&&... values)
{
    return Misuse{fmt::format(text, std::forward<Values>(values)...)};
}

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

std::string spaced(std::string key)
{
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

/// `15 working days`, `1 calendar day`.
std::string amount_of(Deadline const& answer)
{
    auto unit = spaced(answer.unit);
    if (answer.amount == 1 && unit.ends_with('s'))
        unit.pop_back();
    return std::to_string(answer.amount) + ' ' + unit;
}

std::string long_date(Date day)
{
    auto const civil = day.civil();
    return fmt::format("{} {} {} {}", texts::weekdays[day.weekday().c_encoding()], static_cast<unsigned>(civil.day()),
                       texts::months[static_cast<unsigned>(civil.month()) - 1], static_cast<int>(civil.year()));
}

Date read_date(char const* argument, std::string const& text)
{
    auto const day = Date::parse(text);
    if (!day)
        throw misuse(texts::no_date, argument, text);
    return *day;
}

void read_clause(Question& question, std::string const& id)
{
    auto const clause = clause_named(id);
    if (!clause)
        throw misuse(texts::unknown_clause, id);
    if (!deadline_rule(*clause))
        throw misuse(texts::no_deadline, id, list_of_clauses());
    question.clause = *clause;
}

void read_start(Question& question, std::string const& text)
{
    if (auto const day = Date::parse(text)) {
        question.from = *day;
    } else {
        auto const time = read_london_time(text);
        if (!time.moment && time.fault == LocalTimeFault::nonexistent)
            throw misuse(texts::skipped_time, "--from", text);
        if (!time.moment)
            throw misuse(texts::no_time, "--from", text);
        question.at = time.moment;
        question.from = time.moment->day;
    }
    if (deadline_rule(question.clause)->in_hours && !question.at)
        throw misuse(texts::time_needed, id_of(question.clause));
}

void refuse_unless_asked(Question const& question, Given const& given, char const* argument, DeadlineInput input)
{
    if (given.has(argument) && deadline_rule(question.clause)->input != input)
        throw misuse(texts::not_asked, argument, id_of(question.clause));
}

void read_inputs(Question& question, Given const& given)
{
    refuse_unless_asked(question, given, "--core-group", DeadlineInput::core_group);
    refuse_unless_asked(question, given, "--also-from", DeadlineInput::other_starts);
    refuse_unless_asked(question, given, "--resolved", DeadlineInput::resolved);
    if (given.has("--core-group")) {
        question.inputs.core_group = read_date("--core-group", given.one("--core-group"));
        if (*question.inputs.core_group < question.from)
            throw misuse(texts::core_group_early, question.inputs.core_group->iso());
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
        throw misuse(texts::setting_form, text);
    SettingRow row;
    row.key = text.substr(0, equals);
    row.value = as_json(text.substr(equals + 1));
    auto const& rows = default_settings().rows();
    auto const known =
        std::find_if(rows.begin(), rows.end(), [&](SettingRow const& each) { return each.key == row.key; });
    if (known == rows.end())
        throw misuse(texts::setting_refused, row.key + ": is no setting");
    row.clause = known->clause;
    row.valid_from = known->valid_from;
    row.source = texts::from_command_line;
    row.mark = "board";
    if (auto refused = settings.add(std::move(row)))
        throw misuse(texts::setting_refused, *refused);
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
        throw misuse(texts::switched_off, id_of(question.clause), rule.setting);
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

std::string name_of(Date day)
{
    if (auto const* holiday = holidays_of_england_and_wales().on(day))
        return holiday->english;
    return england_and_wales().is_bank_holiday(day) ? texts::bank_holiday : texts::closed;
}

std::string list_of_days(std::vector<Date> const& days)
{
    std::string list;
    for (auto const day : days)
        list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", long_date(day), name_of(day));
    return list;
}

void print(std::ostream& out, Question const& question, Deadline const& answer)
{
    auto const& row = *question.settings.row_of(answer.setting, std::max(answer.from, Date{2000, 1, 1}));
    out << (answer.at ? fmt::format(texts::due_at, id_of(answer.clause),
                                    iso(*answer.at).replace(10, 1, " ") + ", " + long_date(answer.due))
                      : fmt::format(texts::due, id_of(answer.clause), long_date(answer.due)));
    if (answer.limit)
        out << fmt::format(texts::limit, long_date(*answer.limit));
    if (answer.target)
        out << fmt::format(texts::target, long_date(*answer.target));
    out << "  " << catalogue()[answer.clause].english << '\n';
    auto const start = answer.at ? iso(*question.at).replace(10, 1, " ") : long_date(answer.from);
    out << fmt::format(texts::counted, amount_of(answer), answer.before ? texts::before : texts::after, start,
                       spaced(answer.start_event));
    if (auto const days = days_not_worked(answer, question.in_force()); !days.empty())
        out << fmt::format(texts::skipped, list_of_days(days));
    out << fmt::format(texts::setting, row.key, row.value, row.source);
    if (!answer.calendar.empty())
        out << fmt::format(texts::calendar, answer.calendar);
    if (answer.provisional)
        out << texts::provisional;
    for (auto const& also : answer.alternatives)
        out << (also.from ? fmt::format(texts::alternative_from, spaced(also.key), long_date(also.due),
                                        long_date(*also.from), also.source)
                          : fmt::format(texts::alternative, spaced(also.key), long_date(also.due), also.source));
}

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

int run_deadline(Given const& given, std::ostream& out, std::ostream& errors)
{
    try {
        auto const question = understood(given);
        auto const answer = answer_to(question);
        if (given.has("--json"))
            out << boost::json::serialize(json_of(question, answer)) << '\n';
        else
            print(out, question, answer);
        return Exit::done;
    } catch (Misuse const& misuse) {
        errors << misuse.what() << '\n';
        return Exit::usage;
    }
}

}

Command deadline_command()
{
    return {"deadline",
            texts::deadline_summary,
            fmt::format(texts::deadline_details, list_of_clauses()),
            {{"CLAUSE", "CLAUSE", texts::clause_help, true, false},
             {"--from", "DATE", texts::from_help, true, false},
             {"--core-group", "DATE", texts::core_group_help, false, false},
             {"--also-from", "DATE", texts::also_from_help, false, true},
             {"--resolved", "DATE", texts::resolved_help, false, false},
             {"--setting", "KEY=VALUE", texts::setting_help, false, true},
             {"--json", "", texts::json_help, false, false}},
            run_deadline};
}

}
