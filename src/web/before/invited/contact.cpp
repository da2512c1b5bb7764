#include "web/before/invited/contact.h"

#include "conference/invitations.h"
#include "web/before/sharing/sharing_page.h"
#include "web/components/summary_list.h"
#include "web/desk/known.h"
#include "web/pages/parts.h"

namespace noddfa::web {

using conference::State;
using FieldKind = Field::Kind;

namespace {

std::vector<Option> answers(Reader const& reader, std::string const& field)
{
    return {{"yes", reader.text(field + ".yes")}, {"no", reader.text(field + ".no")}};
}

bool is_practitioner(State const& state, PersonId const& person)
{
    auto const found = state.invitations.roll.find(person);
    return found != state.invitations.roll.end() && found->second.capacity == Capacity::practitioner;
}

// ---- QUOR-01, R-08, UNB-06

std::optional<Form> contact_form(Reader const& reader, std::string const& conference, std::string const& person)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!is_practitioner(state, PersonId{person}) || state.meeting.closed)
            return std::nullopt;
        return Form{reader,
                    "contact",
                    {which_child(reader, state),
                     ask(FieldKind::choice, "contact").of(answers(reader, "form.contact.contact")), because()}};
    });
}

/// As it counts now, child by child.
Html contact_now(Reader const& reader, Form const&, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        PersonId const person{reader.place.back()};
        application::Site::StreamTerms const terms{at.site(), stream_of(ConferenceId{conference}), reader.today()};
        components::SummaryListParams now;
        for (auto const& child : state.convening.children)
            now.rows.push_back({{called(reader, child)},
                                {html("{}", reader.text(conference::direct_contact(state, person, child.id, terms)
                                                            ? "form.contact.contact.yes"
                                                            : "form.contact.contact.no"))}});
        return html(R"(<p class="govuk-body-l">{}</p><p class="govuk-body">{} {}</p>{})",
                    state.invitations.roll.at(person).name, reader.text("page.contact.now"),
                    clause_link(reader, "QUOR-01"), components::summary_list(now));
    });
}

std::optional<net::Response> take_contact(Reader const& reader, Form& form, std::string const& conference,
                                          std::string const& person)
{
    conference::SetDirectContact said;
    said.person = PersonId{person};
    said.child = ChildId{form.text("child")};
    said.contact = form.text("contact") == "yes";
    said.reason = form.paragraph_if_any("because");
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference);
}

// ---- VOTE-12, B-25

std::optional<Form> involvement_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.is_chair(reader.who()) || state.convening.children.empty() || state.meeting.closed)
            return std::nullopt;
        return Form{reader,
                    "involvement",
                    {ask(FieldKind::pick, "grouping").of(grouping_options(reader)), which_child(reader, state),
                     ask(FieldKind::choice, "involved").of(answers(reader, "form.involvement.involved")),
                     ask(FieldKind::lines, "reason")}};
    });
}

/// Which groupings count as involved now, child by child.
Html involved_now(Reader const& reader, Form const&, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        application::Site::StreamTerms const terms{at.site(), stream_of(ConferenceId{conference}), reader.today()};
        components::SummaryListParams now;
        for (auto const& child : state.convening.children) {
            std::string involved;
            for (auto const& grouping : grouping_options(reader))
                if (conference::directly_involved(state, GroupingId{grouping.value}, child.id, terms))
                    involved += (involved.empty() ? "" : ", ") + grouping.text;
            now.rows.push_back({{called(reader, child)},
                                {html("{}", involved.empty() ? reader.text("page.involvement.none") : involved)}});
        }
        return html(R"(<p class="govuk-body">{} {}</p>{})", reader.text("page.involvement.now"),
                    clause_link(reader, "VOTE-12"), components::summary_list(now));
    });
}

std::optional<net::Response> take_involvement(Reader const& reader, Form& form, std::string const& conference)
{
    conference::SetInvolvement said;
    said.grouping = GroupingId{form.text("grouping")};
    said.child = ChildId{form.text("child")};
    said.involved = form.text("involved") == "yes";
    said.reason = form.paragraph("reason");
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference);
}

}

void add_contact_routes(std::vector<Route>& routes, Site& site)
{
    step_at<std::string>(routes, site, "/contact/{person}", "contact", preparing, contact_form, take_contact,
                         contact_now);
    step_at<>(routes, site, "/involvement", "involvement", sharing_of, involvement_form, take_involvement,
              involved_now);
}

}
