#include "web/before/sharing/share.h"

#include "base/contains.h"
#include "base/london.h"
#include "codec/read.h"
#include "web/before/reports/one_report.h"
#include "web/before/reports/page.h"
#include "web/components/details.h"
#include "web/components/inset_text.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

namespace noddfa::web {

using FieldKind = Field::Kind;

namespace {

std::string said_field(std::size_t number) { return "said-" + std::to_string(number); }

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
                ask(FieldKind::choice, "person").of(people_at(paper.state, family_at(paper.state))),
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
                    if (!said->labels.empty() && said->labels.front() != private_to(share.person))
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

}
