#include "main/demonstration.h"

#include "application/shapes.h"
#include "base/bug.h"
#include "main/import.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <map>

namespace noddfa {

namespace {

/// One family of the demonstration: how far its conference has got, and in which week.
struct Family {
    char const* beginning; ///< a shipped prelude
    int weeks;             ///< from this week; negative: past
    char const* surname;
    char const* child;
    char const* mother;
    char const* father;
};

// Surnames that are plainly none: words for invented, example, imagined.
constexpr std::array<Family, 12> families{{{"family", 2, "Dychmygol", "Gwawr", "Non", "Elis"},
                                           {"family", 1, "Enghraifft", "Macsen", "Lowri", "Huw"},
                                           {"convened", 1, "Ffuglen", "Briall", "Catrin", "Rhun"},
                                           {"convened", 0, "Dyfais", "Ilan", "Mali", "Sion"},
                                           {"open", 0, "Rhith", "Olwen", "Efa", "Guto"},
                                           {"split", 0, "Ffug", "Taran", "Beca", "Ifor"},
                                           {"vote", -1, "Lledrith", "Awel", "Heledd", "Moi"},
                                           {"registered", -1, "Hud", "Macsen", "Gwen", "Idwal"},
                                           {"closed", -2, "Chwedl", "Enfys", "Mair", "Deio"},
                                           {"closed", -5, "Dychan", "Osian", "Nia", "Gethin"},
                                           {"closed", -9, "Tybiedig", "Cadi", "Rhian", "Tudur"},
                                           {"siblings", 0, "Stori", "Elin", "Sioned", "Iolo"}}};

/// The Monday on which the conferences of the shipped beginnings are held.
constexpr Date told_monday{2026, 3, 9};

Date monday_of(Date day) { return day.plus_days(1 - static_cast<int>(day.weekday().iso_encoding())); }

/// Rewrites the lines of a beginning for one family.
class Rewriting {
public:
    Rewriting(int number, Family const& family, int days) : number_(number), days_(days)
    {
        auto const tail = (number < 10 ? "0" : "") + std::to_string(number);
        for (auto const* id : {"A", "B", "C"})
            ids_[id] = tail + id;
        ids_["C1"] = "C" + tail;
        ids_["F1"] = "F" + tail;
        for (auto const* person : {"mother", "father"})
            ids_[person] = std::string{person} + "-" + tail;
        // The names of the shipped beginnings, longest first.
        names_ = {{"Alaw Dychmygol", std::string{family.child} + " " + family.surname},
                  {"Mair Dychmygol", std::string{family.mother} + " " + family.surname},
                  {"Ffug Dychmygol", std::string{family.father} + " " + family.surname},
                  {"Dychmygol", family.surname},
                  {"Alaw", family.child}};
    }

    /// The lines with everything they include, in order.
    std::string lines(std::string_view beginning)
    {
        std::string text;
        auto const shipped = replay::prelude(beginning);
        if (!shipped)
            throw Bug{"no shipped beginning of that name"};
        std::string_view rest = *shipped;
        while (!rest.empty()) {
            auto const end = rest.find('\n');
            auto const line = rest.substr(0, end);
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
            if (line.empty() || line.front() == '#')
                continue;
            auto json = boost::json::parse(line).as_object();
            if (auto const* included = json.if_contains("include")) {
                text += lines(included->as_string());
                continue;
            }
            rewrite(json);
            if (auto const* name = json.if_contains("do")) {
                json["command"] = "demo-" + std::to_string(number_) + "-" + std::to_string(++commands_);
                auto const* shape = application::command_shape(std::string{name->as_string()});
                if (shape && shape->room == application::Room::conference)
                    json["conference"] = ids_.at("C1");
            }
            text += boost::json::serialize(json) + "\n";
        }
        return text;
    }

private:
    void rewrite(boost::json::object& object)
    {
        boost::json::object made;
        for (auto& [key, value] : object) {
            // Children are keys too; the name of a field stays.
            auto const id = key.size() == 1 ? ids_.find(std::string{key}) : ids_.end();
            rewrite(value);
            made[id == ids_.end() ? std::string{key} : id->second] = value;
        }
        object = std::move(made);
    }

    void rewrite(boost::json::value& value)
    {
        if (value.is_object())
            rewrite(value.as_object());
        else if (value.is_array())
            for (auto& each : value.as_array())
                rewrite(each);
        else if (value.is_string())
            value = rewritten(std::string{value.as_string()});
    }

    std::string rewritten(std::string text) const
    {
        if (auto const id = ids_.find(text); id != ids_.end())
            return id->second;
        // A day or a time of 2026 moves; a birthday stays.
        if (auto const day = Date::parse(text.substr(0, 10)); day && text.size() <= 16 && *day >= Date{2026, 1, 1})
            return day->plus_days(days_).iso() + text.substr(10);
        for (auto const& [from, to] : names_)
            for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
                text.replace(at, from.size(), to);
        return text;
    }

    int number_;
    int days_;
    int commands_ = 0;
    std::map<std::string, std::string> ids_;
    std::vector<std::pair<std::string, std::string>> names_;
};

}

void make_demonstration(ledger::Ledger& ledger, Date today, std::function<void(int, int)> const& progress)
{
    int number = 0;
    for (auto const& family : families) {
        auto const monday = monday_of(today).plus_days(7 * family.weeks);
        auto const days = days_between(told_monday, monday);
        Rewriting rewriting{++number, family, days};
        auto const begins = boost::json::object{{"clock", told_monday.plus_days(-7).plus_days(days).iso() + "T09:00"}};
        auto const text = boost::json::serialize(begins) + "\n" + rewriting.lines(family.beginning);
        auto const imported = import_replay(ledger, "demonstration-" + std::to_string(number), text, {});
        if (imported.fault)
            throw Bug{"the demonstration cannot be read at line " + std::to_string(imported.fault->line) + ": "
                      + imported.fault->field + " " + imported.fault->problem};
        progress(number, static_cast<int>(families.size()));
    }
}

}
