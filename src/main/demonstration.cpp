#include "main/demonstration.h"

#include "application/shapes.h"
#include "base/bug.h"
#include "base/contains.h"
#include "embedded/families.h"
#include "main/family_head.h"
#include "main/import.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace noddfa {

namespace {

using boost::json::object;
using boost::json::value;

/// Days of this and later years move with the conference; birthdays before it stay.
constexpr Date first_day_told{2026, 1, 1};
/// The review day of the shipped beginnings is the last of three months, which elsewhere in a year are shorter
/// (REG-12).
constexpr Date review_told{2026, 6, 8};
constexpr Date review_meant{2026, 6, 1};

/// The councils that shipped beginnings are told of, by their codes among the invented ones. What they call an agency
/// keeps that name.
std::map<std::string, std::string, std::less<>> const councils{{"north-council", "W06999901"},
                                                               {"south-council", "W06999902"}};
constexpr std::array<std::string_view, 3> council_fields{"authority", "from_authority", "to"};

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// A file that a family includes: a shipped beginning, or a part that scenarios share.
std::string_view included(std::string_view name)
{
    if (auto const slash = name.rfind('/'); slash != std::string_view::npos)
        name.remove_prefix(slash + 1);
    if (auto const dot = name.rfind('.'); dot != std::string_view::npos)
        name = name.substr(0, dot);
    if (auto const shipped = replay::prelude(name))
        return *shipped;
    for (auto const& [file, text] : embedded::families())
        if (file.substr(0, file.rfind('.')) == name)
            return text;
    throw Bug{"a family of the demonstration includes a file that is not there"};
}

/// Everybody of the directory, by name.
std::map<std::string, std::string, std::less<>> const& staff()
{
    static auto const all = [] {
        std::map<std::string, std::string, std::less<>> names;
        auto text = included("people");
        while (!text.empty()) {
            auto const line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(line.size() + 1, text.size()));
            if (line.starts_with(R"({"do":"RecordPractitioner")")) {
                auto const told = boost::json::parse(line);
                names.emplace(told.at("person").as_string(), told.at("name").as_string());
            }
        }
        return names;
    }();
    return all;
}

/// Tells the lines of a family with names, references and days of its own.
class Rewriting {
public:
    Rewriting(int number, FamilyHead const& head, int days) : number_(number), head_(head), days_(days)
    {
        auto const tail = two_digits(number);
        for (auto const* child : {"A", "B", "C", "U", "V"})
            ids_[child] = tail + child;
        ids_["C1"] = "C" + tail;
        // The second conference of a family.
        ids_["C2"] = "C" + two_digits(number + 30);
        ids_["D1"] = "D" + tail;
        for (auto const* family : {"F1", "F2", "F3"})
            ids_[family] = "F" + tail;
        for (auto const* person : {"mother", "father"})
            ids_[person] = std::string{person} + "-" + tail;
        for (auto const& [from, to] : head.people)
            ids_[from] = to;
        conference_ = "C1";
    }

    /// The lines of a text with everything they include, in order.
    std::string lines(std::string_view text)
    {
        std::string out;
        while (!text.empty()) {
            auto const end = text.find('\n');
            auto const line = text.substr(0, end);
            text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
            if (line.empty() || line.front() == '#')
                continue;
            auto json = boost::json::parse(line).as_object();
            if (auto const* file = json.if_contains("include")) {
                ++depth_;
                out += lines(included(file->as_string()));
                if (--depth_ == 0)
                    stopped_ = false;
            } else if (!stops(json)) {
                out += told(std::move(json));
            }
        }
        return out;
    }

private:
    /// Whether what is included ends before this line.
    bool stops(object const& line)
    {
        if (depth_ > 0 && line.contains("do") && line.at("do").as_string() == head_.until)
            stopped_ = true;
        return stopped_ && depth_ > 0;
    }

