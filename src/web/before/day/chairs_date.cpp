#include "web/before/day/convene.h"
#include "web/before/day/due_day.h"
#include "web/before/foretold.h"

/// What the chair does with the date: it stands since enough will be known, or it is postponed; or it is not held at
/// all.
namespace noddfa::web {

using conference::State;
using FieldKind = Field::Kind;

namespace {

std::optional<Form> sufficiency_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.is_chair(reader.who()) || state.meeting.opened)
            return std::nullopt;
        return Form{reader,
                    "sufficiency",
                    {ask(FieldKind::choice, "likely").of(yes_no(reader)), ask(FieldKind::lines, "note").optional()}};
    });
}

std::optional<net::Response> take_sufficiency(Reader const& reader, Form& form, std::string const& conference)
{
    conference::CheckSufficiency said;
    said.likely = form.text("likely") == "yes";
    said.note = form.paragraph_if_any("note");
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference);
}

std::optional<Form> postpone_form(Reader const& reader, std::string const& conference)
{
    return at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const& at) -> std::optional<Form> {
            if (!state.is_chair(reader.who()) || state.meeting.opened)
                return std::nullopt;
            Form form{reader,
                      "postpone",
                      {ask(FieldKind::choice, "ground").of(options_of<conference::PostponeGround>(reader, "ground")),
                       ask(FieldKind::lines, "reason"), ask(FieldKind::lines, "interim_protection").optional(),
                       ask(FieldKind::choice, "immediate_risk_excluded").of(yes_no(reader)),
                       ask(FieldKind::date, "on").optional(), ask(FieldKind::time, "at").optional(),
                       ask(FieldKind::date, "follow_up_on").optional()}};
            form.on_version(at.version(stream_of(ConferenceId{conference})));
            return form;
        });
}

conference::PostponeConference postponement_typed(Form const& form)
{
    conference::PostponeConference said;
    said.ground = chosen<conference::PostponeGround>(form.text("ground"));
    said.reason = form.paragraph_if_any("reason");
    said.interim_protection = form.paragraph_if_any("interim_protection");
    said.new_start = moment_typed(form);
    said.follow_up_on = form.date("follow_up_on");
    said.immediate_risk_excluded = form.text("immediate_risk_excluded") == "yes";
    return said;
}

Html what_postponing_changes(Reader const& reader, Form const& form, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const&, ledger::Snapshot const& at) {
        Html out = due_and_anchors(reader, at, conference);
        if (form.was_taken()) {
            auto const told =
                foretold(reader, at, conference, conference::Command{postponement_typed(form)}, form.act());
            out += what_would_change(reader, at, conference, told);
        }
        return out;
    });
}

std::optional<net::Response> take_postpone(Reader const& reader, Form& form, std::string const& conference)
{
    if (form.date("on").has_value() != form.minute("at").has_value()) {
        form.wrong(form.date("on") ? "at" : "on", reader.text("form.postpone.day_and_time"));
        return std::nullopt;
    }
    if (!carried_out_at(reader, form, conference, conference::Command{postponement_typed(form)}, {{"new_start", "on"}}))
        return std::nullopt;
    return done_at_conference(reader, conference);
}

std::optional<Form> not_held_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.convening.booking || state.meeting.opened || state.convening.not_held)
            return std::nullopt;
        return Form{reader, "not_held", {ask(FieldKind::lines, "reason")}};
    });
}

std::optional<net::Response> take_not_held(Reader const& reader, Form& form, std::string const& conference)
{
    conference::RecordNotHeld said;
    said.reason = form.paragraph("reason");
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference);
}

}

void add_date_routes(std::vector<Route>& routes, Site& site)
{
    step_at<>(routes, site, "/sufficiency", "sufficiency", preparing, sufficiency_form, take_sufficiency);
    step_at<>(routes, site, "/postpone", "postpone", preparing, postpone_form, take_postpone, what_postponing_changes);
    step_at<>(routes, site, "/not-held", "not_held", preparing, not_held_form, take_not_held);
}

}
