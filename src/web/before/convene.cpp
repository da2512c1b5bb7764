#include "web/before/convene.h"

#include "base/london.h"
#include "conference/convening.h"
#include "web/before/request.h"
#include "web/components/inset_text.h"
#include "web/desk/known.h"
#include "web/house/crumbs.h"
#include "web/pages/calendar_grid.h"
#include "web/pages/parts.h"

#include <algorithm>

namespace noddfa::web {

using namespace components;
using application::ConferenceRow;
using conference::State;
using FieldKind = Field::Kind;

namespace {

constexpr int most_booked = 2000; ///< within the weeks that are shown
constexpr int weeks_shown = 2;

Date monday_before(Date day) { return day.plus_days(1 - static_cast<int>(day.weekday().iso_encoding())); }

/// Who may be booked for an office, by name.
std::vector<Option> holders_of(Reader const& reader, ledger::Snapshot const& at, Post post,
                               std::optional<AuthorityId> const& authority)
{
    std::vector<Option> options;
    auto const key = application::serving_key(post, authority.value_or(AuthorityId{}));
    for (auto const& row : at.under(application::RowKind::serving, key, most_booked)) {
        auto const holder = read_row<application::ServingRow>(row);
        if (holder.holds_on(reader.today()))
            options.push_back({holder.person.value, holder.name});
    }
    std::ranges::sort(options, {}, &Option::text);
    return options;
}

void keep_offered(std::vector<Option>& options, ledger::Snapshot const& at, Reader const& reader,
                  PersonId const& person)
{
    if (!person.empty() && std::ranges::find(options, person.value, &Option::value) == options.end())
        options.push_back({person.value, called(reader, at, person)});
}

std::string time_text(Reader const& reader, Moment const& moment) { return reader.words.time(moment); }

std::optional<Form> convene_form(Reader const& reader, std::string const& conference)
{
    return at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const& at) -> std::optional<Form> {
            auto const& convening = state.convening;
            if (!convening.request || state.meeting.opened)
                return std::nullopt;
            auto chairs = holders_of(reader, at, Post::chair, convening.request->authority);
            auto takers = holders_of(reader, at, Post::record_taker, convening.request->authority);
            auto const& booked = convening.booking;
            if (booked) {
                keep_offered(chairs, at, reader, booked->chair);
                keep_offered(takers, at, reader, booked->record_taker);
            }
            auto const from = [&](std::string value) { return booked ? std::move(value) : std::string{}; };
            Form form{
                reader,
                "convene",
                {ask(FieldKind::date, "on").from(booked ? booked->starts.day.iso() : ""),
                 ask(FieldKind::time, "at").from(booked ? time_text(reader, booked->starts) : ""),
                 ask(FieldKind::pick, "chair").of(chairs).from(from(booked ? booked->chair.value : "")),
                 ask(FieldKind::pick, "record_taker").of(takers).from(from(booked ? booked->record_taker.value : "")),
                 ask(FieldKind::text, "place").from(from(booked ? booked->place : "")),
                 ask(FieldKind::choice, "language")
                     .optional()
                     .of(language_options(reader))
                     .from(booked && booked->language ? std::string{code_of(*booked->language)} : ""),
                 ask(FieldKind::many, "chair_manages_case")
                     .optional()
                     .of(yes(reader, "convene", "chair_manages_case"))
                     .from(booked && booked->chair_manages_case ? "yes" : ""),
                 ask(FieldKind::many, "record_taker_involved")
                     .optional()
                     .of(yes(reader, "convene", "record_taker_involved"))
                     .from(booked && booked->record_taker_involved ? "yes" : ""),
                 ask(FieldKind::lines, "note").optional(), because()}};
            form.on_version(at.version(stream_of(ConferenceId{conference})));
            return form;
        });
}

std::optional<Moment> moment_typed(Form const& form)
{
    auto const day = form.date("on");
    auto const minute = form.minute("at");
    return day && minute ? std::optional{later(start_of(*day), *minute)} : std::nullopt;
}