    std::string told(object line)
    {
        if (!line.contains("do") && (line.contains("family") || line.contains("heading")))
            return {};
        line.erase("expect");
        auto const* name = line.if_contains("do");
        auto const does = name ? std::string{name->as_string()} : std::string{};
        if (auto const* conference = line.if_contains("conference"); conference && does == "RequestConference")
            conference_ = std::string{conference->as_string()};
        auto const* shape = name ? application::command_shape(does) : nullptr;
        if (shape && shape->room == application::Room::conference)
            line["conference"] = conference_;
        rewrite(line);
        auto out = numbered(line, !does.empty());
        if (does == "BookConference")
            for (auto const* post : {"chair", "record_taker"})
                out += introduced(std::string{line.at(post).as_string()}, post, line);
        return out;
    }

    /// Who chairs and who takes the record, by name.
    std::string introduced(std::string const& person, char const* capacity, object const& booking)
    {
        auto const name = staff().find(person);
        if (name == staff().end())
            return {};
        object line{{"do", "InviteParticipant"}, {"person", person}, {"name", name->second}, {"capacity", capacity}};
        for (auto const* kept : {"conference", "at", "held_on", "by"})
            if (auto const* field = booking.if_contains(kept))
                line[kept] = *field;
        return numbered(std::move(line), true);
    }

    std::string numbered(object line, bool command)
    {
        if (command)
            line["command"] = "demo-" + std::to_string(number_) + "-" + std::to_string(++commands_);
        return boost::json::serialize(line) + "\n";
    }

    void rewrite(object& line)
    {
        object made;
        for (auto& [key, item] : line) {
            // Children are keys too; the name of a field stays.
            auto const id = key.size() == 1 ? ids_.find(std::string{key}) : ids_.end();
            if (key != "do")
                rewrite(item);
            if (auto const* told = item.if_string(); told && contains(council_fields, std::string_view{key}))
                if (auto const council = councils.find(std::string_view{*told}); council != councils.end())
                    item = council->second;
            made[id == ids_.end() ? std::string{key} : id->second] = item;
        }
        line = std::move(made);
    }

    void rewrite(value& item)
    {
        if (item.is_object())
            rewrite(item.as_object());
        else if (item.is_array())
            for (auto& each : item.as_array())
                rewrite(each);
        else if (item.is_string())
            item = rewritten(std::string{item.as_string()});
    }

    std::string rewritten(std::string text) const
    {
        if (auto const id = ids_.find(text); id != ids_.end())
            return id->second;
        if (auto const told = Date::parse(text.substr(0, 10)); told && text.size() <= 16 && *told >= first_day_told) {
            auto const day = *told == review_told ? review_meant : *told;
            return day.plus_days(days_).iso() + (day == head_.told ? at_own_hour(text.substr(10)) : text.substr(10));
        }
        for (auto const& [from, to] : head_.names)
            for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
                text.replace(at, from.size(), to);
        return text;
    }

    /// `T10:40` of a conference that is told as beginning at ten, moved to when it begins.
    std::string at_own_hour(std::string const& time) const
    {
        if (time.size() != 6)
            return time;
        auto const minutes = std::stoi(time.substr(1, 2)) * 60 + std::stoi(time.substr(4, 2)) + head_.later;
        return "T" + two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
    }

    int number_;
    FamilyHead const& head_;
    int days_;
    int commands_ = 0;
    int depth_ = 0;
    bool stopped_ = false;
    std::string conference_; ///< as the file calls the one that commands are about
    std::map<std::string, std::string> ids_;
};

/// How far everything that a file tells moves, so that it is held on its day.
int days_to_move(FamilyHead const& head, Calendar const& calendar, Date today)
{
    auto const held = head.day > 0   ? calendar.working_days_after(today, head.day)
                      : head.day < 0 ? calendar.working_days_before(today, -head.day)
                                     : calendar.rolled_back(today);
    auto const days = days_between(head.told, held);
    // What began with another conference keeps its weekdays.
    return head.is_first() ? days : days - ((days % 7) + 7) % 7;
}

/// The last day on which something of a file is done.
Date last_act(std::string_view lines)
{
    Date last{1970, 1, 1};
    while (!lines.empty()) {
        auto const line = boost::json::parse(lines.substr(0, lines.find('\n'))).as_object();
        lines.remove_prefix(std::min(lines.find('\n') + 1, lines.size()));
        for (auto const* field : {"at", "clock"})
            if (auto const* at = line.if_contains(field))
                last = std::max(last, Date::parse(std::string{at->as_string().subview(0, 10)}).value_or(last));
    }
    return last;
}

