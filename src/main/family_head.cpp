#include "main/family_head.h"

#include "base/bug.h"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace noddfa {

namespace {

using boost::json::object;
using boost::json::value;

constexpr int told_minute = 10 * 60;

std::string text_of(value const& item) { return std::string{item.as_string()}; }

int minutes_of(std::string const& time) { return std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3, 2)); }

void read_field(FamilyHead& head, std::string_view name, value const& item)
{
    if (name == "day")
        head.day = static_cast<int>(item.as_int64());
    else if (name == "at")
        head.later = minutes_of(text_of(item)) - told_minute;
    else if (name == "running")
        head.running = item.as_bool();
    else if (name == "until")
        head.until = text_of(item);
    else if (name == "told")
        head.told = Date::parse(text_of(item)).value();
    else if (name == "people")
        for (auto const& [from, to] : item.as_object())
            head.people[std::string{from}] = text_of(to);
    else if (name == "names")
        for (auto const& [from, to] : item.as_object())
            head.names.emplace_back(std::string{from}, text_of(to));
    else
        throw Bug{"a family of the demonstration has a field that nobody knows"};
}

}

std::optional<FamilyHead> family_head(std::string_view file)
{
    auto const line = file.substr(0, file.find('\n'));
    if (!line.starts_with(R"({"family")"))
        return std::nullopt;
    FamilyHead head;
    head.told = FamilyHead::told_monday;
    auto const told = boost::json::parse(line);
    for (auto const& [name, item] : told.at("family").as_object())
        read_field(head, name, item);
    // A part of a longer text is not replaced before the text itself.
    std::ranges::stable_sort(head.names, std::ranges::greater{}, [](auto const& name) { return name.first.size(); });
    return head;
}

}