/// CHAIR-02: until when the chair's training counts, as the directory has it.
std::optional<Date> trained_until(ledger::Snapshot const& at, PersonId const& person)
{
    std::optional<Date> until;
    if (auto const& known = at.site().practitioner(person).practitioner)
        for (auto const& training : known->trainings)
            if (training.until)
                until = std::max(until.value_or(Date{}), *training.until);
    return until;
}

std::optional<conference::BookConference> booking_typed(Form const& form, ledger::Snapshot const& at)
{
    auto const starts = moment_typed(form);
    if (!starts)
        return std::nullopt;
    conference::BookConference booking;
    booking.starts = *starts;
    booking.chair = PersonId{form.text("chair")};
    booking.record_taker = PersonId{form.text("record_taker")};
    booking.place = form.text("place");
    booking.language = language_of(form.text("language"));
    booking.chair_trained_until = trained_until(at, booking.chair);
    booking.chair_manages_case = !form.texts("chair_manages_case").empty();
    booking.record_taker_involved = !form.texts("record_taker_involved").empty();
    booking.note = form.paragraph_if_any("note");
    return booking;
}

/// Whoever and whatever is taken at that time already. Of a conference that they may not see only that it is so.
std::vector<std::string> taken(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                               conference::Booking const& booking)
{
    std::vector<std::string> found;
    auto const minutes = at.site().settings().on(reader.today()).conference_minutes;
    auto const starts = booking.starts.utc_minutes;
    for (auto const& row :
         at.rows(application::RowKind::conference, starts - minutes + 1, starts + minutes, most_booked)) {
        if (row.stream.key == conference)
            continue;
        auto const other = read_row<ConferenceRow>(row);
        if (other.stage == application::ConferenceStage::not_held)
            continue;
        auto const shown =
            reader.could(at, access::Action::read_header,
                         {.kind = access::ObjectKind::conference, .conference = ConferenceId{row.stream.key}});
        auto const where = shown ? reader.text("page.convene.other",
                                               {{"id", other.id.value}, {"at", reader.words.moment(*other.starts)}})
                                 : reader.text("page.convene.another", {{"at", reader.words.moment(*other.starts)}});
        for (auto const& person : {booking.chair, booking.record_taker})
            if (!person.empty() && (other.chair == person || other.record_taker == person))
                found.push_back(
                    reader.text("page.convene.taken", {{"what", called(reader, at, person)}, {"where", where}}));
        if (!booking.place.empty() && other.place == booking.place)
            found.push_back(reader.text("page.convene.taken", {{"what", booking.place}, {"where", where}}));
    }
    return found;
}

/// A day before the limit is said as loud as one after it.
std::optional<std::string> close_to_the_limit(Reader const& reader, ledger::Snapshot const& at,
                                              std::string const& conference, Date day)
{
    auto const stream = stream_of(ConferenceId{conference});
    auto const kept = at.site().keep_terms(stream, at.site().state(stream), reader.today());
    auto const due = conference::conference_due(at.site().conference(ConferenceId{conference}), at.site().terms(kept));
    if (due.empty() || day > due.front().due || kept.calendar->working_days_between(day, due.front().due) > 1)
        return std::nullopt;
    return reader.text(day == due.front().due ? "page.convene.last_day" : "page.convene.day_before",
                       {{"clause", std::string{id_of(due.front().clause)}}});
}

/// The weeks around a day with everything that is booked in them, as far as the reader may see it.
Html weeks_around(Reader const& reader, ledger::Snapshot const& at, Date day)
{
    auto const from = monday_before(day);
    auto const to = from.plus_days(7 * weeks_shown);
    std::vector<ConferenceRow> shown;
    std::vector<ChildId> children;
    std::optional<access::Permit> last;
    for (auto const& row :
         at.rows(application::RowKind::conference, start_of(from).utc_minutes, start_of(to).utc_minutes, most_booked)) {
        auto permit =
            reader.could(at, access::Action::read_header,
                         {.kind = access::ObjectKind::conference, .conference = ConferenceId{row.stream.key}});
        if (!permit)
            continue;
        last = std::move(permit);
        shown.push_back(read_row<ConferenceRow>(row));
        for (auto const& child : shown.back().children)
            children.push_back(child.id);
    }
    reader.saw_list(access::Action::read_header, last, children);
    auto const title = reader.text("page.convene.weeks", {{"day", reader.words.day(from)}});
    Listing listing{reader, title, {"reference", "when", "chair", "record_taker", "place"}};
    for (auto const& row : shown)
        listing.add({row.id.value, reader.words.moment(*row.starts),
                     row.chair ? called(reader, at, *row.chair) : std::string{},
                     row.record_taker ? called(reader, at, *row.record_taker) : std::string{}, row.place});
    return html("{}{}{}", heading(title, "weeks"), calendar_grid(reader, {title, from, to, {from, to}}, shown),
                listing.empty() ? Html{} : listing.show());
}