/// The lines of a family, on its days, or on earlier ones where something would be done tomorrow.
std::string lines_until_today(int number, FamilyHead const& head, std::string_view text, Calendar const& calendar,
                              Date today)
{
    auto days = days_to_move(head, calendar, today);
    for (;;) {
        // Before everything the shipped beginnings tell.
        auto const clock = Date{2026, 2, 9}.plus_days(days).iso() + "T09:00";
        auto lines =
            boost::json::serialize(object{{"clock", clock}}) + "\n" + Rewriting{number, head, days}.lines(text);
        if (last_act(lines) <= today)
            return lines;
        do
            days -= head.is_first() ? 1 : 7;
        while (head.is_first() && !calendar.is_working_day(head.told.plus_days(days)));
    }
}

/// A conference that is running began two hours ago, or, out of hours, on the last afternoon.
void let_run(FamilyHead& head, Moment now, Calendar const& calendar)
{
    constexpr int opens = 10;
    constexpr int closes = 19;
    constexpr int told_hour = 10;
    auto const hour = now.minute_of_day / 60;
    if (hour >= opens && hour < closes && calendar.is_working_day(now.day)) {
        head.day = 0;
        head.later = (hour - 2 - told_hour) * 60;
    } else {
        head.day = -1;
        head.later = 4 * 60;
    }
}

/// Plays lines into a site; how many commands it refused.
int play_in(ledger::Ledger& ledger, int number, std::string const& play)
{
    auto const imported = import_replay(ledger, "demonstration-" + std::to_string(number), play, {});
    if (imported.fault)
        throw Bug{"the demonstration cannot be read at line " + std::to_string(imported.fault->line) + ": "
                  + imported.fault->field + " " + imported.fault->problem};
    return imported.refused;
}

}

std::vector<InventedRole> const& invented_roles()
{
    static std::vector<InventedRole> const roles{{PersonId{"coordinator"}, "coordinator"},
                                                 {PersonId{"chair-a"}, "chair"},
                                                 {PersonId{"recorder-a"}, "recorder"},
                                                 {PersonId{"sw"}, "social_worker"},
                                                 {PersonId{"manager"}, "manager"},
                                                 {PersonId{"hv"}, "health_visitor"},
                                                 {PersonId{"teacher"}, "teacher"},
                                                 {PersonId{"police"}, "police"},
                                                 {PersonId{"nurse"}, "agency_lead"},
                                                 {PersonId{"lsm"}, "lead_manager"},
                                                 {PersonId{"custodian"}, "custodian"},
                                                 {PersonId{"out-of-hours"}, "out_of_hours"},
                                                 {PersonId{"auditor"}, "auditor"},
                                                 {PersonId{"data-protection"}, "data_protection"},
                                                 {PersonId{"analyst"}, "analyst"},
                                                 {PersonId{"admin"}, "board_admin"},
                                                 {PersonId{"head"}, "director"}};
    return roles;
}

int make_demonstration(ledger::Ledger& ledger, Moment now, std::function<void(int, int)> const& progress)
{
    std::vector<std::pair<FamilyHead, std::string_view>> families;
    for (auto const& [file, text] : embedded::families())
        if (auto head = family_head(text))
            families.emplace_back(std::move(*head), text);
    auto const calendar = ledger.calendar();
    ledger.become_demonstration();
    // Its people first: they are told of as of the Monday that families are.
    FamilyHead of_staff;
    of_staff.told = FamilyHead::told_monday;
    int refused = play_in(ledger, 0,
                          Rewriting{0, of_staff, days_to_move(of_staff, *calendar, now.day)}.lines(included("people")));
    int number = 0;
    for (auto& [head, text] : families) {
        if (head.running)
            let_run(head, now, *calendar);
        auto const play = lines_until_today(++number, head, text, *calendar, now.day);
        refused += play_in(ledger, number, play);
        progress(number, static_cast<int>(families.size()));
    }
    return refused;
}

}
