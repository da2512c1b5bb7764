#include "web/before/writing.h"

#include "base/contains.h"
#include "codec/read.h"
#include "codec/write.h"
#include "conference/decide.h"
#include "web/components/details.h"
#include "web/pages/said.h"

#include <algorithm>

namespace noddfa::web {

using conference::ReportKind;
using conference::ReportSection;
using conference::Statement;
using FieldKind = Field::Kind;

namespace {

constexpr std::string_view for_family = "family";
constexpr std::string_view for_practitioners = "practitioners";
constexpr std::string_view for_source = "source";
constexpr std::string_view for_chair = "chair";
constexpr std::string_view for_person = "person:";
constexpr std::size_t longest_summary = 1'500; ///< bytes; REP-05: key points

std::string word(ReportSection section) { return std::string{codec::write(section).as_string()}; }

std::string nothing_known(Language language) { return language::Catalogue::of(language).text("page.report.nothing"); }

bool says_nothing_known(Statement const& statement)
{
    return statement.text.text == nothing_known(Language::en) || statement.text.text == nothing_known(Language::cy);
}

/// Who may read a passage, as one of the answers of the form.
std::string readers_of(Statement const& statement)
{
    if (statement.restricted)
        return std::string{for_chair};
    if (statement.text.labels.empty())
        return std::string{for_family};
    auto const& label = statement.text.labels.front();
    if (label.starts_with("PERSON("))
        return std::string{for_person} + label.substr(7, label.size() - 8);
    return std::string{label == "SOURCE" ? for_source : for_practitioners};
}

void set_readers(Statement& statement, std::string const& readers)
{
    if (readers == for_chair)
        statement.restricted = true;
    else if (readers == for_source)
        statement.text.labels = {"SOURCE"};
    else if (readers.starts_with(for_person))
        statement.text.labels = {"PERSON(" + readers.substr(for_person.size()) + ")"};
    else if (readers != for_family)
        statement.text.labels = {"PROF"};
}

std::vector<Option> kinds(Reader const& reader)
{
    std::vector<Option> all;
    for (auto const* kind : {"fact", "observation", "allegation", "opinion"})
        all.push_back({kind, reader.text(std::string{"page.statement."} + kind)});
    return all;
}

std::vector<Option> readers(Reader const& reader, Writing const& writing)
{
    std::vector<Option> all{{std::string{for_family}, reader.text("page.readers.family")}};
    for (auto const& [person, name] : writing.family)
        all.push_back({std::string{for_person} + person.value, reader.text("page.readers.person", {{"person", name}})});
    all.push_back({std::string{for_practitioners}, reader.text("page.readers.practitioners")});
    all.push_back({std::string{for_source}, reader.text("page.readers.source")});
    all.push_back({std::string{for_chair}, reader.text("page.readers.chair")});
    return all;
}

/// What a section begins with: the version before, else what was said of the family in the report on another child.
std::vector<Statement> begun(Writing const& writing, conference::FormSection const& section)
{
    auto const* from = writing.before                             ? &*writing.before
                       : section.of_the_family && writing.sibling ? &*writing.sibling
                                                                  : nullptr;
    std::vector<Statement> all;
    if (from)
        for (auto const& statement : from->report.statements) {
            // What was never put in a section stands under the first.
            auto const of = statement.section.value_or(writing.sections.front().section);
            if (of == section.section && static_cast<int>(all.size()) < most_passages)
                all.push_back(statement);
        }
    return all;
}

void add_passage(std::vector<Field>& fields, Reader const& reader, Writing const& writing, ReportSection section,
                 int number, Statement const* begun_with)
{
    auto const title = reader.text("form.report." + word(section));
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
                   .of(readers(reader, writing))
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
    bool const one_more = form.text(then_field) == std::string{then_more} + word(section);
    return std::clamp(last + (one_more || last == 0 ? 1 : 0), 1, most_passages);
}

Html passage(Reader const& reader, Form const& form, ReportSection section, int number)
{
    auto const name = passage_field(section, number);
    auto const kept_back = form.text(name + "-for");
    components::DetailsParams more{reader.text("page.report.keep_back"),
                                   html("{}{}", form.field(name + "-for"), form.field(name + "-why"))};
    more.open = (!kept_back.empty() && kept_back != for_family) || !form.text(name + "-why").empty();
    return html(R"(<div class="noddfa-passage">{}{}{}</div>)", form.field(name), form.field(name + "-type"),
                components::details(more));
}

/// What a service is asked for under a section, where that is more than what everybody is.
std::string hint_of(Reader const& reader, Writing const& writing, ReportSection section)
{
    auto const base = "page.report.ask." + word(section);
    for (auto const& own : {writing.author.service.value, writing.author.grouping.value})
        if (reader.words.has(base + "." + own))
            return reader.text(base + "." + own);
    return reader.text(base);
}

Html section_of(Reader const& reader, Form const& form, Writing const& writing, conference::FormSection const& asked)
{
    auto const name = word(asked.section);
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
            for (auto const& statement : begun(writing, asked))
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
    set_readers(statement, readers.empty() ? std::string{for_family} : readers);
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

/// What both kinds of writing have.
std::optional<Writing> begin(Reader const& reader, ledger::Snapshot const& snapshot, std::string const& conference)
{
    auto const& site = snapshot.site();
    auto const& state = site.conference(ConferenceId{conference});
    auto const author = state.invitations.roll.find(reader.who());
    if (author == state.invitations.roll.end() || author->second.capacity != Capacity::practitioner)
        return std::nullopt;
    Writing writing;
    writing.author = author->second;
    writing.kind = conference::kind_of_report(writing.author, reader.site.ledger.services());
    writing.sections = conference::report_form(writing.kind, writing.author.service, writing.author.grouping);
    for (auto const& person : family_at(state))
        writing.family.emplace_back(person, person_at(state, person));
    auto const kept = site.keep_terms(stream_of(ConferenceId{conference}), state, reader.today());
    auto const terms = site.terms(kept);
    writing.due = conference::reports_due(state, terms);
    writing.late = conference::is_late_report(state, reader.site.now(), terms);
    auto const reply = state.invitations.replies.find(reader.who());
    writing.stays_away =
        reply != state.invitations.replies.end() && reply->second.answer != conference::Answer::attending;
    // REP-13, B-35: the social worker's view is given at the conference, by word of mouth.
    writing.says_view =
        writing.kind != ReportKind::social_work || terms.settings.sw_report_view_field != ReportViewField::hidden;
    return writing;
}

}

std::string passage_field(ReportSection section, int number, std::string_view part)
{
    auto name = word(section) + "-" + std::to_string(number);
    if (!part.empty())
        name += "-" + std::string{part};
    return name;
}

std::optional<Writing> writing_of(Reader const& reader, std::string const& conference, ChildId const& child)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Writing> {
        auto writing = begin(reader, snapshot, conference);
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        if (!writing || !state.child(child))
            return std::nullopt;
        writing->children = {child};
        writing->about = child_at(state, child);
        for (auto const& id : state.reports.order) {
            auto const& kept = state.reports.kept.at(id);
            auto const from = state.invitations.roll.find(kept.report.author);
            if (from == state.invitations.roll.end() || from->second.agency != writing->author.agency
                || kept.report.adds_to || kept.report.children.size() != 1)
                continue;
            if (kept.report.children.front() == child)
                writing->before = kept;
            else {
                writing->sibling = kept;
                writing->taken_from = child_at(state, kept.report.children.front());
            }
        }
        return writing;
    });
}

std::optional<Writing> addendum_of(Reader const& reader, std::string const& conference, ReportId const& report)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Writing> {
        auto writing = begin(reader, snapshot, conference);
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        auto const kept = state.reports.kept.find(report);
        if (!writing || kept == state.reports.kept.end() || kept->second.report.adds_to)
            return std::nullopt;
        writing->children = kept->second.report.children;
        writing->about = children_at(reader, state, writing->children);
        writing->adds_to = report;
        for (auto& section : writing->sections)
            section.asked = conference::Asked::if_known;
        return writing;
    });
}

std::vector<Field> fields_of(Reader const& reader, Writing const& writing)
{
    std::vector<Field> fields{ask(FieldKind::hidden, "revision")
                                  .optional()
                                  .called("revision")
                                  .from(std::to_string(writing.before ? writing.before->versions : 0))};
    for (auto const& section : writing.sections) {
        auto const from = begun(writing, section);
        bool const none = from.size() == 1 && says_nothing_known(from.front());
        fields.push_back(ask(FieldKind::many, word(section.section) + "-none")
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
        if (report.statements.size() == before && !form.texts(word(section.section) + "-none").empty())
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
