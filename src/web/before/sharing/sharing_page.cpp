#include "web/before/sharing/sharing_page.h"

#include "base/contains.h"
#include "codec/read.h"
#include "web/before/reports/page.h"
#include "web/components/inset_text.h"
#include "web/components/tag.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

#include <charconv>

namespace noddfa::web {

using components::tag;
using FieldKind = Field::Kind;

namespace {

std::vector<Crumb> crumbs_of_sharing(Reader const& reader, std::string const& conference, std::string const& title)
{
    return crumbs_at(reader, conference,
                     {{reader.text("page.sharing"), reader.to({"conferences", conference, "sharing"})}, {title}});
}

/// A mark, a word and a colour: none of them is needed to tell the others.
Html mark(Reader const& reader, char const* sign, std::string const& message, char const* colour)
{
    return html(R"(<span aria-hidden="true">{}</span> {})", sign,
                tag({reader.text(message), std::string{"govuk-tag--"} + colour}));
}

Html cell(Reader const& reader, conference::State const& state, conference::OwedShare const& owed)
{
    if (owed.suspended)
        return mark(reader, "–", "page.sharing.kept_back", "grey");
    std::vector<conference::ShareMade> made;
    for (auto const& share : state.sharing.shares)
        if (share.report == owed.report && share.share.person == owed.person)
            made.push_back(share);
    auto out = owed.shared_on && !owed.breach ? mark(reader, "✓", "page.sharing.shared", "green")
               : owed.shared_on               ? mark(reader, "✓", "page.sharing.late", "orange")
               : !made.empty()                ? mark(reader, "✗", "page.sharing.sent_only", "red")
               : owed.breach                  ? mark(reader, "✗", "page.sharing.missed", "red")
                                              : mark(reader, "✗", "page.sharing.open", "red");
    for (auto const& share : made) {
        out.add("<br>{}, {}", reader.words.day(share.on), value_of(reader, "method", share.share.method));
        if (share.share.language)
            out.add(", {}", value_of(reader, "language", *share.share.language));
        if (!share.share.disputed.empty())
            out.add("; {}", reader.words.plural("page.disputed", static_cast<int>(share.share.disputed.size())));
    }
    return out;
}

/// Reports as rows, people of the family as columns. Where a screen is narrow every cell names its person.
Html matrix(Reader const& reader, conference::State const& state, std::string const& conference, Terms const& terms)
{
    auto const owed = conference::shares_owed(state, reader.site.now(), terms);
    std::vector<PersonId> people;
    for (auto const& one : owed)
        if (!contains(people, one.person))
            people.push_back(one.person);
    components::TableParams params;
    params.caption = reader.text("page.sharing.all");
    params.caption_classes = "govuk-table__caption--m";
    params.first_cell_is_header = true;
    params.classes = "noddfa-list";
    params.head = {{reader.text("page.sharing.report")}};
    for (auto const& person : people)
        params.head.push_back({person_at(state, person)});
    for (auto const& id : state.reports.order) {
        auto const& kept = state.reports.kept.at(id);
        components::TableRow row{
            {html(R"(<a class="govuk-link" href="{}">{}</a><br>{})", report_at(reader, conference, id.value),
                  person_at(state, kept.report.author), children_at(reader, state, kept.report.children))}};
        for (auto const& person : people) {
            auto const found =
                std::ranges::find_if(owed, [&](auto const& one) { return one.report == id && one.person == person; });
            components::TableCell shown{found == owed.end() ? html("{}", reader.text("page.sharing.not_for"))
                                                            : cell(reader, state, *found)};
            shown.attributes.add("data-label", person_at(state, person));
            row.push_back(std::move(shown));
        }
        params.rows.push_back(std::move(row));
    }
    return params.rows.empty() ? html(R"(<p class="govuk-body">{}</p>)", reader.text("page.sharing.no_reports"))
                               : components::table(params);
}

int number_of(conference::Report const& report, ParagraphId const& passage)
{
    auto const found =
        std::ranges::find_if(report.statements, [&](auto const& statement) { return statement.text.id == passage; });
    return static_cast<int>(found - report.statements.begin()) + 1;
}

std::string author_at(conference::State const& state, ReportId const& report)
{
    auto const kept = state.reports.kept.find(report);
    return kept == state.reports.kept.end() ? report.value : person_at(state, kept->second.report.author);
}

Html waiting(Reader const& reader, conference::State const& state, std::string const& conference)
{
    Html links;
    auto const link = [&](Url const& to, std::string const& words) {
        links.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", to, words);
    };
    auto const from = [&](ReportId const& report) {
        return language::Holes{{"report", report.value}, {"person", author_at(state, report)}};
    };
    for (auto const& [report, restriction] : state.sharing.restrictions)
        if (!restriction.decision)
            link(reader.to({"conferences", conference, "reports", report.value, "restriction"}),
                 reader.text("page.sharing.decide_report", from(report)));
    for (auto const& [report, passage] : conference::passages_undecided(state)) {
        auto const number = number_of(state.reports.kept.at(report).report, passage);
        link(reader.to({"conferences", conference, "reports", report.value, "passages", std::to_string(number)}),
             reader.text("page.sharing.decide_passage", from(report)));
    }
    if (!state.sharing.asked_about_withholding)
        link(reader.to({"conferences", conference, "sharing", "ask"}), reader.text("page.sharing.ask"));
    if (links.empty())
        return {};
    return html(R"({}<ul class="govuk-list">{}</ul>)", heading(reader.text("page.sharing.waits"), "waits"), links);
}

/// What was told to the chair, and what was not answered.
Html told(Reader const& reader, conference::State const& state, std::string const& conference)
{
    Html out;
    auto const section = [&](std::string const& message, Html const& inside) {
        if (!inside.empty())
            out.add("{}{}", heading(reader.text(message), message.substr(message.rfind('.') + 1)), inside);
    };
    Html answers;
    for (auto const& [person, answer] : state.sharing.withholding)
        if (answer.anything)
            answers += components::inset_text(
                {html(R"(<p class="govuk-body"><strong>{}</strong></p><p class="govuk-body">{}</p>)",
                      person_at(state, person), answer.note ? answer.note->text : std::string{})});
    for (auto const& raised : state.sharing.sensitivities)
        answers += components::inset_text(
            {html(R"(<p class="govuk-body"><strong>{}</strong> {}</p><p class="govuk-body">{}</p>)",
                  person_at(state, raised.person),
                  raised.violence ? tag({reader.text("page.sharing.violence"), "govuk-tag--red"}) : Html{},
                  raised.what.text)});
    section("page.sharing.withheld", answers);
    if (state.sharing.asked_about_withholding) {
        std::vector<std::string> silent;
        for (auto const& person : conference::withholding_unanswered(state))
            silent.push_back(person_at(state, person));
        if (!silent.empty())
            section("page.sharing.unanswered",
                    html(R"(<p class="govuk-body">{}</p>)", reader.words.list(silent, language::Listed::names)));
    }
    Html disputes;
    for (auto const& [report, person] : conference::corrections_unanswered(state))
        disputes.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", report_at(reader, conference, report.value),
                     reader.text("page.sharing.dispute",
                                 {{"person", person_at(state, person)}, {"author", author_at(state, report)}}));
    section("page.sharing.disputes", disputes.empty() ? Html{} : html(R"(<ul class="govuk-list">{}</ul>)", disputes));
    // CNF-06: open until it is settled.
    Html open;
    for (auto const& one : state.sharing.disagreements)
        if (!one.resolved)
            open += components::inset_text({one.what.text});
    section("page.sharing.disagreements", html(R"({}<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                                               open, reader.to({"conferences", conference, "sharing", "disagreement"}),
                                               reader.text("page.sharing.disagreements.do")));
    return out;
}

conference::Statement const* passage_at(conference::State const& state, std::string const& report,
                                        std::string const& at)
{
    std::size_t number = 0;
    auto const read = std::from_chars(at.data(), at.data() + at.size(), number);
    if (read.ec != std::errc{} || read.ptr != at.data() + at.size())
        return nullptr;
    auto const kept = state.reports.kept.find(ReportId{report});
    if (kept == state.reports.kept.end() || number < 1 || number > kept->second.report.statements.size())
        return nullptr;
    auto const& statement = kept->second.report.statements[number - 1];
    return statement.restricted ? &statement : nullptr;
}

}

