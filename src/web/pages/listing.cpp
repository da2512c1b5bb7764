#include "web/pages/pages.h"

#include "replay/directory.h"
#include "replay/summaries.h"
#include "web/components/inset_text.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/said.h"
#include "web/pages/story.h"

/// The register, and what is due.
namespace noddfa::web {

using namespace components;
using application::DiaryRow;
using application::RegisterRow;
using application::Room;
using application::RowKind;
using application::StreamId;

namespace {

constexpr int most_listed = 2000;
constexpr int days_ahead = 90;

std::string child_name(std::string const& id, std::string const& name) { return name.empty() ? id : name; }

Html scrolled(std::string const& label, TableParams const& params)
{
    return html(R"(<div class="noddfa-scroll" role="region" tabindex="0" aria-label="{}">{}</div>)", label,
                table(params));
}

TableRow register_cells(Reader const& reader, RegisterRow const& row)
{
    std::vector<std::string> categories;
    for (auto const category : row.categories)
        categories.push_back(value_of(reader, "category", category));
    Html marks;
    if (row.temporary)
        marks += tag({reader.text("page.temporary"), "govuk-tag--yellow"});
    if (row.challenged)
        marks += tag({reader.text("page.challenged"), "govuk-tag--orange"});
    if (row.whereabouts_unknown)
        marks += tag({reader.text("page.whereabouts_unknown"), "govuk-tag--red"});
    auto const day = [&](std::optional<Date> const& date) { return date ? reader.words.day(*date) : std::string{}; };
    return {{html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to({"children", row.id.value}),
                  child_name(row.id.value, row.name))},
            {row.born ? day(row.born) : reader.text("page.expected", {{"day", day(row.expected)}})},
            {reader.words.list(categories, language::Listed::words)},
            {day(row.registered_on)},
            {row.coordinator ? row.coordinator->value : reader.text("page.nobody")},
            {day(row.review)},
            {marks}};
}

/// Where a row's stream is shown.
Url place_of(Reader const& reader, StreamId const& stream)
{
    if (stream.room == Room::conference)
        return reader.to({"conferences", stream.key});
    return reader.to({"children", stream.key});
}

}

net::Response show_register(Reader const& reader)
{
    auto const rows = reader.site.ledger.read(
        [&](ledger::Snapshot const& snapshot) { return snapshot.rows(RowKind::register_, 0, 1, most_listed); });
    auto const title = reader.text("page.nav.register");
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    if (rows.empty())
        out += inset_text({reader.text("page.register.none")});
    TableParams params;
    for (auto const* head : {"child", "born", "categories", "registered_on", "coordinator", "review", "marks"})
        params.head.push_back({reader.text(std::string{"page.column."} + head)});
    for (auto const& row : rows)
        params.rows.push_back(register_cells(reader, read_row<RegisterRow>(row)));
    if (!rows.empty())
        out += scrolled(title, params);
    return page(reader, {title, out, {}, "register"});
}

net::Response show_diary(Reader const& reader, net::Request const&)
{
    auto const today = days_between(Date{1970, 1, 1}, reader.today());
    auto const rows = reader.site.ledger.read([&](ledger::Snapshot const& snapshot) {
        return snapshot.rows(RowKind::diary, 1, today + days_ahead, most_listed);
    });
    auto const title = reader.text("page.nav.diary");
    TableParams params;
    for (auto const* head : {"due", "what", "reference", "clause", "state"})
        params.head.push_back({reader.text(std::string{"page.column."} + head)});
    for (auto const& row : rows) {
        auto const duty = read_row<DiaryRow>(row);
        auto const stands = application::standing(duty, reader.today());
        if (stands == application::Standing::not_yet || stands == application::Standing::lapsed)
            continue;
        bool const late = stands == application::Standing::late;
        params.rows.push_back(
            {{duty.due ? reader.words.date(*duty.due) : ""},
             {replay::duty_name(duty.what, reader.words)},
             {html(R"(<a class="govuk-link" href="{}">{}</a>)", place_of(reader, row.stream), row.stream.key)},
             {html(R"(<a class="govuk-link noddfa-clause" href="{}">{}</a>)", reader.to({"clauses", duty.clause}),
                   duty.clause)},
             {tag({reader.text(late ? "page.overdue" : "page.open"), late ? "govuk-tag--red" : "govuk-tag--blue"})}});
    }
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    if (rows.empty())
        out += inset_text({reader.text("page.diary.none")});
    else
        out += scrolled(title, params);
    return page(reader, {title, out, {}, "diary"});
}

std::optional<net::Response> show_child(Reader const& reader, std::string const& id)
{
    return reader.site.ledger.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        ChildId const child{id};
        auto const conferences = snapshot.conferences_about(child);
        auto const registered = snapshot.records({Room::register_, id});
        auto const planned = snapshot.records({Room::plan, id});
        if (conferences.empty() && registered.empty())
            return std::nullopt;
        Story story{reader.language};
        std::vector<application::EventRecord> records;
        Html links;
        for (auto const& conference : conferences) {
            for (auto const& record : snapshot.records({Room::conference, conference.value}))
                records.push_back(record);
            links.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)",
                      reader.to({"conferences", conference.value}),
                      reader.text("page.conference", {{"id", conference.value}}));
        }
        story.learn(records, snapshot.site());
        std::vector<application::EventRecord> own{registered};
        own.insert(own.end(), planned.begin(), planned.end());
        std::ranges::sort(own, {}, &application::EventRecord::sequence);
        for (auto const& record : own)
            story.tell(record, snapshot.site());
        auto const title = reader.text("page.child", {{"id", id}});
        Html out;
        out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", story.names().child(id));
        if (!conferences.empty())
            out.add(R"(<h2 class="govuk-heading-m">{}</h2><ul class="govuk-list">{}</ul>)",
                    reader.text("page.nav.conferences"), links);
        out.add(R"(<h2 class="govuk-heading-m">{}</h2>)", reader.text("page.story"));
        if (own.empty())
            out += inset_text({reader.text("page.story.none")});
        Date day{};
        for (auto const& entry : story.entries()) {
            if (entry.at.day != day)
                out.add(R"(<h3 class="govuk-heading-s">{}</h3>)", reader.words.date(entry.at.day));
            day = entry.at.day;
            for (auto const& sentence : entry.sentences)
                out += paragraphs(sentence);
        }
        return page(reader,
                    {title, out, {{reader.text("page.nav.register"), reader.to({"register"})}, {id}}, "register"});
    });
}

}
