#include "web/before/share.h"

#include "base/contains.h"
#include "base/london.h"
#include "codec/read.h"
#include "web/before/report_page.h"
#include "web/before/staff.h"
#include "web/components/details.h"
#include "web/components/inset_text.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

namespace noddfa::web {

using FieldKind = Field::Kind;

namespace {

/// A report of a conference, and what there is to read in it for the reader.
struct Paper {
    conference::State const& state;
    conference::KeptReport const& kept;
    std::optional<access::Permit> permit;
};

template<class Work> auto with_paper(Reader const& reader, std::string const& conference, std::string const& report,
                                     Work work)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> decltype(work(snapshot, std::declval<Paper const&>())) {
        auto const& state = snapshot.site().conference(ConferenceId{conference});
        auto const kept = state.reports.kept.find(ReportId{report});
        if (kept == state.reports.kept.end())
            return {};
        return work(snapshot,
                    Paper{state, kept->second,
                          reader.could(snapshot, access::Action::read_report, report_thing(conference, report))});
    });
}

/// Whether it is of the reader's own agency.
bool is_own(Reader const& reader, Paper const& paper)
{
    auto const& roll = paper.state.invitations.roll;
    auto const author = roll.find(paper.kept.report.author);
    auto const who = roll.find(reader.who());
    return author != roll.end() && who != roll.end() && author->second.agency == who->second.agency;
}

std::vector<Option> people(conference::State const& state, std::vector<PersonId> const& among)
{
    std::vector<Option> all;
    for (auto const& person : among)
        all.push_back({person.value, person_at(state, person)});
    return all;
}

/// What can be shown to the family: what is private to one adult is that adult's alone (R-22).
bool is_for_family(conference::Statement const& statement)
{
    auto const& labels = statement.text.labels;
    return std::ranges::all_of(labels, [](std::string const& label) { return label.starts_with("PERSON("); });
}

std::string said_field(std::size_t number) { return "said-" + std::to_string(number); }

std::vector<Crumb> crumbs_of_report(Reader const& reader, std::string const& conference, std::string const& report,
                                    std::string const& title)
{
    return crumbs_at(
        reader, conference,
        {{reader.text("page.report.page", {{"id", report}}), report_at(reader, conference, report)}, {title}});
}

Html about(Reader const& reader, Paper const& paper)
{
    return html(
        R"(<p class="govuk-body">{}</p>)",
        reader.text("page.share.about", {{"children", children_at(reader, paper.state, paper.kept.report.children)},
                                         {"person", person_at(paper.state, paper.kept.report.author)}}));
}

PageParts a_page(Reader const& reader, Form const& form, std::string const& conference, std::string const& report,
                 char const* name)
{
    return with_paper(reader, conference, report, [&](ledger::Snapshot const&, Paper const& paper) {
        auto const base = std::string{"page."} + name;
        auto const title = reader.text(base);
        auto out = html(R"(<h1 class="govuk-heading-l">{}</h1>{}<p class="govuk-body">{}</p>)", title,
                        about(reader, paper), reader.text(base + ".lead"));
        out += form.show(reader.text(base + ".send"));
        return PageParts{title, out, crumbs_of_report(reader, conference, report, title), "conferences"};
    });
}

/// The moment of a day as somebody says it: now, where it is today.
std::optional<Moment> moment_said(Reader const& reader, Date day)
{
    auto const now = reader.site.now();
    if (day > now.day)
        return std::nullopt;
    constexpr std::int64_t noon = 12 * 60;
    return day == now.day ? now : later(start_of(day), noon);
}

}

