#include "web/before/reports/page.h"

#include "base/contains.h"
#include "codec/write.h"
#include "web/before/reports/upload.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

namespace noddfa::web {

using components::tag;
using FieldKind = Field::Kind;

namespace {

/// What one report page is made from.
struct Read {
    Reader const& reader;
    ledger::Snapshot const& snapshot;
    conference::State const& state;
    std::string conference;
    ReportId id;
    conference::KeptReport const& kept;
    access::Permit const& permit;

    bool sees(Paragraph const& paragraph) const { return reader.sees(snapshot, permit, paragraph); }
    bool could(access::Action action) const
    {
        return reader.could(snapshot, action, report_thing(conference, id.value)).has_value();
    }
    bool could_here(access::Action action) const
    {
        return reader
            .could(
                snapshot, action,
                {.kind = access::row_of(action).object, .conference = ConferenceId{conference}, .person = reader.who()})
            .has_value();
    }
};

Html lines(std::string const& text)
{
    Html out;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        auto const end = std::min(text.find('\n', begin), text.size());
        if (end > begin)
            out.add(R"(<p class="govuk-body">{}</p>)", text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

Html facts(Read const& read)
{
    auto const& reader = read.reader;
    auto const& report = read.kept.report;
    components::SummaryListParams params;
    auto const row = [&](char const* key, Html value) {
        params.rows.push_back({{reader.text(std::string{"page.report.row."} + key)}, {std::move(value)}});
    };
    row("about", html("{}", children_at(reader, read.state, report.children)));
    row("from", html("{}", person_at(read.state, report.author)));
    row("kind", html("{}", value_of(reader, "kind", *report.kind)));
    application::Site::StreamTerms const terms{read.snapshot.site(), stream_of(ConferenceId{read.conference}),
                                               reader.today()};
    auto received = html("{}", reader.words.day(read.kept.received.day));
    // REP-10: said, and no more: it is with the chair.
    if (!report.adds_to && conference::is_late_report(read.state, read.kept.received, terms))
        received.add(" {} {}", tag({reader.text("page.late"), "govuk-tag--orange"}), clause_link(reader, "REP-10"));
    if (read.kept.revised)
        received.add("; {}", reader.text("page.report.revised", {{"day", reader.words.day(read.kept.revised->day)},
                                                                 {"n", std::to_string(read.kept.versions)}}));
    row("received", std::move(received));
    if (report.adds_to)
        row("adds_to", html(R"(<a class="govuk-link" href="{}">{}</a>)",
                            report_at(reader, read.conference, report.adds_to->value), report.adds_to->value));
    if (read.kept.approval)
        row("approval",
            html("{}{}", reader.text(read.kept.approval->approved ? "page.report.approved" : "page.report.given_back"),
                 read.kept.approval->note ? lines(read.kept.approval->note->text) : Html{}));
    else if (read.could(access::Action::approve_report))
        row("approval", html(R"({} <a class="govuk-link" href="{}">{}</a>)",
                             tag({reader.text("page.report.unapproved"), "govuk-tag--blue"}),
                             reader.to({"conferences", read.conference, "reports", read.id.value, "approval"}),
                             reader.text("page.approval.lead")));
    if (report.summary && read.sees(*report.summary))
        row("summary", lines(report.summary->text));
    return components::summary_list(params);
}

/// What the family says to a passage, and what its author answers (SHARE-04).
Html disputed(Read const& read, ParagraphId const* passage)
{
    Html out;
    for (auto const& made : read.state.sharing.shares) {
        if (made.report != read.id)
            continue;
        auto const& share = made.share;
        for (std::size_t at = 0; at < share.disputed.size(); ++at) {
            auto const about = at < share.passages.size() ? share.passages[at] : ParagraphId{};
            if (passage ? about != *passage : !about.empty())
                continue;
            if (!read.sees(share.disputed[at]))
                continue;
            auto const answer = read.state.sharing.answers.find({read.id, share.person});
            auto words = html(R"(<p class="govuk-body"><strong>{}</strong></p>{})",
                              read.reader.text("page.report.says", {{"person", person_at(read.state, share.person)}}),
                              lines(share.disputed[at].text));
            if (answer != read.state.sharing.answers.end() && read.sees(answer->second))
                words.add(R"(<p class="govuk-body"><strong>{}</strong></p>{})", read.reader.text("page.report.answer"),
                          lines(answer->second.text));
            out += components::inset_text({words});
        }
    }
    return out;
}

Html passages(Read const& read, std::optional<conference::ReportSection> section)
{
    Html out;
    for (auto const& statement : read.kept.report.statements)
        // Whoever is not admitted to a passage cannot tell that there is one.
        if (statement.section == section && read.sees(statement.text))
            out.add("{}{}", passage_of(read.reader, read.state, statement), disputed(read, &statement.text.id));
    return out;
}

Html contents(Read const& read)
{
    auto const& reader = read.reader;
    Html out;
    auto const add = [&](std::string const& title, Html const& inside) {
        if (!inside.empty())
            out.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", title, inside);
    };
    for (auto const& section : conference::report_sections()) {
        // Whoever reads it did not write it.
        auto const name = std::string{codec::write(section.section).as_string()};
        auto const own = "page.report.read." + name;
        add(reader.text(reader.words.has(own) ? own : "form.report." + name), passages(read, section.section));
    }
    add(reader.text("page.report.other"), passages(read, std::nullopt));
    auto const& report = read.kept.report;
    if (report.risk_view && read.sees(*report.risk_view))
        add(reader.text("page.report.read.risk_view"), lines(report.risk_view->text));
    if (report.registration_view)
        add(reader.text("page.report.read.registration_view"),
            html(R"(<p class="govuk-body">{}</p>)",
                 reader.text(report.registration_view == conference::Direction::register_
                                 ? "form.report.registration_view.register"
                                 : "form.report.registration_view.not_register")));
    add(reader.text("page.report.disputed"), disputed(read, nullptr));
    return out;
}

Html links(Read const& read)
{
    auto const& reader = read.reader;
    auto const& report = read.kept.report;
    auto const whose = read.state.invitations.roll.find(report.author);
    auto const who = read.state.invitations.roll.find(reader.who());
    bool const own = whose != read.state.invitations.roll.end() && who != read.state.invitations.roll.end()
                     && whose->second.agency == who->second.agency;
    Html out;
    auto const link = [&](Url const& to, char const* message) {
        out.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", to, reader.text(message));
    };
    auto const page = [&](char const* name) {
        return reader.to({"conferences", read.conference, "reports", read.id.value, name});
    };
    if (own && report.children.size() == 1 && !report.adds_to && read.could(access::Action::write_report))
        link(reader.to({"conferences", read.conference, "report", report.children.front().value}),
             "page.report.again.short");
    if (own && !report.adds_to && read.could(access::Action::add_addendum))
        link(page("addendum"), "page.report.addendum.short");
    if (own && (read.could(access::Action::write_report) || read.could(access::Action::add_addendum)))
        link(page(documents_are_sent_to), "page.document");
    if ((own || who == read.state.invitations.roll.end()) && read.could_here(access::Action::take_part)) {
        link(page("share"), "page.share");
        for (auto const& [disputed, person] : conference::corrections_unanswered(read.state))
            if (disputed == read.id)
                out.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)",
                        reader.to({"conferences", read.conference, "reports", read.id.value, "answer", person.value}),
                        reader.text("page.answer.do", {{"person", person_at(read.state, person)}}));
        link(page("recipients"), "page.recipients");
        link(page("risk"), "page.risk");
    }
    if (out.empty())
        return {};
    return html(R"({}<ul class="govuk-list noddfa-no-print">{}</ul>)", heading(reader.text("page.do"), "do"), out);
}

/// Who reads what is labelled so.
std::string label_in_words(Reader const& reader, conference::State const& state, std::string const& text)
{
    auto const label = access::label_of(text);
    if (!label)
        return text;
    switch (label->kind) {
    case access::LabelKind::PERSON:
        return reader.text("page.readers.person", {{"person", person_at(state, PersonId{label->of.id})}});
    case access::LabelKind::PROF: return reader.text("page.readers.practitioners");
    case access::LabelKind::SOURCE: return reader.text("page.readers.source");
    case access::LabelKind::CLOSED: return reader.text("page.readers.chair");
    default: return text;
    }
}

}

Html passage_of(Reader const& reader, conference::State const& state, conference::Statement const& statement)
{
    Html marks;
    if (statement.type)
        marks.add("{}", tag({reader.text("page.statement." + std::string{codec::write(*statement.type).as_string()}),
                             "govuk-tag--grey"}));
    for (auto const& label : statement.text.labels) {
        marks.add("{}", tag({label_in_words(reader, state, label), "govuk-tag--purple"}));
    }
    Html out =
        html(R"(<div class="noddfa-passage"><div class="noddfa-marks">{}</div>{})", marks, lines(statement.text.text));
    if (statement.reason && !statement.text.labels.empty())
        out.add(R"(<p class="govuk-body-s">{}</p>)",
                reader.text("page.report.kept_back_because", {{"reason", statement.reason->text}}));
    out += trusted_html("</div>");
    return out;
}

Guard report_to_read(std::string const& conference, std::string const& report)
{
    return Needs{access::Action::read_report, report_thing(conference, report)};
}

std::optional<net::Response> show_report(Reader const& reader, std::string const& conference, std::string const& report)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        auto const kept = state.reports.kept.find(ReportId{report});
        auto const permit = reader.may(snapshot, access::Action::read_report, report_thing(conference, report));
        if (kept == state.reports.kept.end() || !permit)
            return std::nullopt;
        Read const read{reader, snapshot, state, conference, ReportId{report}, kept->second, *permit};
        auto const title = reader.text("page.report.page", {{"id", report}});
        return page(reader,
                    {title,
                     html(R"({}<h1 class="govuk-heading-l">{}</h1>{}{}{}{})", done_banner(reader),
                          // A title carries nobody's name; the page may.
                          reader.text("page.report.on",
                                      {{"children", children_at(reader, state, kept->second.report.children)}}),
                          facts(read), documents_of(reader, conference, kept->second), contents(read), links(read)),
                     crumbs_at(reader, conference, {{title}}), "conferences"});
    });
}

