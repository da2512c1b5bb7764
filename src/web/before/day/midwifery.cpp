#include "web/before/day/midwifery.h"

#include "web/pages/parts.h"

namespace noddfa::web {

using conference::State;
using FieldKind = Field::Kind;

namespace {

Guard presiding(std::string const& conference)
{
    return Needs{access::Action::record_quoracy,
                 {.kind = access::ObjectKind::conference, .conference = ConferenceId{conference}}};
}

std::optional<Form> midwifery_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        std::vector<Option> unborn;
        for (auto const& child : state.convening.children)
            if (child.is_unborn())
                unborn.push_back({child.id.value, called(reader, child)});
        if (unborn.empty())
            return std::nullopt;
        std::vector<Option> reports;
        for (auto const& [id, kept] : state.reports.kept) {
            auto const author = state.invitations.roll.find(kept.report.author);
            reports.push_back({id.value, author == state.invitations.roll.end() ? id.value : author->second.name});
        }
        auto child = ask(FieldKind::choice, "child").of(unborn);
        return Form{
            reader,
            "midwifery",
            {unborn.size() == 1 ? child.from(unborn.front().value) : child,
             ask(FieldKind::choice, "evidence").of(options_of<conference::MidwiferyEvidence>(reader, "evidence")),
             ask(FieldKind::pick, "report").optional().of(std::move(reports)), ask(FieldKind::lines, "rationale")}};
    });
}

Html what_it_stands_for(Reader const& reader, Form const&, std::string const&)
{
    return html(R"(<p class="govuk-body">{} {}</p>)", reader.text("page.midwifery.what"),
                clause_link(reader, "UNB-01"));
}

std::optional<net::Response> take_midwifery(Reader const& reader, Form& form, std::string const& conference)
{
    conference::AcceptMidwifery said;
    said.child = ChildId{form.text("child")};
    said.evidence = chosen<conference::MidwiferyEvidence>(form.text("evidence"));
    if (auto const report = form.text("report"); !report.empty())
        said.report = ReportId{report};
    said.rationale = form.paragraph("rationale");
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference);
}

}

void add_midwifery_routes(std::vector<Route>& routes, Site& site)
{
    step_at<>(routes, site, "/midwifery", "midwifery", presiding, midwifery_form, take_midwifery, what_it_stands_for);
}

}