std::optional<Form> share_form(Reader const& reader, std::string const& conference, std::string const& report)
{
    return with_paper(
        reader, conference, report, [&](ledger::Snapshot const& snapshot, Paper const& paper) -> std::optional<Form> {
            std::vector<Field> fields{
                ask(FieldKind::choice, "person").of(people(paper.state, family_at(paper.state))),
                ask(FieldKind::date, "on").from(reader.today().iso()),
                ask(FieldKind::choice, "method")
                    .of({{"in_person", value_of(reader, "method", conference::ShareMethod::in_person)},
                         {"by_phone", value_of(reader, "method", conference::ShareMethod::by_phone)},
                         {"by_video", value_of(reader, "method", conference::ShareMethod::by_video)},
                         {"sent", value_of(reader, "method", conference::ShareMethod::sent)}}),
                ask(FieldKind::choice, "language")
                    .of({{"cy", reader.text("value.cy")}, {"en", reader.text("value.en")}}),
                ask(FieldKind::choice, "discussed")
                    .of({{"yes", reader.text("form.share.discussed.yes")},
                         {"no", reader.text("form.share.discussed.no")}})};
            std::size_t number = 0;
            for (auto const& statement : paper.kept.report.statements)
                if (is_for_family(statement) && paper.permit && reader.sees(snapshot, *paper.permit, statement.text))
                    fields.push_back(ask(FieldKind::lines, said_field(++number))
                                         .optional()
                                         .high(3)
                                         .called(reader.text("form.share.said", {{"number", std::to_string(number)}})));
            fields.push_back(ask(FieldKind::lines, "whole").optional());
            return Form{reader, "share", std::move(fields)};
        });
}

PageParts show_share(Reader const& reader, Form const& form, std::string const& conference, std::string const& report)
{
    return with_paper(reader, conference, report, [&](ledger::Snapshot const& snapshot, Paper const& paper) {
        auto const title = reader.text("page.share");
        Html content;
        for (auto const* name : {"person", "on", "method", "language", "discussed"})
            content += form.field(name);
        content.add(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>)",
                    reader.text("page.share.disputed"), reader.text("page.share.disputed.lead"));
        std::size_t number = 0;
        for (auto const& statement : paper.kept.report.statements) {
            if (!is_for_family(statement) || !paper.permit || !reader.sees(snapshot, *paper.permit, statement.text))
                continue;
            auto const name = said_field(++number);
            components::DetailsParams beside{reader.text("page.share.beside", {{"number", std::to_string(number)}}),
                                             form.field(name)};
            beside.open = !form.text(name).empty();
            content.add("{}{}", passage_of(reader, paper.state, statement), components::details(beside));
        }
        content += form.field("whole");
        content += form.submit(reader.text("page.share.send"));
        auto out = html(R"(<h1 class="govuk-heading-l">{}</h1>{}<p class="govuk-body">{} {}</p>)", title,
                        about(reader, paper), reader.text("page.share.lead"), clause_link(reader, "SHARE-01"));
        out += form.around(content, reader.here_in(reader.language));
        return PageParts{title, out, crumbs_of_report(reader, conference, report, title), "conferences"};
    });
}

std::optional<net::Response> take_share(Reader const& reader, Form& form, std::string const& conference,
                                        std::string const& report)
{
    conference::ShareReport share;
    share.report = {ReportId{report}};
    share.person = PersonId{form.text("person")};
    // One of the answers offered.
    (void)codec::read(boost::json::value(form.text("method")), share.method);
    share.language = form.text("language") == "cy" ? Language::cy : Language::en;
    share.discussed = form.text("discussed") == "yes";
    auto const held = moment_said(reader, form.date("on").value());
    if (!held)
        form.wrong("on", reader.text("form.share.on.future"));
    with_paper(reader, conference, report, [&](ledger::Snapshot const& snapshot, Paper const& paper) {
        // SHARE-01: authors explain their own reports; else whoever says so did.
        if (paper.kept.report.author != reader.who())
            share.shared_by = reader.who();
        std::size_t number = 0;
        for (auto const& statement : paper.kept.report.statements)
            if (is_for_family(statement) && paper.permit && reader.sees(snapshot, *paper.permit, statement.text))
                if (auto said = form.paragraph_if_any(said_field(++number))) {
                    // What is private to one adult stays so in what they say to it.
                    said->labels = statement.text.labels;
                    if (!said->labels.empty() && said->labels.front() != "PERSON(" + share.person.value + ")")
                        form.wrong(said_field(number), reader.text("form.share.said.not_theirs"));
                    share.disputed.push_back(std::move(*said));
                    share.passages.push_back(statement.text.id);
                }
        return true;
    });
    if (auto said = form.paragraph_if_any("whole")) {
        share.disputed.push_back(std::move(*said));
        share.passages.emplace_back();
    }
    if (!form.right())
        return std::nullopt;
    if (!carried_out_at(reader, form, conference, conference::Command{share}, {}, {}, held))
        return std::nullopt;
    return done_at(reader, report_at(reader, conference, report));
}

