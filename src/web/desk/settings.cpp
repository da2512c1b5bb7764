#include "web/components/button.h"
#include "web/desk/known.h"
#include "web/desk/routes.h"
#include "web/desk/rules.h"
#include "web/pages/parts.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <sstream>

/// What the board sets: what is in force, what each was before, and a change seen before it is made.
namespace noddfa::web {

using namespace components;

namespace setting_pages {

using Kind = Field::Kind;

constexpr std::size_t longest_value = 8'000;

/// A clause, a reading or a ruling; clauses have a page.
Html behind(Reader const& reader, std::string const& clause)
{
    return clause_named(clause) ? clause_link(reader, clause) : Html{clause};
}

Html list(Reader const& reader)
{
    auto const settings = reader.site.ledger.settings();
    Listing listing{reader, reader.text("page.desk.settings"), {"setting", "value", "since", "clause"}};
    for (auto const& key : setting_keys()) {
        auto const* row = settings.row_of(key, reader.today());
        if (!row)
            continue;
        auto value = value_in_words(reader, key, row->value);
        for (auto const& next : settings.rows())
            if (next.key == key && next.valid_from > reader.today())
                value += html("<div>{}</div>",
                              reader.text("page.desk.setting.next", {{"day", reader.words.day(next.valid_from)}}));
        auto const breaks = [](Html const& long_words) {
            return html(R"(<div class="noddfa-breaks">{}</div>)", long_words);
        };
        listing.add({breaks(link_to(reader, {"administration", "settings", key}, key)), breaks(value),
                     reader.words.day(row->valid_from), behind(reader, row->clause)});
    }
    return listing.show();
}

std::optional<net::Response> show_settings(Reader const& reader, net::Request const&)
{
    // A proposal lapses by the clock alone, and is no part of what a page rests on.
    reader.notes->keeps = false;
    auto out = done_banner(reader);
    out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>{}{})", reader.text("page.desk.settings"),
            reader.text("page.desk.settings.how"), waiting_rules(reader), list(reader));
    return page(reader, {reader.text("page.desk.settings"), out, desk_crumbs(reader), "administration"});
}

std::vector<Crumb> crumbs(Reader const& reader, std::string const& key = {})
{
    std::vector<Crumb> more{{reader.text("page.desk.settings"), reader.to({"administration", "settings"})}};
    if (!key.empty())
        more.push_back({key, reader.to({"administration", "settings", key})});
    return desk_crumbs(reader, std::move(more));
}

bool is_key(std::string const& key) { return std::ranges::find(setting_keys(), key) != setting_keys().end(); }

std::optional<net::Response> show_setting(Reader const& reader, net::Request const&, std::string const& key)
{
    if (!is_key(key))
        return std::nullopt;
    auto const settings = reader.site.ledger.settings();
    auto const* now = settings.row_of(key, reader.today());
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", key);
    if (now)
        out.add(R"(<p class="govuk-body">{}: {}</p>)", behind(reader, now->clause),
                sentence_of_clause(reader, now->clause));
    out += button({.text = reader.text("page.desk.setting.change"),
                   .href = reader.to({"administration", "settings", key, "change"})});
    Listing listing{reader, reader.text("page.desk.setting.history"), {"since", "value", "set_by", "reason"}};
    for (auto const& row : settings.rows())
        if (row.key == key)
            listing.add({reader.words.day(row.valid_from), value_in_words(reader, key, row.value),
                         reader.text(row.mark == "board" ? "page.desk.setting.board" : "page.desk.setting.shipped"),
                         row.source});
    out += heading(reader.text("page.desk.setting.history"), "history");
    out += listing.show();
    return page(reader, {key, out, crumbs(reader), "administration"});
}

boost::json::value in_force(Reader const& reader, std::string const& key)
{
    auto const settings = reader.site.ledger.settings();
    auto const* row = settings.row_of(key, reader.today());
    boost::json::error_code error;
    auto value = row ? boost::json::parse(row->value, error) : boost::json::value{};
    return error ? boost::json::value{} : value;
}

/// The value as it is typed: a list has a line for each.
std::string typed_form(boost::json::value const& value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return std::string{value.get_string()};
    if (!value.is_array())
        return boost::json::serialize(value);
    std::string lines;
    for (auto const& each : value.get_array())
        lines += typed_form(each) + "\n";
    return lines;
}

