#include "protocol/clause_file.h"

#include "protocol/data_row.h"

#include <algorithm>
#include <array>
#include <set>

namespace noddfa {

namespace {

constexpr std::array<std::string_view, 7> known_verbs{"BLOCK",   "WARN",   "WARN+R",  "RECORD",
                                                      "COMPUTE", "REMIND", "GENERATE"};
constexpr std::array<std::string_view, 6> known_evidence{"R", "R~", "S", "K", "D", "W"};
constexpr std::array<std::string_view, 5> known_marks{"derived", "incomplete", "memory", "recovered", "translator"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital_or_digit(char c) { return (c >= 'A' && c <= 'Z') || is_digit(c); }

/// `CONV-02`, `S47-08`: a short name in capitals, a hyphen, a number.
bool is_clause_id(std::string_view id)
{
    auto const hyphen = id.find('-');
    if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 == id.size() || is_digit(id[0]))
        return false;
    auto const name = id.substr(0, hyphen);
    auto const number = id.substr(hyphen + 1);
    return std::all_of(name.begin(), name.end(), is_capital_or_digit)
           && std::all_of(number.begin(), number.end(), is_digit);
}

/// `R-07`.
bool is_ruling(std::string_view text)
{
    return text.size() == 4 && text.starts_with("R-") && is_digit(text[2]) && is_digit(text[3]);
}

template<class Known>
void refuse_others(DataRow& row, std::string_view field, std::vector<std::string> const& words, Known const& known)
{
    std::string expected = "expected";
    for (auto const& word : known)
        expected += " " + std::string{word};
    for (auto const& word : words)
        if (std::find(known.begin(), known.end(), word) == known.end())
            row.refuse(field, expected);
}

/// `R~, D` as a list.
std::vector<std::string> parts(std::string_view text)
{
    std::vector<std::string> list;
    for (std::size_t start = 0; start < text.size();) {
        auto const end = std::min(text.find(", ", start), text.size());
        list.emplace_back(text.substr(start, end - start));
        start = end + 2;
    }
    return list;
}

bool has(std::vector<std::string> const& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<Override> read_override(DataRow& row, ClauseRow const& clause)
{
    if (!has(clause.verbs, "BLOCK")) {
        if (row.has("override"))
            row.refuse("override", "only a clause that blocks has one");
        return std::nullopt;
    }
    // R-17: an open alert passes these gates, nobody's reason does.
    if (!row.has("override") && has(clause.rulings, "R-17"))
        return std::nullopt;
    return row.one_of<Override>("override", {{"none", Override::none}, {"chair-reason", Override::chair_reason}});
}

ClauseRow read_clause(DataRow& row, std::string const& heading)
{
    ClauseRow clause;
    clause.heading = heading;
    clause.id = row.text("id");
    if (!is_clause_id(clause.id))
        row.refuse("id", "expected an identifier such as CONV-02");
    clause.source = row.text("source");
    clause.force = row.one_of<ClauseForce>("force", {{"must", ClauseForce::must},
                                                     {"must*", ClauseForce::must_workflow},
                                                     {"should", ClauseForce::should},
                                                     {"should-not", ClauseForce::should_not},
                                                     {"may", ClauseForce::may},
                                                     {"def", ClauseForce::definition}});
    clause.clause_class = row.one_of<ClauseClass>("class", {{"rule", ClauseClass::rule},
                                                            {"record", ClauseClass::record},
                                                            {"judgement", ClauseClass::judgement},
                                                            {"definition", ClauseClass::definition},
                                                            {"not-yet", ClauseClass::not_yet},
                                                            {"outside", ClauseClass::outside}});
    clause.verbs = row.texts("verb");
    refuse_others(row, "verb", clause.verbs, known_verbs);
    clause.evidence = row.optional_text("evidence");
    refuse_others(row, "evidence", parts(clause.evidence), known_evidence);
    clause.marks = row.texts("marks");
    refuse_others(row, "marks", clause.marks, known_marks);
    clause.rulings = row.texts("rulings");
    if (!std::all_of(clause.rulings.begin(), clause.rulings.end(), is_ruling))
        row.refuse("rulings", "expected rulings such as R-07");
    clause.override_ = read_override(row, clause);
    clause.exception = row.optional_text("exception");
    clause.note = row.optional_text("note");
    clause.english = row.text("en");
    clause.welsh = row.optional_text("cy");
    return clause;
}

}

std::optional<DataFault> read_clause_file(std::string_view file, std::string_view toml, ClauseFile& into)
{
    return read_data(file, toml, [&](DataRow& top) {
        into.heading = {top.text("heading"), top.text("title_en"), top.optional_text("title_cy")};
        std::set<std::string> seen;
        top.each("clause", [&](DataRow& row) {
            auto clause = read_clause(row, into.heading.id);
            if (!seen.insert(clause.id).second)
                row.refuse("id", clause.id + " is given twice");
            into.clauses.push_back(std::move(clause));
        });
    });
}

}
