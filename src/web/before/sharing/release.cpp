#include "web/before/sharing/release.h"

#include "web/before/step.h"
#include "web/desk/known.h"
#include "web/pages/parts.h"

namespace noddfa::web {

using FieldKind = Field::Kind;

namespace {

application::Thing record_of(std::string const& conference)
{
    return {.kind = access::ObjectKind::record, .conference = ConferenceId{conference}};
}

Guard releasing(std::string const& conference)
{
    return Needs{.action = access::Action::release_to_protect,
                 .thing = record_of(conference),
                 .given = {access::Circumstance::protects_a_child}};
}

std::optional<Form> release_form(Reader const& reader, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Form> {
        if (at.records(stream_of(ConferenceId{conference})).empty())
            return std::nullopt;
        return Form{reader,
                    "release",
                    {ask(FieldKind::text, "to"), ask(FieldKind::lines, "what"), ask(FieldKind::lines, "basis")}};
    });
}

/// Who releases need not be of the conference: they go back to their work.
PageParts show_release(Reader const& reader, Form const& form, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& at) {
        auto const title = reader.text("page.release");
        Html out;
        out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body-l">{}</p><p class="govuk-body">{} {}</p>{})",
                title, at.reference(stream_of(ConferenceId{conference})), reader.text("page.release.what"),
                clause_link(reader, "CNF-08"), form.show(reader.text("page.release.send")));
        return PageParts{title, out, {{reader.text("page.nav.work"), reader.to({"work"})}, {title}}, "work"};
    });
}

std::optional<net::Response> take_release(Reader const& reader, Form& form, std::string const& conference)
{
    conference::ReleaseInformation said;
    said.to = form.text("to");
    said.purpose = conference::ReleasePurpose::protect_a_child;
    said.what = form.paragraph("what");
    said.basis = form.paragraph("basis");
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at(reader, {"work"});
}

}

Html release_link(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference)
{
    application::More more;
    more.circumstances.add(access::Circumstance::protects_a_child);
    if (!reader.could(at, access::Action::release_to_protect, record_of(conference.value), more))
        return {};
    return link_to(reader, {"conferences", conference.value, "release"}, reader.text("page.release"));
}

void add_release_routes(std::vector<Route>& routes, Site& site)
{
    form_at<std::string>(routes, site, "/conferences/{conference}/release", "release", releasing, release_form,
                         show_release, take_release);
}

}
