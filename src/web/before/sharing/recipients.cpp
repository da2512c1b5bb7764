#include "web/before/invited/staff.h"
#include "web/before/reports/one_report.h"
#include "web/before/sharing/share.h"

/// Whom of the family a report is for, and what speaks against that.
namespace noddfa::web {

using FieldKind = Field::Kind;

std::optional<Form> recipients_form(Reader const& reader, std::string const& conference, std::string const& report)
{
    return with_paper(
        reader, conference, report, [&](ledger::Snapshot const&, Paper const& paper) -> std::optional<Form> {
            if (!is_own(reader, paper))
                return std::nullopt;
            Form form{reader,
                      "recipients",
                      {ask(FieldKind::many, "people").optional().of(people_at(paper.state, family_at(paper.state))),
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
    return page_about(reader, form, conference, report, "recipients");
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
                              for (auto const& colleague : staff_of(snapshot, author->second.agency, reader.today()))
                                  leads.push_back({colleague.person.value, colleague.name});
                          return Form{reader,
                                      "risk",
                                      {ask(FieldKind::lines, "reason"),
                                       ask(FieldKind::pick, "safeguarding_lead").optional().of(std::move(leads))}};
                      });
}

PageParts show_risk(Reader const& reader, Form const& form, std::string const& conference, std::string const& report)
{
    return page_about(reader, form, conference, report, "risk");
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

}
