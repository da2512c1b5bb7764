#include "web/before/sharing/release.h"

#include "base/contains.h"
#include "web/before/reports/papers.h"
#include "web/before/step.h"
#include "web/desk/known.h"
#include "web/pages/parts.h"

namespace noddfa::web {

using access::Action;
using access::Circumstance;
using conference::ReleasePurpose;
using conference::State;
using FieldKind = Field::Kind;

namespace {

// ---- at once, to protect a child

/// As what somebody releases: of which agency they are the lead, if of one.
struct Releaser {
    std::optional<AgencyId> lead_of;
};

bool may_release(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference,
                 std::optional<AgencyId> const& lead_of)
{
    application::More more;
    more.circumstances.add(Circumstance::protects_a_child);
    return reader
        .could(at, Action::release_to_protect,
               {.kind = access::ObjectKind::record, .conference = conference, .agency = lead_of}, more)
        .has_value();
}

/// Nothing where the reader may not (R-24).
std::optional<Releaser> releaser(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference)
{
    auto const& state = at.site().conference(conference);
    if (state.convening.asked() && may_release(reader, at, conference, std::nullopt))
        return Releaser{};
    for (auto const& [person, invited] : state.invitations.roll)
        if (invited.capacity == Capacity::practitioner && may_release(reader, at, conference, invited.agency))
            return Releaser{invited.agency};
    return std::nullopt;
}

std::optional<Form> release_form(Reader const& reader, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Form> {
        if (!releaser(reader, at, ConferenceId{conference}))
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
    auto const as =
        reader.read([&](ledger::Snapshot const& at) { return releaser(reader, at, ConferenceId{conference}); });
    conference::ReleaseInformation said;
    said.to = form.text("to");
    said.purpose = ReleasePurpose::protect_a_child;
    said.what = form.paragraph("what");
    said.basis = form.paragraph("basis");
    said.lead_of = as ? as->lead_of : std::nullopt;
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at(reader, {"work"});
}

// ---- with permission

/// What goes to somebody outside is the chair's to permit, once the record is agreed, and a second person's (3.4).
Guard permitting(std::string const& conference)
{
    return Needs{.action = Action::confirm_circulation,
                 .thing = {.kind = access::ObjectKind::circulation, .conference = ConferenceId{conference}},
                 .given = {Circumstance::to_family_or_outside}};
}

/// What protects a child waits for no permission, and has a page of its own.
std::vector<Option> purposes(Reader const& reader)
{
    auto options = options_of<ReleasePurpose>(reader, "purpose");
    std::erase_if(options, [](Option const& one) { return one.value == "protect_a_child"; });
    return options;
}

/// Everybody whose information it may be: who took part, and the family.
std::vector<Option> informants(State const& state)
{
    std::vector<Option> options;
    for (auto const& [person, invited] : state.invitations.roll)
        options.push_back({person.value, person_at(state, person)});
    for (auto const& [person, known] : state.family.people)
        if (!state.invitations.roll.contains(person))
            options.push_back({person.value, called(known)});
    std::ranges::sort(options, {}, &Option::text);
    return options;
}

std::vector<Option> reports_kept(State const& state)
{
    std::vector<Option> options;
    for (auto const& id : state.reports.order)
        options.push_back({id.value, person_at(state, state.reports.kept.at(id).report.author)});
    return options;
}

std::optional<Form> disclosure_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        std::vector<Field> fields{ask(FieldKind::text, "to"), ask(FieldKind::choice, "purpose").of(purposes(reader)),
                                  ask(FieldKind::lines, "what"), ask(FieldKind::lines, "basis").optional()};
        if (auto people = informants(state); !people.empty()) {
            fields.push_back(ask(FieldKind::many, "informants").optional().of(people));
            fields.push_back(ask(FieldKind::many, "informants_permit").optional().of(std::move(people)));
        }
        if (auto reports = reports_kept(state); !reports.empty())
            fields.push_back(ask(FieldKind::many, "reports").optional().of(std::move(reports)));
        fields.push_back(because());
        return Form{reader, "disclosure", std::move(fields)};
    });
}

Html what_it_takes(Reader const& reader, Form const&, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        Listing before{reader, reader.text("page.disclosure.before"), {"to_whom", "purpose", "what"}};
        for (auto const& one : state.sharing.releases)
            before.add(
                {one.to, one.purpose ? value_of(reader, "purpose", *one.purpose) : std::string{}, one.what.text});
        return html(R"(<p class="govuk-body">{} {} {}</p><p class="govuk-body">{}</p>{})",
                    reader.text("page.disclosure.what"), clause_link(reader, "REC-09"), clause_link(reader, "CNF-08"),
                    reader.text("page.disclosure.at_once"), before.empty() ? Html{} : before.show(true));
    });
}

template<class Id> std::vector<Id> ids_of(std::vector<std::string> const& words)
{
    return {words.begin(), words.end()};
}

std::optional<net::Response> take_disclosure(Reader const& reader, Form& form, std::string const& conference)
{
    conference::ReleaseInformation said;
    said.to = form.text("to");
    said.purpose = chosen<ReleasePurpose>(form.text("purpose"));
    said.what = form.paragraph("what");
    said.basis = form.paragraph_if_any("basis");
    // REC-09: the chair gives it, and so permits it.
    said.chair_permits = true;
    said.informants = ids_of<PersonId>(form.texts("informants"));
    said.informants_permit = ids_of<PersonId>(form.texts("informants_permit"));
    said.reports = ids_of<ReportId>(form.texts("reports"));
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference);
}

}

Html release_link(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference)
{
    if (!releaser(reader, at, conference))
        return {};
    return link_to(reader, {"conferences", conference.value, "release"}, reader.text("page.release"));
}

void add_release_routes(std::vector<Route>& routes, Site& site)
{
    // Of which agency they are the lead stands in what is found: the question is put there.
    form_at<std::string>(routes, site, "/conferences/{conference}/release", "release", AnyVisitor{}, release_form,
                         show_release, take_release);
    step_at<>(routes, site, "/disclosure", "disclosure", permitting, disclosure_form, take_disclosure, what_it_takes);
}

}
