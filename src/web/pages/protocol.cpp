#include "web/pages/pages.h"

#include "embedded/traceability.h"
#include "protocol/catalogue.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/said.h"

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
                if (auto const row = cells(line); row.size() >= 7 && clause_named(row[0]))
                    by_clause[row[0]] = {row[3], row[4], row[5], row[6]};
        }
        return by_clause;
    }();
    return all;
}

std::string sentence(Reader const& reader, ClauseRow const& row)
{
    return reader.language == Language::cy && !row.welsh.empty() ? row.welsh : row.english;
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

Html link(Reader const& reader, std::string const& id)
{
    return html(R"(<a class="govuk-link noddfa-clause" href="{}">{}</a>)", reader.to({"clauses", id}), id);
}

/// Another language's sentence of a clause, marked as such.
Html in_other_language(Reader const& reader, ClauseRow const& row)
{
    bool const welsh = reader.language == Language::en;
    auto const& text = welsh ? row.welsh : row.english;
    return html(R"(<span lang="{}">{}</span>)", welsh ? "cy" : "en", text);
}

}

net::Response show_protocol(Reader const& reader)
{
    auto const name = reader.text("page.nav.protocol");
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>)", name,
            reader.text("page.protocol.about", {{"n", std::to_string(catalogue().clauses.size())}}));
    for (auto const& heading : catalogue().headings) {
        TableParams params;
        params.caption = heading.id + " " + title(reader, heading);
        params.caption_classes = "govuk-table__caption--m";
        for (auto const* head : {"clause", "rule", "class"})
            params.head.push_back({reader.text(std::string{"page.column."} + head)});
        for (auto const& row : catalogue().clauses)
            if (row.heading == heading.id)
                params.rows.push_back(
                    {{link(reader, row.id)}, {sentence(reader, row)}, {reader.text(word_of(row.clause_class))}});
        out += table(params);
    }
    return page(reader, {name, out, {}, "protocol"});
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
    std::string rulings;
    for (auto const& ruling : row.rulings)
        rulings += (rulings.empty() ? "" : ", ") + ruling;
    add("rulings", rulings);
    if (auto const found = evidence().find(id); found != evidence().end()) {
        add("code", found->second.code);
        add("permits", found->second.permits);
        add("refuses", found->second.refuses);
        add("scenarios", found->second.scenarios);
    }
    if (!row.marks.empty())
        add("marks", reader.text("page.marked"));
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body-l">{}</p>{})", id, sentence(reader, row),
            summary_list(params));
    return page(reader, {id, out, {{reader.text("page.nav.protocol"), reader.to({"protocol"})}, {id}}, "protocol"});
}

}
