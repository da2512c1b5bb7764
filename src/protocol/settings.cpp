#include "protocol/settings.h"

#include "base/contains.h"
#include "codec/read.h"
#include "protocol/clause.h"
#include "protocol/data.h"
#include "protocol/data_row.h"
#include "protocol/proclaimed.h"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace noddfa {

namespace {

using Complaint = std::optional<SettingFault>;

constexpr std::string_view settings_file = "settings.toml";
constexpr std::array<std::string_view, 4> marks{"", "K", "D", "board"};

/// R-21, B-33: the posts that alerts and decisions go to.
constexpr std::array<std::string_view, 8> posts_of_a_board{"lead_safeguarding_manager",
                                                           "deputy_lead_safeguarding_manager",
                                                           "senior_manager",
                                                           "register_custodian",
                                                           "second_custodian",
                                                           "duty_team",
                                                           "complaints_officer",
                                                           "team_manager"};

std::string listed_posts()
{
    std::string list;
    for (auto const post : posts_of_a_board)
        list += (list.empty() ? "" : ", ") + std::string{post};
    return list;
}

struct Range {
    int least;
    int most;
};

/// The values a number may have. Only a clock that is off until a board sets it may be 0.
Range range_of(std::string_view key)
{
    constexpr std::array<std::string_view, 4> off_at_0{"STRATEGY_DISCUSSION_HOURS", "SECTION47_DAYS",
                                                       "LAST_CORE_GROUP_BEFORE_REVIEW_DAYS", "REPEAT_ENQUIRIES"};
    if (std::find(off_at_0.begin(), off_at_0.end(), key) != off_at_0.end())
        return {0, 1000};
    if (key == "REPORT_CUTOFF")
        return {0, 24 * 60 - 1};
    // QUOR-06: no discretion reaches below two agencies.
    if (key == "QUORUM_MIN" || key == "QUORUM_DISCRETION_MIN")
        return {2, 1000};
    return {1, 1000};
}

Complaint outside(std::string_view key, int number)
{
    auto const [least, most] = range_of(key);
    if (number >= least && number <= most)
        return std::nullopt;
    return SettingFault{"value", "out_of_range", std::to_string(least) + "–" + std::to_string(most)};
}

Complaint outside(std::string_view key, std::vector<int> const& numbers)
{
    for (int number : numbers)
        if (auto complaint = outside(key, number))
            return complaint;
    return std::nullopt;
}

/// only posts that there are.
Complaint outside(std::string_view, RoleMap const& posts)
{
    for (auto const& [post, holder] : posts)
        if (!contains(posts_of_a_board, post))
            return SettingFault{"value", "not_one_of", listed_posts()};
    return std::nullopt;
}

template<class Value> Complaint outside(std::string_view, Value const&) { return std::nullopt; }

std::string upper_case(std::string_view name)
{
    std::string key{name};
    for (auto& c : key)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return key;
}

/// Sets one field from its JSON value.
Complaint assign(Settings& settings, std::string const& key, boost::json::value const& value)
{
    Complaint complaint;
    codec::for_each_member<Settings>([&](std::string_view name, auto pointer) {
        if (upper_case(name) != key)
            return;
        auto const fault = codec::read(value, settings.*pointer);
        complaint = fault ? Complaint{SettingFault{codec::inside("value", *fault).field, codec::name_of(fault->problem),
                                                   fault->expected}}
                          : outside(key, settings.*pointer);
    });
    return complaint;
}

Complaint not_above(char const* other) { return SettingFault{"value", "above", other}; }

/// What no single number can show. A number that no row has set yet is 0.
Complaint contradiction(Settings const& settings)
{
    if (settings.quorum_min != 0 && settings.quorum_discretion_min > settings.quorum_min)
        return not_above("QUORUM_MIN");
    if (settings.category_strong_warn_from != 0 && settings.category_warn_from > settings.category_strong_warn_from)
        return not_above("CATEGORY_STRONG_WARN_FROM");
    if (settings.temporary_stay_weeks != 0 && settings.temporary_stay_ask_weeks > settings.temporary_stay_weeks)
        return not_above("TEMPORARY_STAY_WEEKS");
    return std::nullopt;
}

/// `B-08`, `R-21`.
bool is_reading_or_ruling(std::string_view text)
{
    auto const digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    return text.size() == 4 && (text.starts_with("B-") || text.starts_with("R-")) && digit(2) && digit(3);
}

Complaint wrong_field(SettingRow const& row)
{
    if (!contains(setting_keys(), row.key))
        return SettingFault{"key", "no_such_setting", ""};
    if (!clause_named(row.clause) && !is_reading_or_ruling(row.clause))
        return SettingFault{"clause", "unknown_clause", "CONV-02, B-08, R-21"};
    if (row.source.empty())
        return SettingFault{"source", "missing_field", ""};
    if (!contains(marks, row.mark))
        return SettingFault{"mark", "not_one_of", "K, D, board"};
    return std::nullopt;
}

SettingsHistory built_in_settings()
{
    SettingsHistory history;
    if (auto fault = read_settings(settings_file, protocol_data(settings_file), history))
        throw std::logic_error{sentence(*fault)};
    if (!history.missing().empty())
        throw std::logic_error{std::string{settings_file} + ": " + history.missing().front() + " has no row"};
    return history;
}

}

