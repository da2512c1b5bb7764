#include "web/looking/looking.h"

#include "web/components/button.h"
#include "web/components/input.h"
#include "web/components/tag.h"
#include "web/looking/menu.h"
#include "web/looking/said.h"
#include "web/pages/parts.h"

/// Whose looking in a week is unlike that of their peers (T01): for who answers for the people of an authority.
namespace noddfa::web {

namespace {

constexpr int days_of_list = 7; // days

/// The week that the address asks for, else the last whole one.
Date first_day(Reader const& reader)
{
    if (auto const asked = Date::parse(reader.asked("from")))
        return *asked;
    auto day = reader.today().plus_days(-days_of_list);
    while (day.weekday() != std::chrono::Monday)
        day = day.plus_days(-1);
    return day;
}

std::string group_in_words(Reader const& reader, application::Site const& site, std::string const& group)
{
    std::string words;
    std::string_view rest = group;
    while (!rest.empty()) {
        auto const end = std::min(rest.find(' '), rest.size());
        auto const word = std::string{rest.substr(0, end)};
        rest.remove_prefix(std::min(end + 1, rest.size()));
        auto const post = "value.post." + word;
        words += (words.empty() ? "" : ", ")
                 + (reader.words.has(post) ? reader.text(post) : name_of_agency(reader, site, AgencyId{word}));
    }
    return words.empty() ? reader.text("page.looking.no_agency") : words;
}

Html link_to_week(Reader const& reader, Date from, char const* message)
{
    return html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to({"looking"}).with_query("from", from.iso()),
                reader.text(message));
}

/// The way to a page of one child, who is named by their reference.
Html way_to_a_child(Reader const& reader, char const* field, char const* title, char const* press)
{
    components::InputParams params{field, components::LabelParams{reader.text("page.looking.child")}};
    params.hint = components::HintParams{reader.text("page.looking.child.hint")};
    params.id = field;
    params.classes = "govuk-input--width-10";
    params.autocomplete = "off";
    return html(
        R"(<h2 class="govuk-heading-m">{}</h2><form method="get" action="{}" class="noddfa-no-print">{}{}</form>)",
        reader.text(title), reader.to({"looking"}), components::input(params),
        components::button({.text = reader.text(press), .classes = "govuk-button--secondary"}));
}

Html who_saw_a_child(Reader const& reader)
{
    return way_to_a_child(reader, "child", "page.looking.of_a_child", "page.looking.show");
}

/// CPR-18: the requests of a parent or a child.
Html requests_about_a_child(Reader const& reader)
{
    return way_to_a_child(reader, "requests", "page.access_requests", "page.access_requests.open");
}

}

std::optional<net::Response> show_outliers(Reader const& reader)
{
    // Whose record is asked for is no child of a list here: it is named by its reference.
    if (auto const child = reader.asked("child"); !child.empty())
        return go_to(reader.to({"children", child, "looks"}));
    if (auto const child = reader.asked("requests"); !child.empty())
        return go_to(reader.to({"children", child, "access-requests"}));
    auto const from = first_day(reader);
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        auto const authorities = authorities_to_watch(reader, snapshot);
        auto const menu = looking_menu(reader, snapshot);
        if (!menu.watches && !menu.answers)
            return std::nullopt;
        if (!menu.watches)
            return page(reader, {reader.text("page.nav.looking"),
                                 html(R"(<h1 class="govuk-heading-l">{}</h1>{})", reader.text("page.nav.looking"),
                                      html("{}{}", requests_about_a_child(reader), who_saw_a_child(reader))),
                                 {},
                                 "looking"});
        auto const title = reader.text("page.looking");
        auto const& site = snapshot.site();
        Listing table{reader,
                      title,
                      {"look_who", "look_group", "look_count", "look_without_work", "look_children_count",
                       "look_median", "look_marks"}};
        for (auto const& one : snapshot.outliers(from, from.plus_days(days_of_list))) {
            if (!is_of(site, one.looker.who, authorities, from))
                continue;
            table.add({html(R"(<a class="govuk-link" href="{}">{}</a>)",
                            reader.to({"people", one.looker.who.value, "looks"}), name_of_person(site, one.looker.who)),
                       html("{}", group_in_words(reader, site, one.group)),
                       html("{}", std::to_string(one.looker.looks)),
                       html("{}", std::to_string(one.looker.without_work)),
                       html("{}", std::to_string(one.looker.children)), html("{}", std::to_string(one.median)),
                       one.stands_out ? components::tag({reader.text("page.looking.stands_out"), "govuk-tag--orange"})
                                      : Html{}});
        }
        Html content;
        content.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p><p class="govuk-body">{}</p>)",
                    title,
                    reader.text("page.looking.week", {{"from", reader.words.day(from)},
                                                      {"to", reader.words.day(from.plus_days(days_of_list - 1))}}),
                    reader.text("page.looking.what"));
        content +=
            table.empty() ? html(R"(<p class="govuk-body">{}</p>)", reader.text("page.looks.none")) : table.show();
        content.add(R"(<p class="govuk-body">{}</p>)",
                    link_to_week(reader, from.plus_days(-days_of_list), "page.looking.before"));
        if (from.plus_days(days_of_list) <= reader.today())
            content.add(R"(<p class="govuk-body">{}</p>)",
                        link_to_week(reader, from.plus_days(days_of_list), "page.looking.after"));
        content += who_saw_a_child(reader);
        content.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", reader.to({"claims"}),
                    reader.text("page.claims"));
        return page(reader, {title, content, {}, "looking"});
    });
}

}