PageParts show_convene(Reader const& reader, Form const& form, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        auto const title = reader.text(state.convening.booking ? "page.convene.move" : "page.convene");
        Html out = done_banner(reader);
        out.add(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>{})",
                reader.text("page.conference", {{"id", conference}}), title, due_and_anchors(reader, at, conference));
        auto const booking = booking_typed(form, at);
        if (booking && form.was_taken()) {
            auto const told = foretold(reader, at, conference, conference::Command{*booking}, form.act());
            auto words = taken(reader, at, conference, *booking);
            if (auto const close = close_to_the_limit(reader, at, conference, booking->starts.day))
                words.push_back(*close);
            for (auto const& finding : told.against)
                words.push_back(finding_in_words(reader, finding));
            out += heading(reader.text("page.convene.against"), "against");
            out += words.empty() ? inset_text({reader.text("page.convene.nothing_against")}) : against(reader, words);
            if (state.convening.booking)
                out += what_would_change(reader, at, conference, told.after);
        }
        auto const day = form.date("on");
        Html content;
        for (auto const* field : {"on", "at", "chair", "record_taker", "place", "language", "chair_manages_case",
                                  "record_taker_involved", "note", "because"})
            content += form.field(field);
        content.add(
            R"(<div class="govuk-button-group"><button type="submit" class="govuk-button govuk-button--secondary" )"
            R"(data-module="govuk-button" name="then" value="look">{}</button>)"
            R"(<button type="submit" class="govuk-button" data-module="govuk-button" )"
            R"(data-prevent-double-click="true">{}</button></div>)",
            reader.text("page.convene.look"),
            reader.text(state.convening.booking ? "page.convene.confirm" : "page.convene.book"));
        out += form.around(content, reader.here_in(reader.language));
        out += weeks_around(reader, at, day.value_or(reader.today()));
        return PageParts{title, out, crumbs_at(reader, conference, {{title}}), "conferences"};
    });
}

std::optional<net::Response> take_convene(Reader const& reader, Form& form, std::string const& conference)
{
    auto const looking = form.text(then_field) == "look";
    auto const booking = reader.read([&](ledger::Snapshot const& at) { return booking_typed(form, at); });
    if (looking || !booking)
        return std::nullopt;
    if (!carried_out_at(reader, form, conference, conference::Command{*booking}, {{"starts", "on"}}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"convene"});
}

// ---- what the chair does with the date

bool chairs(Reader const& reader, State const& state) { return state.is_chair(reader.who()) && !state.meeting.opened; }

std::vector<Option> yes_no(Reader const& reader)
{
    return {{"yes", reader.text("page.step.yes")}, {"no", reader.text("page.step.no")}};
}

std::optional<Form> sufficiency_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!chairs(reader, state))
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
            if (!chairs(reader, state))
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
            out += what_would_change(reader, at, conference, told.after);
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

// ---- CONV-07

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

void add_convene_routes(std::vector<Route>& routes, Site& site)
{
    form_at<std::string>(routes, site, "/conferences/{conference}/convene", "convene", arranging, convene_form,
                         show_convene, take_convene);
    step_at<>(routes, site, "/sufficiency", "sufficiency", preparing, sufficiency_form, take_sufficiency);
    step_at<>(routes, site, "/postpone", "postpone", preparing, postpone_form, take_postpone, what_postponing_changes);
    step_at<>(routes, site, "/not-held", "not_held", preparing, not_held_form, take_not_held);
    step_at<>(routes, site, "/doctor", "doctor", preparing, doctor_form, take_doctor);
}

}
