#include "web/components/inset_text.h"
#include "web/desk/desk_form.h"
#include "web/desk/known.h"
#include "web/desk/person.h"
#include "web/desk/routes.h"

/// Somebody moves, leaves, or is said to work there still.
namespace noddfa::web {

using directory::Command;
using directory::HeldMembership;
using directory::Practitioner;

namespace membership_form {

using Kind = Field::Kind;

/// A membership that lasts, of somebody whom the reader keeps.
struct Place {
    Practitioner person;
    std::string agency; ///< its name
    bool leads = false; ///< the reader, this agency
};

std::optional<Place> place_of(Reader const& reader, std::string const& id, std::string const& agency)
{
    auto person = kept_person(reader, id);
    if (!person)
        return std::nullopt;
    auto const lasts = std::ranges::any_of(person->memberships, [&](HeldMembership const& one) {
        return one.agency.value == agency && (!one.until || reader.today() < *one.until);
    });
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Place> {
        auto const standing = standing_of(reader, at);
        bool const leads = standing.leads.contains(AgencyId{agency});
        if (!lasts || (!standing.administers && !leads))
            return std::nullopt;
        return Place{*person, called(reader, at, AgencyId{agency}), leads};
    });
}

Html about(Place const& place)
{
    return components::inset_text({html("{}<br>{}", place.person.said.name, place.agency)});
}

net::Response done(Reader const& reader, std::string const& id)
{
    return done_at(reader, {"administration", "people", id});
}

std::optional<Asked> ask_leave(Reader const& reader, std::string const& id, std::string const& agency)
{
    auto const place = place_of(reader, id, agency);
    if (!place)
        return std::nullopt;
    return resting_on(stream_of(place->person.said.person),
                      Asked{reader.text("page.desk.leave"),
                            Form{reader, "desk_leave", {ask(Kind::date, "on").from(reader.today().iso())}},
                            "page.desk.record", about(*place), person_crumbs(reader, place->person)});
}

std::optional<net::Response> leave(Reader const& reader, Form& form, std::string const& id, std::string const& agency)
{
    directory::MembershipEnd const end{PersonId{id}, AgencyId{agency}, form.date("on")};
    if (!carried_out(reader, form, stream_of(end.person), Command{directory::LeaveAgency{end}}))
        return std::nullopt;
    return done(reader, id);
}

std::optional<Asked> ask_move(Reader const& reader, std::string const& id, std::string const& agency)
{
    auto const place = place_of(reader, id, agency);
    if (!place)
        return std::nullopt;
    auto agencies = reader.read([&](ledger::Snapshot const& at) { return agency_options(reader, at); });
    std::erase_if(agencies, [&](Option const& option) { return option.value == agency; });
    return resting_on(stream_of(place->person.said.person),
                      Asked{reader.text("page.desk.move"),
                            Form{reader,
                                 "desk_move",
                                 {ask(Kind::pick, "to_agency").of(agencies),
                                  ask(Kind::pick, "service").optional().of(service_options(reader)),
                                  ask(Kind::date, "on").from(reader.today().iso())}},
                            "page.desk.record", about(*place), person_crumbs(reader, place->person)});
}

std::optional<net::Response> move(Reader const& reader, Form& form, std::string const& id, std::string const& agency)
{
    directory::AgencyMove move{PersonId{id}, AgencyId{agency}, AgencyId{form.text("to_agency")}, std::nullopt,
                               form.date("on")};
    if (auto const service = form.text("service"); !service.empty())
        move.service = ServiceId{service};
    if (!carried_out(reader, form, stream_of(move.person), Command{directory::MoveAgency{move}},
                     {{"since", "on"}, {"agency", "to_agency"}}))
        return std::nullopt;
    return done(reader, id);
}

/// 3.4: the lead of the agency says so, and nobody of themselves.
std::optional<Asked> ask_attest(Reader const& reader, std::string const& id, std::string const& agency)
{
    auto const place = place_of(reader, id, agency);
    if (!place || !place->leads || id == reader.who().value)
        return std::nullopt;
    return Asked{reader.text("page.desk.attest"), Form{reader, "desk_attest", {}}, "page.desk.attest.button",
                 about(*place), person_crumbs(reader, place->person)};
}

std::optional<net::Response> attest(Reader const& reader, Form& form, std::string const& id, std::string const& agency)
{
    directory::Attestation const said{PersonId{id}, AgencyId{agency}};
    if (!carried_out(reader, form, stream_of(said.person), Command{directory::AttestMembership{said}}))
        return std::nullopt;
    return done(reader, id);
}

Guard attesting(std::string const&, std::string const& agency)
{
    return Needs{access::Action::attest_member,
                 application::Thing{.kind = access::ObjectKind::staff_list, .agency = AgencyId{agency}}};
}

}

void add_membership_forms(std::vector<Route>& routes, Site& site)
{
    using namespace membership_form;
    desk_form<std::string, std::string>(routes, site, "/people/{person}/leave/{agency}", "leave_agency", Marked::no,
                                        ask_leave, leave);
    desk_form<std::string, std::string>(routes, site, "/people/{person}/move/{agency}", "move_agency", Marked::no,
                                        ask_move, move, [](auto const&, auto const&) { return of_everybody(); });
    desk_form<std::string, std::string>(routes, site, "/people/{person}/attest/{agency}", "attest_membership",
                                        Marked::no, ask_attest, attest, attesting);
}

}
