#include "ledger/people_import.h"
#include "web/components/inset_text.h"
#include "web/desk/desk_form.h"
#include "web/desk/known.h"
#include "web/desk/routes.h"
#include "web/desk/rules.h"
#include "web/pages/parts.h"

#include <boost/describe/enum_to_string.hpp>

/// Many people at once, from a table: first what each row would do, then doing exactly that.
namespace noddfa::web {

using namespace components;
using directory::Fate;
using directory::RowFate;

namespace people_import_pages {

using Kind = Field::Kind;

constexpr std::size_t longest_table = 400'000; ///< bytes, so that it can be confirmed in one request
constexpr std::size_t most_shown = 500;        ///< rows
constexpr char const* under_code = "code";

std::vector<Crumb> crumbs(Reader const& reader)
{
    return desk_crumbs(reader, {{reader.text("page.desk.people"), reader.to({"administration", "people"})}});
}

std::optional<Asked> ask_import(Reader const& reader)
{
    return Asked{
        reader.text("page.desk.import"),
        Form{reader,
             "desk_import",
             {ask(Kind::file, "file").optional().at_most(longest_table),
              ask(Kind::lines, "table").optional().at_most(longest_table), ask(Kind::hidden, under_code).optional()}},
        "page.desk.setting.look",
        html(R"(<p class="govuk-body">{}</p><p class="govuk-body"><code>{}</code></p>)",
             reader.text("page.desk.import.columns"), directory::table_text(directory::people_table({}))),
        crumbs(reader)};
}

std::string word_of(Fate fate) { return boost::describe::enum_to_string(fate, ""); }

std::string why(Reader const& reader, RowFate const& row)
{
    std::string words;
    if (row.fate == Fate::refused)
        words = reader.text("code." + std::string{row.problem.text()});
    else if (!row.fields.empty())
        words = reader.words.list(row.fields, language::Listed::words);
    if (!row.column.empty())
        words += " (" + row.column + ")";
    return words;
}

Html counts(Reader const& reader, std::vector<RowFate> const& rows)
{
    Html out;
    for (auto const fate : {Fate::recorded, Fate::changed, Fate::unchanged, Fate::refused}) {
        auto const count = std::ranges::count(rows, fate, &RowFate::fate);
        out.add("<li>{}: {}</li>", reader.text("cli.people.fate." + word_of(fate)), count);
    }
    return html(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", out);
}

/// Refused rows first: they are what somebody has to look at.
Html fates(Reader const& reader, std::vector<RowFate> rows)
{
    std::ranges::stable_sort(rows, {}, [](RowFate const& row) { return row.fate != Fate::refused; });
    Listing listing{reader, reader.text("page.desk.import.rows"), {"line", "reference", "fate", "what"}};
    for (std::size_t at = 0; at < std::min(rows.size(), most_shown); ++at)
        listing.add({std::to_string(rows[at].line), rows[at].person.value,
                     reader.text("cli.people.fate." + word_of(rows[at].fate)), why(reader, rows[at])});
    auto out = listing.empty() ? Html{} : listing.show();
    if (rows.size() > most_shown)
        out += inset_text({reader.words.plural("page.desk.foreseen.more", static_cast<int>(rows.size() - most_shown))});
    return out;
}

void refuse(Reader const& reader, Form& form, directory::TableFault const& fault)
{
    auto words = reader.text("input." + fault.problem);
    if (fault.line > 0)
        words = reader.text("page.desk.import.line", {{"line", std::to_string(fault.line)}, {"text", words}});
    if (!fault.field.empty())
        words += " (" + fault.field + ")";
    form.wrong(form.text("file").empty() ? "table" : "file", std::move(words));
}

std::optional<std::vector<directory::PersonRow>> rows_of(Reader const& reader, Form& form, std::string const& text)
{
    auto const table = directory::read_table(text);
    if (auto const* fault = std::get_if<directory::TableFault>(&table)) {
        refuse(reader, form, *fault);
        return std::nullopt;
    }
    auto rows = directory::read_people(std::get<directory::Table>(table));
    if (auto const* fault = std::get_if<directory::TableFault>(&rows)) {
        refuse(reader, form, *fault);
        return std::nullopt;
    }
    return std::get<std::vector<directory::PersonRow>>(std::move(rows));
}

net::Response preview_page(Reader const& reader, Form const& form, std::string const& text,
                           ledger::PeoplePreview const& preview, bool stale)
{
    auto const title = reader.text("page.desk.confirm");
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    if (stale)
        out += inset_text({reader.text("page.desk.import.stale")});
    auto const answers =
        html(R"(<input type="hidden" name="table" value="{}"><input type="hidden" name="{}" value="{}">{})", text,
             under_code, preview.code, form.submit(reader.text("page.desk.import.confirm")));
    out.add(R"(<p class="govuk-body">{}</p>{}{}{})", reader.text("page.desk.import.nothing"),
            counts(reader, preview.rows), form.around(answers, reader.to({"administration", "import"})),
            fates(reader, preview.rows));
    return page(reader, {title, out, crumbs(reader), "administration"});
}

std::optional<net::Response> import_table(Reader const& reader, Form& form)
{
    auto const file = form.text("file");
    auto const text = file.empty() ? form.text("table") : file;
    if (text.empty()) {
        form.wrong("table", reader.text("page.desk.import.empty"));
        return std::nullopt;
    }
    auto const rows = rows_of(reader, form, text);
    if (!rows)
        return std::nullopt;
    auto const act = form.act();
    auto const preview =
        reader.read([&](ledger::Snapshot const& at) { return ledger::preview_people(at, text, *rows, act); });
    auto const code = form.text(under_code);
    if (code != preview.code)
        return preview_page(reader, form, text, preview, !code.empty());
    auto const& asker = reader.visitor->asker;
    auto const halted = ledger::import_people(
        preview, act, [&](application::StreamId const& stream, directory::Command const& command, Act const& told) {
            return reader.site.ledger.perform_as(asker, stream, command, told).accepted();
        });
    if (halted) {
        form.wrong("table", reader.text("page.desk.import.halted", {{"line", std::to_string(*halted)}}));
        return std::nullopt;
    }
    return done_at(reader, {"administration", "people"});
}

/// Everybody, in the columns that an import reads.
std::optional<net::Response> give_table(Reader const& reader, net::Request const&)
{
    reader.notes->keeps = false;
    auto const table =
        reader.read([](ledger::Snapshot const& at) { return directory::people_table(ledger::everybody(at.site())); });
    return net::Response{200,
                         {{"Content-Type", "text/csv; charset=utf-8"},
                          {"Content-Disposition", "attachment; filename=\"people.csv\""},
                          {"Cache-Control", "no-store"},
                          {"X-Content-Type-Options", "nosniff"}},
                         directory::table_text(table)};
}

}

void add_import(std::vector<Route>& routes, Site& site)
{
    using namespace people_import_pages;
    desk_form(routes, site, "/import", "import_people", Marked::no, ask_import, import_table, of_everybody());
    routes.push_back(
        page_at(site, "/administration/people.csv", "export_people",
                Needs{access::Action::keep_people, application::Thing{.kind = access::ObjectKind::staff_list}, false},
                give_table));
}

}
