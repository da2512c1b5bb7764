#include "rule_book.h"

namespace noddfa::simulation {

void RuleBook::set(std::string const& key, boost::json::value value, Date from)
{
    rows_[key].emplace_back(from, std::move(value));
}

boost::json::value const* RuleBook::find(std::string const& key, Date on) const
{
    auto const rows = rows_.find(key);
    if (rows == rows_.end())
        return nullptr;
    std::pair<Date, boost::json::value> const* best = nullptr;
    for (auto const& row : rows->second)
        if (row.first <= on && (!best || best->first <= row.first))
            best = &row;
    return best ? &best->second : nullptr;
}

int RuleBook::number(std::string const& key, Date on, int usual) const
{
    auto const* value = find(key, on);
    return value ? static_cast<int>(value->to_number<std::int64_t>()) : usual;
}

bool RuleBook::is(std::string const& key, Date on, std::string const& wanted, bool usual) const
{
    auto const* value = find(key, on);
    return value ? std::string{value->as_string()} == wanted : usual;
}

bool RuleBook::flag(std::string const& key, Date on, bool usual) const
{
    auto const* value = find(key, on);
    return value ? value->as_bool() : usual;
}

std::set<Date> RuleBook::closures(Date on) const
{
    std::set<Date> days;
    if (auto const* value = find("LOCAL_CLOSURE_DAYS", on))
        for (auto const& day : value->as_array())
            days.insert(*Date::parse(std::string{day.as_string()}));
    return days;
}

}
