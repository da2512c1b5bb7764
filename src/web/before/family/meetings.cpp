#include "base/london.h"
#include "web/before/family/family.h"

/// Whom the chair met before the conference, when a looked-after child's care is reviewed, and what is done with
/// children and parents straight after the conference and later.
namespace noddfa::web {

using conference::State;
using FieldKind = Field::Kind;

namespace {

bool is_known(State const& state, std::string const& who)
{
    auto const* child = state.child(ChildId{who});
    return child ? !child->is_unborn() : state.family.people.contains(PersonId{who});
}

Field day_of_today(Reader const& reader) { return ask(FieldKind::date, "on").from(reader.today().iso()); }

/// on which day it was, today's at this moment; nothing, said in the form, where it is still to come.
std::optional<Moment> when_it_was(Reader const& reader, Form& form)
{
    auto const day = form.date("on");
    if (!day || *day > reader.today()) {
        form.wrong("on", reader.text("form.family.on.later"));
        return std::nullopt;
    }
    return *day == reader.today() ? reader.site.now() : start_of(*day);
}

std::optional<net::Response> done_then(Reader const& reader, Form& form, std::string const& conference,
                                       conference::Command const& command)
{
    auto const when = when_it_was(reader, form);
    if (!when || !carried_out_at(reader, form, conference, command, {}, {}, when))
        return std::nullopt;
    return done_at_conference(reader, conference, {"family"});
}

// ---- CHAIR-03, CHD-08, PAR-13: met beforehand

std::optional<Form> met_form(Reader const& reader, std::string const& conference, std::string const& who)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!is_known(state, who) || !state.convening.booking || state.meeting.closed)
            return std::nullopt;
        return Form{reader, "met", {day_of_today(reader)}};
    });
}

std::optional<net::Response> take_met(Reader const& reader, Form& form, std::string const& conference,
                                      std::string const& who)
{
    conference::MeetBeforehand said;
    if (is_child_of(reader, conference, who))
        said.children = {ChildId{who}};
    else
        said.people = {PersonId{who}};
    return done_then(reader, form, conference, conference::Command{said});
}

// ---- CONV-11: the two systems of a looked-after child go together

std::optional<Form> care_review_form(Reader const& reader, std::string const& conference, std::string const& child)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        auto const* known = state.child(ChildId{child});
        if (!known || !known->looked_after || state.meeting.closed)
            return std::nullopt;
        return Form{reader, "care_review", {ask(FieldKind::date, "next_review").optional()}};
    });
}

std::optional<net::Response> take_care_review(Reader const& reader, Form& form, std::string const& conference,
                                              std::string const& child)
{
    conference::LinkLookedAfterReview said;
    said.child = ChildId{child};
    said.next_review = form.date("next_review");
    return done_for_family(reader, form, conference, conference::Command{said});
}

// ---- CHD-10, CHD-11, PAR-13: afterwards

std::optional<Form> aftercare_form(Reader const& reader, std::string const& conference, std::string const& who)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!is_known(state, who) || !state.meeting.closed)
            return std::nullopt;
        return Form{reader,
                    "aftercare",
                    {ask(FieldKind::choice, "what")
                         .of({{"debrief", reader.text("form.aftercare.what.debrief")},
                              {"visit", reader.text("form.aftercare.what.visit")}}),
                     day_of_today(reader), ask(FieldKind::pick, "with").optional().of(adult_options(state))}};
    });
}

std::optional<net::Response> take_aftercare(Reader const& reader, Form& form, std::string const& conference,
                                            std::string const& who)
{
    conference::OfferDebrief said;
    if (is_child_of(reader, conference, who))
        said.child = ChildId{who};
    else
        said.person = PersonId{who};
    said.visit = form.text("what") == "visit";
    if (auto const with = form.text("with"); !with.empty())
        said.with = PersonId{with};
    return done_then(reader, form, conference, conference::Command{said});
}

}

void add_family_meeting_routes(std::vector<Route>& routes, Site& site)
{
    auto const step = [&](char const* place, char const* name, auto make, auto take) {
        step_at<std::string>(routes, site, std::string{"/family/"} + place, name, preparing, make, take, whose_step);
    };
    step("met/{who}", "met", met_form, take_met);
    step("care-review/{child}", "care_review", care_review_form, take_care_review);
    step("after/{who}", "aftercare", aftercare_form, take_aftercare);
}

}
