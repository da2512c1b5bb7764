#include "base/contains.h"
#include "web/before/invited/invite.h"
#include "web/before/invited/staff.h"
#include "web/before/invited/way_in.h"
#include "web/components/tag.h"
#include "web/desk/known.h"
#include "web/house/carried.h"
#include "web/house/crumbs.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

#include <algorithm>

/// One person's invitation: in which capacity, from where, whom they know, and whether others are told of it.
namespace noddfa::web {

using namespace components;

namespace one_invitation {

/// Family is invited in another way (PAR-03); chair and record taker are appointed.
constexpr std::array capacities{Capacity::practitioner,  Capacity::advocate,    Capacity::legal_representative,
                                Capacity::legal_adviser, Capacity::interpreter, Capacity::observer,
                                Capacity::student,       Capacity::cafcass,     Capacity::ciw};

std::string word_of(Capacity capacity) { return std::string{codec::write(capacity).as_string()}; }

std::vector<Option> capacity_options(Reader const& reader)
{
    std::vector<Option> options;
    for (auto const capacity : capacities)
        options.push_back({word_of(capacity), value_of(reader, "capacity", capacity)});
    return options;
}

/// What is known of somebody before the form is filled in.
struct Known {
    std::string name;
    std::optional<conference::Invitation> sent;
    std::vector<Employment> employments;
};

std::optional<Known> known_of(Reader const& reader, ledger::Snapshot const& at, conference::State const& state,
                              PersonId const& person)
{
    Known known;
    auto const sent = state.invitations.sent.find(person);
    if (sent != state.invitations.sent.end()) {
        known.sent = sent->second;
        known.name = sent->second.name;
    }
    if (auto const& listed = at.site().practitioner(person).practitioner) {
        known.name = listed->said.name;
        known.employments = employments_of(at, *listed, reader.today());
    } else if (!known.sent) {
        return std::nullopt;
    }
    return known;
}

std::string children_of(conference::Invitation const& sent) { return sent.contact ? "these" : "rule"; }

Posted before(Known const& known)
{
    Posted said;
    auto const& sent = known.sent;
    said.emplace("capacity", word_of(sent ? sent->capacity.value_or(Capacity::practitioner) : Capacity::practitioner));
    if (sent && sent->service)
        said.emplace("service", sent->service->value);
    else if (known.employments.size() == 1 && known.employments.front().service)
        said.emplace("service", known.employments.front().service->value);
    if (sent && sent->grouping)
        said.emplace("grouping", sent->grouping->value);
    said.emplace("knows", sent ? children_of(*sent) : "rule");
    if (sent && sent->contact)
        for (auto const& child : *sent->contact)
            said.emplace("contact", child.value);
    if (sent && sent->redacted)
        said.emplace("redacted", "yes");
    if (!known.employments.empty())
        said.emplace("agency", known.employments.front().agency.value);
    return said;
}

conference::InviteParticipant invitation_of(Form const& form, PersonId person, std::string name)
{
    conference::InviteParticipant invitation;
    invitation.person = std::move(person);
    invitation.name = std::move(name);
    for (auto const capacity : capacities)
        if (form.text("capacity") == word_of(capacity))
            invitation.capacity = capacity;
    if (auto const service = form.text("service"); !service.empty())
        invitation.service = ServiceId{service};
    if (auto const grouping = form.text("grouping"); !grouping.empty())
        invitation.grouping = GroupingId{grouping};
    if (auto const agency = form.text("agency"); !agency.empty())
        invitation.agency = AgencyId{agency};
    if (form.text("knows") == "these") {
        invitation.contact.emplace();
        for (auto const& child : form.texts("contact"))
            invitation.contact->push_back(ChildId{child});
    }
    invitation.redacted = contains(form.texts("redacted"), std::string{"yes"});
    return invitation;
}

std::string name_of(Reader const& reader, ledger::Snapshot const& at, conference::State const& state,
                    PersonId const& person)
{
    auto const known = known_of(reader, at, state, person);
    return known ? known->name : std::string{};
}

Html answer_of(Reader const& reader, conference::State const& state, PersonId const& person)
{
    auto const& invitations = state.invitations;
    auto const reply = invitations.replies.find(person);
    Html out;
    out.add("{}", reply == invitations.replies.end() ? reader.text("page.no_answer")
                                                     : value_of(reader, "answer", reply->second.answer));
    // INV-03
    if (auto const named = invitations.substitutes.find(person); named != invitations.substitutes.end())
        out.add("<br>{}", reader.text("page.invite.instead", {{"name", named->second.name}}));
    return out;
}

}

std::optional<Form> invitee_form(Reader const& reader, std::string const& conference, std::string const& person)
{
    using Kind = Field::Kind;
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Form> {
        auto const& state = at.site().conference(ConferenceId{conference});
        auto const known = person.empty() ? std::optional<one_invitation::Known>{std::in_place}
                                          : one_invitation::known_of(reader, at, state, PersonId{person});
        if (!known)
            return std::nullopt;
        std::vector<Field> fields;
        if (person.empty())
            fields.push_back(ask(Kind::text, "name"));
        fields.push_back(ask(Kind::choice, "capacity").of(one_invitation::capacity_options(reader)));
        std::vector<Option> agencies;
        for (auto const& employment : known->employments)
            agencies.push_back({employment.agency.value, called(reader, at, employment.agency)});
        if (agencies.size() > 1)
            fields.push_back(ask(Kind::choice, "agency").of(std::move(agencies)));
        else if (!agencies.empty())
            fields.push_back(ask(Kind::hidden, "agency"));
        fields.push_back(ask(Kind::pick, "service").optional().of(service_options(reader)));
        fields.push_back(ask(Kind::pick, "grouping").optional().of(grouping_options(reader)));
        fields.push_back(ask(Kind::choice, "knows")
                             .of({{"rule", reader.text("form.invitee.knows.rule")},
                                  {"these", reader.text("form.invitee.knows.these")}}));
        std::vector<Option> children;
        for (auto const& child : state.convening.children)
            children.push_back({child.id.value, child.name.empty() ? child.id.value : child.name});
        fields.push_back(ask(Kind::many, "contact").optional().of(std::move(children)));
        fields.push_back(
            ask(Kind::many, "redacted").optional().of({{"yes", reader.text("form.invitee.redacted.yes")}}));
        Form form{reader, "invitee", std::move(fields)};
        form.restore(one_invitation::before(*known));
        return form;
    });
}

