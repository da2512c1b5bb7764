#include "web/before/reports/partners.h"

#include "web/before/reports/report.h"
#include "web/desk/known.h"
#include "web/pages/parts.h"
#include "web/pages/story.h"

namespace noddfa::web {

using conference::State;
using FieldKind = Field::Kind;

namespace {

// ---- RESP-07

std::optional<Form> information_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.convening.request || state.meeting.closed)
            return std::nullopt;
        return Form{reader,
                    "information",
                    {ask(FieldKind::pick, "from").of(grouping_options(reader)), ask(FieldKind::lines, "what"),
                     ask(FieldKind::lines, "refused_because").optional()}};
    });
}

Html asked_before(Reader const& reader, Form const&, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        Listing listing{reader, reader.text("page.information.before"), {"grouping", "what", "answer"}};
        for (auto const& one : state.reports.requests)
            listing.add({called(reader, one.from), paragraphs(one.what.text),
                         one.refused_because
                             ? reader.text("page.information.refused", {{"why", one.refused_because->text}})
                             : std::string{}});
        return html(R"(<p class="govuk-body">{} {}</p>{})", reader.text("page.information.what"),
                    clause_link(reader, "RESP-07"), listing.empty() ? Html{} : listing.show(true));
    });
}

std::optional<net::Response> take_information(Reader const& reader, Form& form, std::string const& conference)
{
    conference::RequestInformation said;
    said.from = GroupingId{form.text("from")};
    said.what = form.paragraph("what");
    said.refused_because = form.paragraph_if_any("refused_because");
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference);
}

// ---- REP-20

std::optional<Form> tool_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.convening.request || state.meeting.closed)
            return std::nullopt;
        return Form{reader,
                    "risk_tool",
                    {which_child(reader, state), ask(FieldKind::text, "tool"), ask(FieldKind::lines, "result")}};
    });
}

std::optional<net::Response> take_tool(Reader const& reader, Form& form, std::string const& conference)
{
    conference::AttachRiskTool said;
    said.child = ChildId{form.text("child")};
    said.tool = form.text("tool");
    said.result = form.paragraph("result");
    said.person = reader.who();
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"report"});
}

}

void add_partner_routes(std::vector<Route>& routes, Site& site)
{
    step_at<>(routes, site, "/information", "information", preparing, information_form, take_information, asked_before);
    step_at<>(routes, site, "/risk-tool", "risk_tool", own_part_of, tool_form, take_tool,
              [](Reader const& reader, Form const&, std::string const&) {
                  return html(R"(<p class="govuk-body">{} {}</p>)", reader.text("page.risk_tool.what"),
                              clause_link(reader, "REP-20"));
              });
}

}
