#include "web/before/day/convene.h"

#include "base/london.h"
#include "conference/convening.h"
#include "directory/lapses.h"
#include "web/before/day/booked.h"
#include "web/before/day/due_day.h"
#include "web/before/foretold.h"
#include "web/before/invited/staff.h"
#include "web/components/inset_text.h"
#include "web/desk/known.h"
#include "web/house/crumbs.h"
#include "web/pages/parts.h"

#include <algorithm>

namespace noddfa::web {

using namespace components;
using conference::State;
using FieldKind = Field::Kind;

namespace {

/// Who may be booked for an office, by name.
std::vector<Option> holder_options(Reader const& reader, ledger::Snapshot const& at, Post post,
                                   std::optional<AuthorityId> const& authority)
{
    std::vector<Option> options;
    for (auto const& holder : holders_of(at, post, authority.value_or(AuthorityId{}), reader.today()))
        options.push_back({holder.person.value, holder.name});
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
            auto chairs = holder_options(reader, at, Post::chair, convening.request->authority);
            auto takers = holder_options(reader, at, Post::record_taker, convening.request->authority);
            auto const& booked = convening.booking;
            if (booked) {
                keep_offered(chairs, at, reader, booked->chair);
                keep_offered(takers, at, reader, booked->record_taker);
            }
            // A time that was chosen in the calendar; else what is booked.
            auto const from = [&](char const* field, std::string value) {
                auto const chosen = reader.asked(field);
                return chosen.empty() && booked ? std::move(value) : chosen;
            };
            auto const day = Date::parse(reader.asked("on"));
            Form form{reader,
                      "convene",
                      {ask(FieldKind::date, "on")
                           .from(day      ? day->iso()
                                 : booked ? booked->starts.day.iso()
                                          : ""),
                       ask(FieldKind::time, "at").from(from("at", booked ? time_text(reader, booked->starts) : "")),
                       ask(FieldKind::pick, "chair").of(chairs).from(from("chair", booked ? booked->chair.value : "")),
                       ask(FieldKind::pick, "record_taker")
                           .of(takers)
                           .from(from("record_taker", booked ? booked->record_taker.value : "")),
                       ask(FieldKind::text, "place").from(from("place", booked ? booked->place : "")),
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
    // CHAIR-02: as the directory has it.
    if (auto const& chair = at.site().practitioner(booking.chair).practitioner) {
        booking.chair_trained_until = directory::trained_until(*chair);
        booking.chair_training_lasts = directory::is_trained_for_good(*chair);
    }
    booking.chair_manages_case = !form.texts("chair_manages_case").empty();
    booking.record_taker_involved = !form.texts("record_taker_involved").empty();
    booking.note = form.paragraph_if_any("note");
    return booking;
}

/// A day before the limit is said as loud as one after it.
std::optional<std::string> close_to_the_limit(Reader const& reader, ledger::Snapshot const& at,
                                              std::string const& conference, Date day)
{
    auto const due = due_date_of(reader, at, conference);
    if (!due || day > due->due || at.site().calendar().working_days_between(day, due->due) > 1)
        return std::nullopt;
    return reader.text(day == due->due ? "page.convene.last_day" : "page.convene.day_before",
                       {{"clause", std::string{id_of(due->clause)}}});
}

PageParts show_convene(Reader const& reader, Form const& form, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        auto const title = reader.text(state.convening.booking ? "page.convene.move" : "page.convene");
        auto out = done_banner(reader);
        out.add("{}{}", heading_at(reader, conference, title), due_and_anchors(reader, at, conference));
        auto const booking = booking_typed(form, at);
        if (booking && (form.was_taken() || !reader.asked("on").empty())) {
            auto const told = foretold(reader, at, conference, conference::Command{*booking}, form.act());
            auto words = taken(reader, at, conference, *booking);
            if (auto const close = close_to_the_limit(reader, at, conference, booking->starts.day))
                words.push_back(*close);
            for (auto const& finding : told.against)
                words.push_back(finding_in_words(reader, finding));
            out += heading(reader.text("page.convene.against"), "against");
            out += words.empty() ? inset_text({reader.text("page.convene.nothing_against")}) : against(reader, words);
            if (state.convening.booking)
                out += what_would_change(reader, at, conference, told);
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
        out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                reader.to({"conferences", conference, "slots"}), reader.text("page.slots"));
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
    bool const moves = at_conference(reader, conference, [](State const& state, ledger::Snapshot const&) {
        return state.convening.booking.has_value();
    });
    if (!carried_out_at(reader, form, conference, conference::Command{*booking}, {{"starts", "on"}}))
        return std::nullopt;
    // Once there is a day, people are asked: the conference's page leads there.
    return done_at_conference(reader, conference,
                              moves ? std::vector<std::string>{"convene"} : std::vector<std::string>{});
}

}

std::optional<Moment> moment_typed(Form const& form)
{
    auto const day = form.date("on");
    auto const minute = form.minute("at");
    return day && minute ? std::optional{later(start_of(*day), *minute)} : std::nullopt;
}

void add_convene_routes(std::vector<Route>& routes, Site& site)
{
    form_at<std::string>(routes, site, "/conferences/{conference}/convene", "convene", arranging, convene_form,
                         show_convene, take_convene);
    add_date_routes(routes, site);
    add_doctor_routes(routes, site);
}

}