Guard report_to_approve(std::string const& conference, std::string const& report)
{
    return Needs{access::Action::approve_report, report_thing(conference, report)};
}

std::optional<Form> approval_form(Reader const& reader, std::string const& conference, std::string const& report)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Form> {
        if (!snapshot.site().conference(ConferenceId{conference}).reports.kept.contains(ReportId{report}))
            return std::nullopt;
        return Form{reader,
                    "approval",
                    {ask(FieldKind::choice, "answer")
                         .of({{"approve", reader.text("form.approval.answer.approve")},
                              {"give_back", reader.text("form.approval.answer.give_back")}}),
                     ask(FieldKind::lines, "note").optional()}};
    });
}

PageParts show_approval(Reader const& reader, Form const& form, std::string const& conference,
                        std::string const& report)
{
    return reader.read([&](ledger::Snapshot const& snapshot) {
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        auto const& kept = state.reports.kept.at(ReportId{report});
        auto const title = reader.text("page.approval", {{"id", report}});
        auto const permit = reader.could(snapshot, access::Action::read_report, report_thing(conference, report));
        Html out =
            html(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>)", title,
                 reader.text("page.approval.about", {{"children", children_at(reader, state, kept.report.children)},
                                                     {"person", person_at(state, kept.report.author)}}));
        if (permit) {
            reader.saw(snapshot, *permit);
            for (auto const& statement : kept.report.statements)
                if (reader.sees(snapshot, *permit, statement.text))
                    out += passage_of(reader, state, statement);
        }
        out += form.show(reader.text("page.approval.send"));
        return PageParts{title, out, crumbs_at(reader, conference, {{title}}), "conferences"};
    });
}

std::optional<net::Response> take_approval(Reader const& reader, Form& form, std::string const& conference,
                                           std::string const& report)
{
    conference::ApproveReport said;
    said.report = ReportId{report};
    said.approved = form.text("answer") == "approve";
    said.note = form.paragraph_if_any("note");
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at(reader, {"conferences", conference});
}

}
