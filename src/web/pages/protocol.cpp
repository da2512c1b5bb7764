#include "base/folded_name.h"
#include "web/pages/pages.h"

#include "embedded/traceability.h"
#include "protocol/catalogue.h"
#include "web/components/button.h"
#include "web/components/input.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/pages/parts.h"

#include <algorithm>
#include <sstream>

/// The protocol to read: its headings, its clauses, and for each what carries it out and what proves it.
namespace noddfa::web {

using namespace components;

namespace {

/// What the generated traceability page knows of a clause.
struct Evidence {
    std::string code;
    std::string permits;
    std::string refuses;
    std::string scenarios;
    std::string tests;
};

std::vector<std::string> cells(std::string const& line)
{
    std::vector<std::string> found;
    std::istringstream row{line};
    std::string cell;
    std::getline(row, cell, '|'); // before the first bar
    while (std::getline(row, cell, '|')) {
        auto const first = cell.find_first_not_of(' ');
        auto const last = cell.find_last_not_of(' ');
        found.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
    }
    return found;
}

/// Clause → its row of `docs/traceability.md`, as it was when the program was built.
std::map<std::string, Evidence> const& evidence()
{
    static auto const all = [] {
        std::map<std::string, Evidence> by_clause;
        for (auto const& [name, text] : embedded::traceability()) {
            std::istringstream page{std::string{text}};
            for (std::string line; std::getline(page, line);)
                if (auto const row = cells(line); row.size() >= 9 && clause_named(row[0]))
                    by_clause[row[0]] = {row[3], row[4], row[5], row[6], row[8]};
        }
        return by_clause;
    }();
    return all;
}

std::string title(Reader const& reader, Heading const& heading)
{
    return reader.language == Language::cy && !heading.welsh.empty() ? heading.welsh : heading.english;
}

char const* word_of(ClauseClass of)
{
    switch (of) {
    case ClauseClass::rule: return "page.class.rule";
    case ClauseClass::record: return "page.class.record";
    case ClauseClass::judgement: return "page.class.judgement";
    case ClauseClass::definition: return "page.class.definition";
    case ClauseClass::not_yet: return "page.class.not_yet";
    case ClauseClass::outside: return "page.class.outside";
    }
    return "";
}

char const* word_of(ClauseForce force)
{
    switch (force) {
    case ClauseForce::must: return "page.force.must";
    case ClauseForce::must_workflow: return "page.force.must_workflow";
    case ClauseForce::should: return "page.force.should";
    case ClauseForce::should_not: return "page.force.should_not";
    case ClauseForce::may: return "page.force.may";
    case ClauseForce::definition: return "page.force.definition";
    }
    return "";
}

/// Names of files, tests or scenarios, as the traceability page lists them, one below the other.
Html names(std::string const& listed)
{
    Html out;
    std::istringstream text{listed};
    for (std::string name; std::getline(text >> std::ws, name, ',');)
        out.add("<li><code>{}</code></li>", name);
    return out.empty() ? Html{} : html(R"(<ul class="govuk-list">{}</ul>)", out);
}

/// Another language's sentence of a clause, marked as such.
Html in_other_language(Reader const& reader, ClauseRow const& row)
{
    bool const welsh = reader.language == Language::en;
    auto const& text = welsh ? row.welsh : row.english;
    return html(R"(<span lang="{}">{}</span>)", welsh ? "cy" : "en", text);
}

}

namespace {

/// Whether a clause has each of the words, in its identifier or in what it says in the reader's language.
bool has_words(Reader const& reader, ClauseRow const& row, std::string_view words)
{
    auto const text = in_small_letters(row.id + " " + sentence_of_clause(reader, row.id));
    std::istringstream each{in_small_letters(words)};
    for (std::string word; each >> word;)
        if (text.find(word) == std::string::npos)
            return false;
    return true;
}

/// A form that asks by address alone: it works without scripts and can be sent to somebody else.
Html search(Reader const& reader, std::string const& words)
{
    InputParams params{"q", LabelParams{reader.text("page.protocol.search")}};
    params.hint = HintParams{reader.text("page.protocol.search.hint")};
    params.value = words;
    params.type = "search";
    params.classes = "govuk-input--width-20";
    ButtonParams button{reader.text("page.protocol.find")};
    return html(R"(<form method="get" action="{}" role="search" class="noddfa-no-print">{}{}</form>)",
                reader.to({"protocol"}), input(params), components::button(button));
}

Url place_of(Reader const& reader, std::string_view heading)
{
    return reader.to({"protocol"}).with_query("heading", heading);
}

template<class Wanted> Html clauses_of(Reader const& reader, Wanted wanted)
{
    Html out;
    for (auto const& heading : catalogue().headings) {
        Listing listing{reader, heading.id + " " + title(reader, heading), {"clause", "rule", "class"}};
        for (auto const& row : catalogue().clauses)
            if (row.heading == heading.id && wanted(row))
                listing.add({clause_link(reader, row.id), sentence_of_clause(reader, row.id),
                             reader.text(word_of(row.clause_class))});
        if (!listing.empty())
            out += listing.show(true);
    }
    return out;
}

Html headings(Reader const& reader)
{
    Html out;
    out += trusted_html(R"(<ul class="govuk-list noddfa-headings">)");
    for (auto const& heading : catalogue().headings) {
        auto const count = std::ranges::count(catalogue().clauses, heading.id, &ClauseRow::heading);
        if (count > 0)
            out.add(R"(<li><a class="govuk-link" href="{}">{} {}</a> <span class="noddfa-small">({})</span></li>)",
                    place_of(reader, heading.id), heading.id, title(reader, heading), count);
    }
    out.add(R"(<li><a class="govuk-link" href="{}">{}</a></li></ul>)", place_of(reader, "all"),
            reader.text("page.protocol.all"));
    return out;
}

}

net::Response show_protocol(Reader const& reader, net::Request const& request)
{
    auto const name = reader.text("page.nav.protocol");
    std::string const words{request.query("q").value_or("")};
    std::string const wanted{request.query("heading").value_or("")};
    Html found;
    if (!words.empty())
        found = clauses_of(reader, [&](ClauseRow const& row) { return has_words(reader, row, words); });
    else if (!wanted.empty())
        found = clauses_of(reader, [&](ClauseRow const& row) { return wanted == "all" || row.heading == wanted; });
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>{})", name,
            reader.text("page.protocol.about", {{"n", std::to_string(catalogue().clauses.size())}}),
            search(reader, words));
    if (found.empty() && (!words.empty() || !wanted.empty()))
        out += inset_text({reader.text("page.protocol.nothing")});
    out += found.empty() ? headings(reader) : std::move(found);
    std::vector<Crumb> crumbs;
    if (!words.empty() || !wanted.empty())
        crumbs.push_back({name, reader.to({"protocol"})});
    return page(reader, {name, out, crumbs, "protocol"});
}