PageParts show_invitee(Reader const& reader, Form const& form, std::string const& conference, std::string const& person)
{
    return reader.read([&](ledger::Snapshot const& at) {
        auto const& state = at.site().conference(ConferenceId{conference});
        bool const again = state.invitations.sent.contains(PersonId{person});
        auto const title = reader.text(again ? "page.invitee.again" : "page.invitee", {{"id", conference}});
        Html out;
        out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
        if (!person.empty())
            out.add(R"(<p class="govuk-body-l">{}</p>)", one_invitation::name_of(reader, at, state, PersonId{person}));
        out += form.show(reader.text(again ? "page.invitee.change" : "page.invite.send"));
        return PageParts{
            title, out,
            crumbs_at(reader, conference,
                      {{reader.text("page.invite.short"), reader.to({"conferences", conference, "invite"})},
                       {reader.text("page.invitee.short")}}),
            "conferences"};
    });
}

std::optional<net::Response> take_invitee(Reader const& reader, Form& form, std::string const& conference,
                                          std::string const& person)
{
    auto invitation = one_invitation::invitation_of(form, PersonId{person}, form.text("name"));
    if (person.empty())
        invitation.person = PersonId{form.command("person").value};
    else
        invitation.name = reader.read([&](ledger::Snapshot const& at) {
            return one_invitation::name_of(reader, at, at.site().conference(ConferenceId{conference}),
                                           PersonId{person});
        });
    if (!carried_out_at(reader, form, conference, conference::Command{invitation}))
        return std::nullopt;
    send_way_in(reader, invitation.person);
    return done_at_conference(reader, conference, {"invite"});
}

Html invitees(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference)
{
    auto const& state = at.site().conference(conference);
    Listing listing{reader, reader.text("page.people"), {"person", "from", "grouping", "capacity", "answer", "do"}};
    for (auto const& id : state.invitations.order) {
        auto const& who = state.invitations.roll.at(id);
        auto const sent = state.invitations.sent.find(id);
        bool const hidden = sent != state.invitations.sent.end() && sent->second.redacted;
        Html links;
        // Chair and record taker are appointed with the booking.
        bool const appointed = state.is_chair(id) || state.is_record_taker(id);
        if (!appointed)
            links.add("{} ", link_to(reader, {"conferences", conference.value, "invitees", id.value, "reply"},
                                     reader.text("page.invite.answer")));
        if (!appointed && sent != state.invitations.sent.end())
            links.add("{} ", link_to(reader, {"conferences", conference.value, "invitees", id.value},
                                     reader.text("page.invite.change")));
        // QUOR-01, R-08
        if (!appointed && who.capacity == Capacity::practitioner)
            links += link_to(reader, {"conferences", conference.value, "contact", id.value},
                             reader.text("page.step.contact"));
        listing.add(
            {html("{}{}", who.name, hidden ? tag({reader.text("page.invite.hidden"), "govuk-tag--grey"}) : Html{}),
             who.service.empty() ? std::string{} : called(reader, who.service),
             who.grouping.empty() ? std::string{} : called(reader, who.grouping),
             value_of(reader, "capacity", who.capacity), one_invitation::answer_of(reader, state, id),
             html(R"(<div class="noddfa-marks">{}</div>)", links)});
    }
    return listing.empty() ? Html{} : listing.show();
}

}