Field value_field(Reader const& reader, boost::json::value const& now)
{
    if (now.is_bool())
        return ask(Kind::choice, "value")
            .of({{"true", reader.text("value.yes")}, {"false", reader.text("value.no")}})
            .from(now.get_bool() ? "true" : "false");
    if (now.is_int64())
        return ask(Kind::number, "value").from(typed_form(now));
    if (now.is_string())
        return ask(Kind::text, "value").from(typed_form(now));
    return ask(Kind::lines, "value").optional().at_most(longest_value).from(typed_form(now));
}

/// A word that reads as JSON is what it reads as; any other is a text.
boost::json::value one(std::string const& text)
{
    boost::json::error_code error;
    auto value = boost::json::parse(text, error);
    return error ? boost::json::value(text) : value;
}

boost::json::value typed(Form const& form, boost::json::value const& now)
{
    auto const text = form.text("value");
    if (now.is_string())
        return boost::json::value(text);
    if (now.is_array()) {
        boost::json::array all;
        std::istringstream lines{text};
        for (std::string line; std::getline(lines, line);) {
            while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
                line.pop_back();
            if (!line.empty())
                all.push_back(one(line));
        }
        return all;
    }
    return text.empty() ? boost::json::value{} : one(text);
}

std::optional<Asked> ask_change(Reader const& reader, std::string const& key)
{
    if (!is_key(key))
        return std::nullopt;
    auto const now = in_force(reader, key);
    return Asked{reader.text("page.desk.setting.change_of", {{"key", key}}),
                 Form{reader,
                      "desk_setting",
                      {value_field(reader, now), ask(Kind::date, "valid_from"), ask(Kind::lines, "reason"),
                       ask(Kind::hidden, confirmed).optional()}},
                 "page.desk.setting.look",
                 html(R"(<p class="govuk-body">{}: {}</p>)", reader.text("page.desk.setting.now"),
                      value_in_words(reader, key, boost::json::serialize(now))),
                 crumbs(reader, key)};
}

std::optional<net::Response> change(Reader const& reader, Form& form, std::string const& key)
{
    auto const settings = reader.site.ledger.settings();
    auto const* now = settings.row_of(key, reader.today());
    SettingRow row;
    row.key = key;
    row.clause = now ? now->clause : std::string{};
    row.value = boost::json::serialize(typed(form, in_force(reader, key)));
    row.valid_from = form.date("valid_from").value_or(reader.today());
    row.source = form.text("reason");
    row.mark = "board";
    auto const looked = reader.site.ledger.foresee(row, reader.today());
    if (auto const* fault = std::get_if<SettingFault>(&looked)) {
        form.wrong(fault->field == "valid_from" ? "valid_from" : "value",
                   reader.text("input." + fault->code)
                       + (fault->expected.empty() ? std::string{} : " (" + fault->expected + ")"));
        return std::nullopt;
    }
    if (form.text(confirmed) == "yes") {
        ledger::ProposedRule rule;
        rule.setting = row;
        return change_rules(reader, form, std::move(rule), {"administration", "settings"});
    }
    Html shown;
    shown.add(R"(<p class="govuk-body">{}</p><p class="govuk-body">{}</p>)",
              reader.text("page.desk.setting.becomes", {{"key", key}, {"day", reader.words.day(row.valid_from)}}),
              value_in_words(reader, key, row.value));
    shown += foreseen_in_words(reader, std::get<ledger::Foreseen>(looked));
    return confirmation(reader, form, {"value", "valid_from-day", "valid_from-month", "valid_from-year", "reason"},
                        shown, crumbs(reader, key));
}

}

void add_settings(std::vector<Route>& routes, Site& site)
{
    using namespace setting_pages;
    routes.push_back(page_at(site, "/administration/settings", "settings", of_rules(), show_settings));
    routes.push_back(
        page_at<std::string>(site, "/administration/settings/{setting}", "setting", of_rules(), show_setting));
    desk_form<std::string>(routes, site, "/settings/{setting}/change", "change_setting", Marked::yes, ask_change,
                           change, of_rules());
}

}
