#include "web/components/button.h"
#include "web/desk/known.h"
#include "web/desk/routes.h"
#include "web/desk/rules.h"
#include "web/pages/parts.h"

/// Bank holidays in use, newer ones, and what those would change (CAL-01, B-29).
namespace noddfa::web {

using namespace components;

namespace holiday_pages {

using Kind = Field::Kind;

constexpr std::size_t longest_file = 200'000; ///< bytes

std::string called(Reader const& reader, Holiday const& holiday)
{
    return reader.language == Language::cy ? holiday.welsh : holiday.english;
}

std::vector<Crumb> crumbs(Reader const& reader)
{
    return desk_crumbs(reader, {{reader.text("page.desk.holidays"), reader.to({"administration", "holidays"})}});
}

std::optional<net::Response> show_holidays(Reader const& reader, net::Request const&)
{
    auto const holidays = reader.site.ledger.holidays();
    auto out = done_banner(reader);
    out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p><p class="govuk-body">{}</p>{})",
            reader.text("page.desk.holidays"),
            reader.text("page.desk.holidays.version", {{"version", holidays.version}}),
            reader.text("page.desk.holidays.until", {{"day", reader.words.day(holidays.known_until)}}),
            button({.text = reader.text("page.desk.holidays.newer"),
                    .href = reader.to({"administration", "new-holidays"})}));
    out.add(R"(<ul class="govuk-list"><li>{}</li><li>{}</li></ul>)",
            link_to(reader, {"administration", "settings", "LOCAL_CLOSURE_DAYS"},
                    reader.text("page.desk.holidays.closures")),
            link_to(reader, {"administration", "settings", "PROCLAIMED_HOLIDAYS"},
                    reader.text("page.desk.holidays.proclaimed")));
    Listing listing{reader, reader.text("page.desk.holidays"), {"day", "holiday"}};
    for (auto const& holiday : holidays.days)
        if (holiday.date >= reader.today())
            listing.add({reader.words.date(holiday.date), called(reader, holiday)});
    if (!listing.empty())
        out += listing.show();
    return page(reader, {reader.text("page.desk.holidays"), out, desk_crumbs(reader), "administration"});
}

std::optional<Asked> ask_newer(Reader const& reader)
{
    return Asked{reader.text("page.desk.holidays.newer"),
                 Form{reader,
                      "desk_holidays",
                      {ask(Kind::lines, "file").at_most(longest_file), ask(Kind::hidden, confirmed).optional()}},
                 "page.desk.setting.look",
                 {},
                 crumbs(reader)};
}

/// Days of one version from today on that another does not have.
Html only_in(Reader const& reader, Holidays const& one, Holidays const& other, char const* caption)
{
    Listing listing{reader, reader.text(caption), {"day", "holiday"}};
    for (auto const& holiday : one.days)
        if (holiday.date >= reader.today() && !other.on(holiday.date))
            listing.add({reader.words.date(holiday.date), called(reader, holiday)});
    return listing.empty() ? Html{} : listing.show(true);
}

std::optional<net::Response> use_newer(Reader const& reader, Form& form)
{
    Holidays holidays;
    if (auto const fault = read_holidays("", form.text("file"), holidays)) {
        form.wrong("file", reader.text("page.desk.holidays.wrong", {{"line", std::to_string(fault->line)}}));
        return std::nullopt;
    }
    auto const now = reader.site.ledger.holidays();
    if (holidays.version == now.version) {
        form.wrong("file", reader.text("page.desk.holidays.same", {{"version", now.version}}));
        return std::nullopt;
    }
    if (form.text(confirmed) == "yes") {
        ledger::ProposedRule rule;
        rule.holidays = holidays;
        return change_rules(reader, form, std::move(rule), {"administration", "holidays"});
    }
    Html shown;
    shown.add(R"(<p class="govuk-body">{}</p>)",
              reader.text("page.desk.holidays.becomes", {{"now", now.version}, {"then", holidays.version}}));
    shown += only_in(reader, holidays, now, "page.desk.holidays.come");
    shown += only_in(reader, now, holidays, "page.desk.holidays.go");
    shown += foreseen_in_words(reader, reader.site.ledger.foresee(holidays, reader.today()));
    return confirmation(reader, form, {"file"}, shown, crumbs(reader));
}

}

void add_holidays(std::vector<Route>& routes, Site& site)
{
    using namespace holiday_pages;
    routes.push_back(page_at(site, "/administration/holidays", "holidays", of_rules(), show_holidays));
    desk_form(routes, site, "/new-holidays", "new_holidays", Marked::yes, ask_newer, use_newer, of_rules());
}

}
