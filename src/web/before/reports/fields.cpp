#include "web/before/reports/passages.h"

#include "codec/write.h"
#include "web/components/details.h"

/// What a report asks, section by section, and how it looks.
namespace noddfa::web {

using conference::ReportSection;
using conference::Statement;
using FieldKind = Field::Kind;

namespace {

constexpr std::size_t longest_summary = 1'500; ///< bytes; REP-05: key points

std::vector<Option> kinds(Reader const& reader)
{
    std::vector<Option> all;
    for (auto const* kind : {"fact", "observation", "allegation", "opinion"})
        all.push_back({kind, reader.text(std::string{"page.statement."} + kind)});
    return all;
}

void add_passage(std::vector<Field>& fields, Reader const& reader, Writing const& writing, ReportSection section,
                 int number, Statement const* begun_with)
{
    auto const title = reader.text("form.report." + section_word(section));
    auto const which = reader.text("page.report.passage", {{"section", title}, {"number", std::to_string(number)}});
    auto const part = [&](std::string const& message) { return reader.text(message, {{"passage", which}}); };
    auto text = ask(FieldKind::lines, passage_field(section, number)).optional().high(4).called(which);
    auto type = ask(FieldKind::choice, passage_field(section, number, "type"))
                    .optional()
                    .of(kinds(reader))
                    .called(reader.text("page.report.type"))
                    .in_a_line();
    auto who = ask(FieldKind::pick, passage_field(section, number, "for"))
                   .optional()
                   .of(reader_options(reader, writing))
                   .called(part("page.report.for"));
    auto why = ask(FieldKind::lines, passage_field(section, number, "why"))
                   .optional()
                   .at_most(2'000)
                   .high(2)
                   .called(part("page.report.why"));
    if (begun_with) {
        text = text.from(begun_with->text.text);
        if (begun_with->type)
            type = type.from(std::string{codec::write(*begun_with->type).as_string()});
        who = who.from(readers_of(*begun_with));
        if (begun_with->reason)
            why = why.from(begun_with->reason->text);
    }
    for (auto& field : {text, type, who, why})
        fields.push_back(field);
}

/// How many passages of a section are shown: those that have something, and one to begin with or to go on.
int shown(Form const& form, ReportSection section)
{
    int last = 0;
    for (int number = 1; number <= most_passages; ++number)
        if (!form.text(passage_field(section, number)).empty()
            || !form.text(passage_field(section, number, "why")).empty())
            last = number;
    bool const one_more = form.text(then_field) == std::string{then_more} + section_word(section);
    return std::clamp(last + (one_more || last == 0 ? 1 : 0), 1, most_passages);
}

Html passage(Reader const& reader, Form const& form, ReportSection section, int number)
{
    auto const name = passage_field(section, number);
    auto const kept_back = form.text(name + "-for");
    components::DetailsParams more{reader.text("page.report.keep_back"),
                                   html("{}{}", form.field(name + "-for"), form.field(name + "-why"))};
    more.open = keeps_back(kept_back) || !form.text(name + "-why").empty();
    return html(R"(<div class="noddfa-passage">{}{}{}</div>)", form.field(name), form.field(name + "-type"),
                components::details(more));
}

/// What a service is asked for under a section, where that is more than what everybody is.
std::string hint_of(Reader const& reader, Writing const& writing, ReportSection section)
{
    auto const base = "page.report.ask." + section_word(section);
    for (auto const& own : {writing.author.service.value, writing.author.grouping.value})
        if (reader.words.has(base + "." + own))
            return reader.text(base + "." + own);
    return reader.text(base);
}

Html section_of(Reader const& reader, Form const& form, Writing const& writing, conference::FormSection const& asked)
{
    auto const name = section_word(asked.section);
    auto const title = reader.text("form.report." + name);
    auto const count = shown(form, asked.section);
    Html passages;
    for (int number = 1; number <= count; ++number)
        passages += passage(reader, form, asked.section, number);
    if (count < most_passages)
        passages.add(
            R"(<p><button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button" )"
            R"(name="{}" value="{}" formaction="{}">{}</button></p>)",
            then_field, std::string{then_more} + name,
            reader.here_in(reader.language).with_fragment(passage_field(asked.section, count + 1)),
            reader.text("page.report.more", {{"section", title}}));
    Html taken;
    if (asked.of_the_family && writing.sibling && !writing.before)
        taken.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.report.taken", {{"child", writing.taken_from}}));
    auto const inside = html(R"(<p class="govuk-hint">{}</p>{}{}{})", hint_of(reader, writing, asked.section), taken,
                             form.field(name + "-none"), passages);
    if (asked.asked == conference::Asked::always)
        return html(R"(<section><h2 class="govuk-heading-m" id="{}">{}</h2>{}</section>)", "section-" + name, title,
                    inside);
    components::DetailsParams folded{title, inside};
    folded.open =
        !form.text(passage_field(asked.section, 1)).empty() || count > 1 || !form.texts(name + "-none").empty();
    return components::details(folded);
}

}

std::vector<Field> fields_of(Reader const& reader, Writing const& writing)
{
    std::vector<Field> fields{ask(FieldKind::hidden, "revision")
                                  .optional()
                                  .called("revision")
                                  .from(std::to_string(writing.before ? writing.before->versions : 0))};
    for (auto const& section : writing.sections) {
        auto const from = begun_passages(writing, section);
        bool const none = from.size() == 1 && says_nothing_known(from.front());
        fields.push_back(ask(FieldKind::many, section_word(section.section) + "-none")
                             .optional()
                             .of({{"yes", reader.text("page.report.nothing")}})
                             .called(reader.text("page.report.none"))
                             .from(none ? "yes" : ""));
        for (int number = 1; number <= most_passages; ++number) {
            auto const at = static_cast<std::size_t>(number - 1);
            add_passage(fields, reader, writing, section.section, number,
                        !none && at < from.size() ? &from[at] : nullptr);
        }
    }
    auto summary = ask(FieldKind::lines, "summary").optional().at_most(longest_summary).high(4);
    auto risk = ask(FieldKind::lines, "risk_view").optional();
    auto view = ask(FieldKind::choice, "registration_view")
                    .optional()
                    .of({{"register", reader.text("form.report.registration_view.register")},
                         {"not_register", reader.text("form.report.registration_view.not_register")}});
    if (writing.before) {
        auto const& report = writing.before->report;
        if (report.summary)
            summary = summary.from(report.summary->text);
        if (report.risk_view)
            risk = risk.from(report.risk_view->text);
        if (report.registration_view)
            view = view.from(std::string{codec::write(*report.registration_view).as_string()});
    }
    fields.push_back(summary);
    if (!writing.adds_to) {
        fields.push_back(risk);
        if (writing.says_view)
            fields.push_back(view);
    }
    return fields;
}

Html questions_of(Reader const& reader, Form const& form, Writing const& writing)
{
    Html always;
    Html more;
    for (auto const& section : writing.sections)
        (section.asked == conference::Asked::always ? always : more) += section_of(reader, form, writing, section);
    Html out = form.field("revision");
    out += always;
    if (!more.empty())
        out.add(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-hint">{}</p>{})",
                reader.text(writing.adds_to ? "page.report.adds" : "page.report.if_known"),
                reader.text(writing.adds_to ? "page.report.adds.hint" : "page.report.if_known.hint"), more);
    out += form.field("summary");
    if (!writing.adds_to) {
        out += form.field("risk_view");
        if (writing.says_view)
            out += form.field("registration_view");
    }
    return out;
}

}