std::optional<Form> answer_form(Reader const& reader, std::string const& conference, std::string const& report,
                                std::string const& person)
{
    return with_paper(
        reader, conference, report, [&](ledger::Snapshot const&, Paper const& paper) -> std::optional<Form> {
            auto const& shares = paper.state.sharing.shares;
            if (!is_own(reader, paper) || std::ranges::none_of(shares, [&](conference::ShareMade const& made) {
                    return made.report == ReportId{report} && made.share.person == PersonId{person}
                           && !made.share.disputed.empty();
                }))
                return std::nullopt;
            return Form{reader, "answer", {ask(FieldKind::lines, "response")}};
        });
}

PageParts show_answer(Reader const& reader, Form const& form, std::string const& conference, std::string const& report,
                      std::string const& person)
{
    return with_paper(reader, conference, report, [&](ledger::Snapshot const& snapshot, Paper const& paper) {
        auto const title = reader.text("page.answer");
        auto out = html(R"(<h1 class="govuk-heading-l">{}</h1>{}<p class="govuk-body"><strong>{}</strong></p>)", title,
                        about(reader, paper),
                        reader.text("page.report.says", {{"person", person_at(paper.state, PersonId{person})}}));
        for (auto const& made : paper.state.sharing.shares)
            if (made.report == ReportId{report} && made.share.person == PersonId{person})
                for (auto const& words : made.share.disputed)
                    if (paper.permit && reader.sees(snapshot, *paper.permit, words))
                        out += components::inset_text({words.text});
        out += form.show(reader.text("page.answer.send"));
        return PageParts{title, out, crumbs_of_report(reader, conference, report, title), "conferences"};
    });
}

std::optional<net::Response> take_answer(Reader const& reader, Form& form, std::string const& conference,
                                         std::string const& report, std::string const& person)
{
    conference::AnswerCorrection answer;
    answer.report = ReportId{report};
    answer.person = PersonId{person};
    answer.response = form.paragraph("response");
    if (!carried_out_at(reader, form, conference, conference::Command{answer}))
        return std::nullopt;
    return done_at(reader, report_at(reader, conference, report));
}

std::optional<Form> recipients_form(Reader const& reader, std::string const& conference, std::string const& report)
{
    return with_paper(
        reader, conference, report, [&](ledger::Snapshot const&, Paper const& paper) -> std::optional<Form> {
            if (!is_own(reader, paper))
                return std::nullopt;
            Form form{reader,
                      "recipients",
                      {ask(FieldKind::many, "people").optional().of(people(paper.state, family_at(paper.state))),
                       ask(FieldKind::lines, "reason").optional()}};
            Posted chosen;
            for (auto const& person : conference::recipients_of(paper.state, ReportId{report}))
                chosen.emplace("people", person.value);
            form.restore(chosen);
            return form;
        });
}

PageParts show_recipients(Reader const& reader, Form const& form, std::string const& conference,
                          std::string const& report)
{
    return a_page(reader, form, conference, report, "recipients");
}

std::optional<net::Response> take_recipients(Reader const& reader, Form& form, std::string const& conference,
                                             std::string const& report)
{
    conference::SetReportRecipients set;
    set.report = ReportId{report};
    for (auto const& person : form.texts("people"))
        set.people.emplace_back(person);
    set.reason = form.paragraph_if_any("reason");
    auto const outcome = reader.site.ledger.perform_as(reader.visitor->asker, stream_of(ConferenceId{conference}),
                                                       conference::Command{set}, form.act());
    if (outcome.accepted())
        return done_at(reader, report_at(reader, conference, report));
    if (outcome.refusal->code.text() == "reason-required")
        form.wrong("reason", reader.text("form.recipients.reason.missing", {{"clause", "SHARE-01"}}));
    else
        form.refuse(*outcome.refusal);
    return std::nullopt;
}

