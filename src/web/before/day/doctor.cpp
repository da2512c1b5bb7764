#include "web/before/day/convene.h"

/// Whether the doctor whose evidence matters is free on the day (CONV-07).
namespace noddfa::web {

using conference::State;
using FieldKind = Field::Kind;

namespace {

std::optional<Form> doctor_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        std::vector<Option> invited;
        for (auto const& person : state.invitations.order)
            if (auto const found = state.invitations.roll.find(person); found != state.invitations.roll.end())
                invited.push_back({person.value, found->second.name});
        if (invited.empty() || state.meeting.opened)
            return std::nullopt;
        return Form{
            reader,
            "doctor",
            {ask(FieldKind::pick, "doctor").of(invited), ask(FieldKind::choice, "available").of(yes_no(reader))}};
    });
}

std::optional<net::Response> take_doctor(Reader const& reader, Form& form, std::string const& conference)
{
    conference::FlagCrucialHealth said;
    said.doctor = PersonId{form.text("doctor")};
    said.available = form.text("available") == "yes";
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference);
}

}

void add_doctor_routes(std::vector<Route>& routes, Site& site)
{
    step_at<>(routes, site, "/doctor", "doctor", preparing, doctor_form, take_doctor);
}

}