Guard sharing_of(std::string const& conference)
{
    return Needs{access::Action::conduct_meeting,
                 {.kind = access::ObjectKind::conference, .conference = ConferenceId{conference}}};
}

std::optional<net::Response> show_sharing(Reader const& reader, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        auto const& site = snapshot.site();
        auto const& state = site.conference(ConferenceId{conference});
        // What it shows of reports is a look at them.
        if (!reader.may(snapshot, access::Action::read_report,
                        {.kind = access::ObjectKind::report, .conference = ConferenceId{conference}}))
            return std::nullopt;
        application::Site::StreamTerms const terms{site, stream_of(ConferenceId{conference}), reader.today()};
        auto const title = reader.text("page.sharing");
        Html due;
        if (auto const deadline = conference::shares_due(state, terms))
            due.add(R"(<p class="govuk-body">{} {}</p>)",
                    reader.text("page.sharing.due", {{"day", reader.words.date_within(deadline->due)}}),
                    clause_link(reader, "SHARE-02"));
        return page(reader, {title,
                             html(R"({}<h1 class="govuk-heading-l">{}</h1>{}{}{}{})", done_banner(reader), title, due,
                                  matrix(reader, state, conference, terms), waiting(reader, state, conference),
                                  told(reader, state, conference)),
                             crumbs_at(reader, conference, {{title}}), "conferences"});
    });
}

std::optional<Form> ask_form(Reader const& reader, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Form> {
        if (snapshot.records(stream_of(ConferenceId{conference})).empty())
            return std::nullopt;
        return Form{reader, "ask_withholding", {}};
    });
}