std::string sentence(SettingFault const& fault)
{
    auto text = fault.code;
    std::ranges::replace(text, '_', ' ');
    return fault.expected.empty() ? text : text + ": expected " + fault.expected;
}

std::optional<SettingFault> SettingsHistory::add(SettingRow row)
{
    if (auto wrong = wrong_field(row))
        return wrong;
    boost::system::error_code unreadable;
    auto const value = boost::json::parse(row.value, unreadable);
    if (unreadable)
        return SettingFault{"value", "not_json", ""};
    auto states = states_;
    auto const from = states.try_emplace(row.valid_from, on(row.valid_from)).first;
    for (auto state = from; state != states.end(); ++state) {
        // CAL-05: what a later row sets stays as that row says.
        auto const* prevailing = row_of(row.key, state->first);
        if (prevailing && prevailing->valid_from > row.valid_from)
            break;
        if (auto complaint = assign(state->second, row.key, value))
            return complaint;
        if (auto complaint = contradiction(state->second))
            return complaint;
        // B-29: a proclamation is weighed against the holidays known by then.
        if (auto const& proclaimed = state->second.proclaimed_holidays;
            proclaimed && row.key == "PROCLAIMED_HOLIDAYS" && state == from)
            if (auto complaint = wrong_proclamation(rows_, row, *proclaimed))
                return complaint;
    }
    states_ = std::move(states);
    rows_.push_back(std::move(row));
    return std::nullopt;
}

Settings const& SettingsHistory::on(Date day) const
{
    static Settings const none{};
    if (states_.empty())
        return none;
    auto const after = states_.upper_bound(day);
    return after == states_.begin() ? after->second : std::prev(after)->second;
}

Date SettingsHistory::last_change(Date day) const
{
    auto const after = states_.upper_bound(day);
    return after == states_.begin() ? day : std::prev(after)->first;
}

SettingRow const* SettingsHistory::row_of(std::string_view key, Date day) const
{
    SettingRow const* prevailing = nullptr;
    for (auto const& row : rows_)
        if (row.key == key && row.valid_from <= day && (!prevailing || row.valid_from >= prevailing->valid_from))
            prevailing = &row;
    return prevailing;
}

std::vector<std::string> SettingsHistory::missing() const
{
    std::vector<std::string> keys;
    for (auto const& key : setting_keys())
        if (std::none_of(rows_.begin(), rows_.end(), [&](SettingRow const& row) { return row.key == key; }))
            keys.push_back(key);
    return keys;
}

std::vector<std::string> const& setting_keys()
{
    static auto const keys = [] {
        std::vector<std::string> all;
        codec::for_each_member<Settings>([&](std::string_view name, auto) { all.push_back(upper_case(name)); });
        return all;
    }();
    return keys;
}

std::optional<DataFault> read_settings(std::string_view file, std::string_view toml, SettingsHistory& into)
{
    return read_data(file, toml, [&](DataRow& top) {
        top.each("setting", [&](DataRow& row) {
            SettingRow setting;
            setting.key = row.text("key");
            setting.clause = row.text("clause");
            setting.value = row.flag("unset") ? "null" : row.json("value");
            setting.valid_from = row.date("valid_from");
            setting.source = row.text("source");
            setting.mark = row.optional_text("mark");
            if (row.is_wrong())
                return;
            if (auto const fault = into.add(std::move(setting)))
                row.refuse(fault->field, sentence(*fault));
        });
    });
}

PersonId RuleSettings::holder(std::string const& post) const
{
    auto const found = role_map.find(post);
    return found == role_map.end() ? PersonId{} : found->second;
}

SettingsHistory const& default_settings()
{
    static SettingsHistory const history = built_in_settings();
    return history;
}

}
