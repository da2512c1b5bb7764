#include "web/before/reports/passages.h"

#include "codec/read.h"
#include "codec/write.h"

#include <algorithm>

/// The report that was typed.
namespace noddfa::web {

using conference::ReportSection;
using conference::Statement;

namespace {

template<class Enum> std::optional<Enum> chosen_value(std::string const& text)
{
    Enum value{};
    return !text.empty() && !codec::read(boost::json::value(text), value) ? std::optional{value} : std::nullopt;
}

/// Where the words of a passage come from, where they were written for another child (REP-09).
std::string provenance_of(Writing const& writing, ReportSection section, std::string const& text)
{
    if (writing.before || !writing.sibling)
        return {};
    for (auto const& asked : writing.sections)
        if (asked.section == section)
            for (auto const& statement : begun_passages(writing, asked))
                if (statement.text.text == text)
                    return "report " + writing.sibling->report.report.value;
    return {};
}

std::optional<Statement> statement_in(Reader const& reader, Form& form, Writing const& writing, ReportSection section,
                                      int number)
{
    auto const name = passage_field(section, number);
    if (form.text(name).empty()) {
        if (!form.text(name + "-why").empty())
            form.wrong(name, reader.text("page.report.reason_without_text"));
        return std::nullopt;
    }
    Statement statement;
    statement.text = form.paragraph(name);
    statement.section = section;
    statement.type = chosen_value<conference::StatementType>(form.text(name + "-type"));
    statement.reason = form.paragraph_if_any(name + "-why");
    statement.text.provenance = provenance_of(writing, section, statement.text.text);
    auto const readers = form.text(name + "-for");
    set_readers(statement, readers);
    // RESP-01. R-22: kept from somebody only with a reason.
    if (!statement.type)
        form.wrong(name + "-type", reader.text("page.report.untyped", {{"clause", "RESP-01"}}));
    if ((statement.restricted || !statement.text.labels.empty()) && !statement.reason)
        form.wrong(name + "-why", reader.text("page.report.unreasoned", {{"clause", "SHARE-01"}}));
    return statement;
}

Statement nothing_known_in(Reader const& reader, ReportSection section)
{
    Statement statement;
    statement.type = conference::StatementType::fact;
    statement.section = section;
    statement.text.text = nothing_known(reader.language);
    statement.text.language = reader.language;
    return statement;
}

}

std::optional<conference::Report> report_in(Reader const& reader, Form& form, Writing const& writing)
{
    conference::Report report;
    auto const id = form.command().value;
    constexpr std::size_t length = 16;
    report.report =
        writing.before ? writing.before->report.report : ReportId{"r-" + id.substr(id.rfind(':') + 1, length)};
    // Whoever of an agency goes on with its report, it stays its first author's.
    report.author = writing.before ? writing.before->report.author : reader.who();
    report.children = writing.children;
    report.adds_to = writing.adds_to;
    for (auto const& section : writing.sections) {
        auto const before = report.statements.size();
        for (int number = 1; number <= most_passages; ++number)
            if (auto statement = statement_in(reader, form, writing, section.section, number))
                report.statements.push_back(std::move(*statement));
        if (report.statements.size() == before && !form.texts(section_word(section.section) + "-none").empty())
            report.statements.push_back(nothing_known_in(reader, section.section));
        if (report.statements.size() > before)
            report.sections.push_back(section.section);
    }
    std::ranges::sort(report.sections);
    report.summary = form.paragraph_if_any("summary");
    report.risk_view = form.paragraph_if_any("risk_view");
    report.registration_view = chosen_value<conference::Direction>(form.text("registration_view"));
    if (report.statements.empty() && !report.summary && !report.risk_view)
        form.wrong(passage_field(writing.sections.front().section, 1), reader.text("page.report.empty"));
    // Somebody of the same agency sent another version meanwhile: what was typed stays, and theirs is read first.
    // The same form sent twice is one.
    if (writing.before && writing.before->sent_by != form.command()
        && form.number("revision") != writing.before->versions)
        form.wrong({}, reader.text("page.report.moved"));
    return form.right() ? std::optional{std::move(report)} : std::nullopt;
}

}