std::optional<Form> risk_form(Reader const& reader, std::string const& conference, std::string const& report)
{
    return with_paper(reader, conference, report,
                      [&](ledger::Snapshot const& snapshot, Paper const& paper) -> std::optional<Form> {
                          if (!is_own(reader, paper))
                              return std::nullopt;
                          std::vector<Option> leads;
                          auto const author = paper.state.invitations.roll.find(paper.kept.report.author);
                          if (author != paper.state.invitations.roll.end())
                              for (auto const* colleague : staff_of(snapshot, author->second.agency, reader.today()))
                                  leads.push_back({colleague->said.person.value, colleague->said.name});
                          return Form{reader,
                                      "risk",
                                      {ask(FieldKind::lines, "reason"),
                                       ask(FieldKind::pick, "safeguarding_lead").optional().of(std::move(leads))}};
                      });
}

PageParts show_risk(Reader const& reader, Form const& form, std::string const& conference, std::string const& report)
{
    return a_page(reader, form, conference, report, "risk");
}

std::optional<net::Response> take_risk(Reader const& reader, Form& form, std::string const& conference,
                                       std::string const& report)
{
    conference::NotifySharingRisk risk;
    risk.report = ReportId{report};
    risk.reason = form.paragraph("reason");
    if (auto const lead = form.text("safeguarding_lead"); !lead.empty())
        risk.safeguarding_lead = PersonId{lead};
    if (!carried_out_at(reader, form, conference, conference::Command{risk}))
        return std::nullopt;
    return done_at(reader, report_at(reader, conference, report));
}

std::optional<Form> withholding_form(Reader const& reader, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Form> {
        auto const& roll = snapshot.site().conference(ConferenceId{conference}).invitations.roll;
        if (!roll.contains(reader.who()))
            return std::nullopt;
        return Form{
            reader,
            "withholding",
            {ask(FieldKind::choice, "anything")
                 .of({{"no", reader.text("form.withholding.anything.no")},
                      {"yes", reader.text("form.withholding.anything.yes")}}),
             ask(FieldKind::lines, "note").optional(),
             ask(FieldKind::many, "violence").optional().of({{"yes", reader.text("form.withholding.violence.yes")}})}};
    });
}

PageParts show_withholding(Reader const& reader, Form const& form, std::string const& conference)
{
    auto const title = reader.text("page.withholding");
    auto out = html(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{} {}</p>)", title,
                    reader.text("page.withholding.lead"), clause_link(reader, "CNF-09"));
    out += form.show(reader.text("page.withholding.send"));
    return {title, out, crumbs_at(reader, conference, {{title}}), "conferences"};
}

std::optional<net::Response> take_withholding(Reader const& reader, Form& form, std::string const& conference)
{
    conference::AnswerAboutWithholding answer;
    answer.person = reader.who();
    answer.anything = form.text("anything") == "yes";
    answer.note = form.paragraph_if_any("note");
    bool const violence = !form.texts("violence").empty();
    if ((answer.anything || violence) && !answer.note) {
        form.wrong("note", reader.text("form.withholding.note.missing"));
        return std::nullopt;
    }
    if (answer.note)
        // CNF-09: the chair leads on how it is handled; nobody else reads it before.
        answer.note->labels = {"CLOSED(withholding)"};
    if (!carried_out_at(reader, form, conference, conference::Command{answer}))
        return std::nullopt;
    if (violence) {
        // REP-06: at the earliest opportunity, and in so many words.
        conference::RaiseSensitivity raised;
        raised.person = reader.who();
        raised.what = *answer.note;
        raised.violence = true;
        if (!carried_out_at(reader, form, conference, conference::Command{raised}, {{"what", "note"}}, "violence"))
            return std::nullopt;
    }
    return done_at(reader, {"conferences", conference});
}

}