std::optional<net::Response> show_clause(Reader const& reader, std::string const& id)
{
    auto const clause = clause_named(id);
    if (!clause)
        return std::nullopt;
    auto const& row = catalogue()[*clause];
    SummaryListParams params;
    auto const add = [&](char const* key, Html value) {
        if (!value.empty())
            params.rows.push_back({{reader.text(std::string{"page.fact."} + key)}, {std::move(value)}});
    };
    add("other_language", in_other_language(reader, row));
    add("source", row.source);
    add("force", reader.text(word_of(row.force)));
    add("class", reader.text(word_of(row.clause_class)));
    add("rulings", reader.words.list(row.rulings, language::Listed::words));
    add("note", row.note);
    if (auto const found = evidence().find(id); found != evidence().end()) {
        add("code", names(found->second.code));
        add("permits", found->second.permits);
        add("refuses", found->second.refuses);
        add("tests", names(found->second.tests));
        add("scenarios", names(found->second.scenarios));
    }
    if (!row.marks.empty())
        add("marks", reader.text("page.marked"));
    auto const heading = std::ranges::find(catalogue().headings, row.heading, &Heading::id);
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body-l">{}</p>{})", id,
            sentence_of_clause(reader, row.id), summary_list(params));
    std::vector<Crumb> crumbs{{reader.text("page.nav.protocol"), reader.to({"protocol"})}};
    if (heading != catalogue().headings.end())
        crumbs.push_back({heading->id + " " + title(reader, *heading), place_of(reader, heading->id)});
    crumbs.push_back({id});
    return page(reader, {id, out, crumbs, "protocol"});
}

}