PageParts show_ask(Reader const& reader, Form const& form, std::string const& conference)
{
    auto const title = reader.text("page.sharing.ask");
    auto out = html(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{} {}</p>)", title,
                    reader.text("page.sharing.ask.lead"), clause_link(reader, "CNF-09"));
    out += form.show(reader.text("page.sharing.ask.send"));
    return {title, out, crumbs_of_sharing(reader, conference, title), "conferences"};
}

std::optional<net::Response> take_ask(Reader const& reader, Form& form, std::string const& conference)
{
    if (!carried_out_at(reader, form, conference, conference::Command{conference::AskAboutWithholding{}}))
        return std::nullopt;
    return done_at(reader, {"conferences", conference, "sharing"});
}

std::optional<Form> restriction_form(Reader const& reader, std::string const& conference, std::string const& report)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Form> {
        if (!snapshot.site().conference(ConferenceId{conference}).sharing.restrictions.contains(ReportId{report}))
            return std::nullopt;
        return Form{reader,
                    "restriction",
                    {ask(FieldKind::choice, "agreed")
                         .of({{"yes", reader.text("form.restriction.agreed.yes")},
                              {"no", reader.text("form.restriction.agreed.no")}}),
                     ask(FieldKind::lines, "reason"), ask(FieldKind::lines, "scope").optional(),
                     ask(FieldKind::date, "until").optional()}};
    });
}

PageParts show_restriction(Reader const& reader, Form const& form, std::string const& conference,
                           std::string const& report)
{
    return reader.read([&](ledger::Snapshot const& snapshot) {
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        auto const& risk = state.sharing.restrictions.at(ReportId{report}).risk;
        auto const title = reader.text("page.restriction");
        auto out =
            html(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>{}<p class="govuk-body">{}</p>)",
                 title, reader.text("page.restriction.asked"), components::inset_text({risk.reason.text}),
                 risk.safeguarding_lead
                     ? reader.text("page.restriction.lead", {{"person", person_at(state, *risk.safeguarding_lead)}})
                     : reader.text("page.restriction.no_lead"));
        out += form.show(reader.text("page.restriction.send"));
        return PageParts{title, out, crumbs_of_sharing(reader, conference, title), "conferences"};
    });
}

std::optional<net::Response> take_restriction(Reader const& reader, Form& form, std::string const& conference,
                                              std::string const& report)
{
    conference::DecideRestriction decided;
    decided.report = ReportId{report};
    decided.agreed = form.text("agreed") == "yes";
    decided.reason = form.paragraph("reason");
    decided.scope = form.paragraph_if_any("scope");
    decided.until = form.date("until");
    if (decided.until && *decided.until < reader.today()) {
        form.wrong("until", reader.text("form.restriction.until.past"));
        return std::nullopt;
    }
    if (!carried_out_at(reader, form, conference, conference::Command{decided}))
        return std::nullopt;
    return done_at(reader, {"conferences", conference, "sharing"});
}

std::optional<Form> passage_form(Reader const& reader, std::string const& conference, std::string const& report,
                                 std::string const& number)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Form> {
        if (!passage_at(snapshot.site().conference(ConferenceId{conference}), report, number))
            return std::nullopt;
        return Form{reader,
                    "passage",
                    {ask(FieldKind::choice, "readers")
                         .of({{"chair_alone", reader.text("form.passage.readers.chair_alone")},
                              {"practitioners", reader.text("form.passage.readers.practitioners")},
                              {"family", reader.text("form.passage.readers.family")}}),
                     ask(FieldKind::lines, "reason")}};
    });
}

PageParts show_passage(Reader const& reader, Form const& form, std::string const& conference, std::string const& report,
                       std::string const& number)
{
    return reader.read([&](ledger::Snapshot const& snapshot) {
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        auto const title = reader.text("page.passage");
        auto const permit = reader.may(snapshot, access::Action::read_report, report_thing(conference, report));
        auto out = html(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
        auto const* statement = passage_at(state, report, number);
        if (permit && statement && reader.sees(snapshot, *permit, statement->text))
            out += passage_of(reader, state, *statement);
        out += form.show(reader.text("page.passage.send"));
        return PageParts{title, out, crumbs_of_sharing(reader, conference, title), "conferences"};
    });
}

std::optional<net::Response> take_passage(Reader const& reader, Form& form, std::string const& conference,
                                          std::string const& report, std::string const& number)
{
    conference::DecidePassage decided;
    decided.report = ReportId{report};
    decided.passage = reader.read([&](ledger::Snapshot const& snapshot) {
        auto const* statement = passage_at(snapshot.site().conference(ConferenceId{conference}), report, number);
        return statement ? statement->text.id : ParagraphId{};
    });
    // One of the answers offered.
    (void)codec::read(boost::json::value(form.text("readers")), decided.readers);
    decided.reason = form.paragraph("reason");
    if (!carried_out_at(reader, form, conference, conference::Command{decided}))
        return std::nullopt;
    return done_at(reader, {"conferences", conference, "sharing"});
}

}
