#include "web/before/reports/report.h"

#include "web/before/reports/writing.h"
#include "web/components/inset_text.h"
#include "web/components/tag.h"
#include "web/pages/parts.h"

namespace noddfa::web {

using components::tag;

namespace {

Html when_due(Reader const& reader, Writing const& writing)
{
    if (!writing.due)
        return {};
    auto const day = reader.words.date_within(writing.due->due);
    // REP-10: late is recorded, and the report is read all the same.
    return components::inset_text(
        {html("{}", reader.text(writing.late ? "page.report.late" : "page.report.due", {{"day", day}}))});
}

PageParts parts(Reader const& reader, std::string const& conference, std::string const& title, Html content)
{
    return {reader.text("page.report.title", {{"id", conference}}), std::move(content),
            crumbs_at(reader, conference,
                      {{reader.text("page.own_reports"), reader.to({"conferences", conference, "report"})}, {title}}),
            "conferences"};
}

/// Before somebody writes: what is wanted, and by when.
Html begins(Reader const& reader, Writing const& writing, std::string const& title)
{
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>{}<p class="govuk-body">{}</p><p class="govuk-body">{}</p>)", title,
            when_due(reader, writing), reader.text("page.report.lead"), reader.text("page.report.bias"));
    if (writing.kind == conference::ReportKind::social_work)
        out.add(R"(<p class="govuk-body">{} {}</p>)", reader.text("page.report.no_view"),
                clause_link(reader, "REP-13"));
    return out;
}

/// One child's row of what an agency owes.
void add_child(Listing& listing, Reader const& reader, ledger::Snapshot const& snapshot, std::string const& conference,
               conference::OwedReport const& owed, conference::State const& state)
{
    auto const name = child_at(state, owed.child);
    auto const to_write = reader.to({"conferences", conference, "report", owed.child.value});
    if (!owed.individual) {
        listing.add({name, tag({reader.text("page.report.not_sent"), "govuk-tag--blue"}),
                     html(R"(<a class="govuk-link" href="{}">{}</a>)", to_write,
                          reader.text("page.report.write", {{"child", name}}))});
        return;
    }
    auto const& kept = state.reports.kept.at(*owed.individual);
    auto links =
        html(R"(<a class="govuk-link" href="{}">{}</a>)", report_at(reader, conference, owed.individual->value),
             reader.text("page.report.read", {{"child", name}}));
    if (reader.could(snapshot, access::Action::write_report, report_thing(conference, owed.individual->value)))
        links.add(R"(<br><a class="govuk-link" href="{}">{}</a>)", to_write,
                  reader.text("page.report.again", {{"child", name}}));
    // REP-01: what the agency's lead gave back waits for its author.
    bool const given_back = kept.approval && !kept.approval->approved;
    listing.add({name,
                 given_back ? tag({reader.text("page.report.given_back"), "govuk-tag--orange"})
                            : tag({reader.text("page.report.sent", {{"day", reader.words.day(kept.received.day)}}),
                                   "govuk-tag--green"}),
                 links});
}

std::optional<net::Response> send(Reader const& reader, Form& form, std::string const& conference,
                                  Writing const& writing)
{
    auto const report = report_in(reader, form, writing);
    if (!report)
        return std::nullopt;
    if (!carried_out_at(reader, form, conference, conference::Command{conference::SubmitReport{*report}}))
        return std::nullopt;
    return done_at(reader, report_at(reader, conference, report->report.value));
}

}

Guard own_part_of(std::string const& conference)
{
    return Needs{.action = access::Action::take_part,
                 .thing = {.kind = access::ObjectKind::conference, .conference = ConferenceId{conference}},
                 .own = true};
}

Guard report_of_own(std::string const& conference, std::string const& report)
{
    return Needs{.action = access::Action::read_report, .thing = report_thing(conference, report)};
}

std::optional<net::Response> show_own_reports(Reader const& reader, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        auto const& site = snapshot.site();
        auto const& state = site.conference(ConferenceId{conference});
        auto const who = state.invitations.roll.find(reader.who());
        if (who == state.invitations.roll.end() || who->second.capacity != Capacity::practitioner)
            return std::nullopt;
        application::Site::StreamTerms const terms{site, stream_of(ConferenceId{conference}), reader.today()};
        auto const title = reader.text("page.own_reports");
        Listing listing{reader, title, {"child", "state", "next"}};
        for (auto const& owed : conference::reports_owed(state, terms))
            if (owed.agency == who->second.agency)
                add_child(listing, reader, snapshot, conference, owed, state);
        Html out = html(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
        if (auto const due = conference::reports_due(state, terms))
            out.add(R"(<p class="govuk-body">{} {}</p>)",
                    reader.text("page.report.due", {{"day", reader.words.date_within(due->due)}}),
                    clause_link(reader, "REP-10"));
        out.add(R"(<p class="govuk-body">{}</p>{})", reader.text("page.own_reports.lead"), listing.show());
        return page(reader, {reader.text("page.report.title", {{"id", conference}}), out,
                             crumbs_at(reader, conference, {{title}}), "conferences"});
    });
}

std::optional<Form> report_form(Reader const& reader, std::string const& conference, std::string const& child)
{
    auto const writing = writing_of(reader, conference, ChildId{child});
    return writing ? std::optional<Form>{std::in_place, reader, "report", fields_of(reader, *writing)} : std::nullopt;
}

PageParts show_report_form(Reader const& reader, Form const& form, std::string const& conference,
                           std::string const& child)
{
    auto const writing = writing_of(reader, conference, ChildId{child}).value();
    auto const title = reader.text("page.report.about", {{"child", writing.about}});
    auto out = begins(reader, writing, title);
    if (writing.before)
        out.add(R"(<p class="govuk-body">{}</p>)",
                reader.text("page.report.version", {{"n", std::to_string(writing.before->versions + 1)}}));
    auto questions = questions_of(reader, form, writing);
    questions += form.submit(reader.text("page.report.send"));
    out += form.around(questions, reader.here_in(reader.language));
    return parts(reader, conference, title, out);
}

std::optional<net::Response> take_report(Reader const& reader, Form& form, std::string const& conference,
                                         std::string const& child)
{
    return send(reader, form, conference, writing_of(reader, conference, ChildId{child}).value());
}

std::optional<Form> addendum_form(Reader const& reader, std::string const& conference, std::string const& report)
{
    auto const writing = addendum_of(reader, conference, ReportId{report});
    return writing ? std::optional<Form>{std::in_place, reader, "report", fields_of(reader, *writing)} : std::nullopt;
}

PageParts show_addendum(Reader const& reader, Form const& form, std::string const& conference,
                        std::string const& report)
{
    auto const writing = addendum_of(reader, conference, ReportId{report}).value();
    auto const title = reader.text("page.report.addendum", {{"child", writing.about}});
    Html out = html(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>)", title,
                    reader.text("page.report.addendum.lead"));
    auto questions = questions_of(reader, form, writing);
    questions += form.submit(reader.text("page.report.send"));
    out += form.around(questions, reader.here_in(reader.language));
    return parts(reader, conference, title, out);
}

std::optional<net::Response> take_addendum(Reader const& reader, Form& form, std::string const& conference,
                                           std::string const& report)
{
    return send(reader, form, conference, addendum_of(reader, conference, ReportId{report}).value());
}

}
