#include "web/before/opening.h"

#include "base/contains.h"
#include "base/london.h"
#include "web/before/forecast.h"
#include "web/before/foretold.h"
#include "web/before/readiness.h"
#include "web/before/reports/papers.h"
#include "web/components/details.h"
#include "web/components/inset_text.h"
#include "web/desk/known.h"
#include "web/pages/parts.h"

#include <algorithm>

namespace noddfa::web {

using namespace components;
using conference::State;
using FieldKind = Field::Kind;

namespace {

constexpr char const* in_person = "in_person";
constexpr char const* by_link = "by_link";

Guard at_opening(std::string const& conference)
{
    return Needs{access::Action::open_meeting,
                 application::Thing{.kind = access::ObjectKind::conference, .conference = ConferenceId{conference}}};
}

bool may_be_opened(Reader const& reader, State const& state)
{
    return state.is_chair(reader.who()) && state.convening.booking && !state.meeting.opened;
}

std::string reason_field(Clause clause) { return "reason-" + std::string{id_of(clause)}; }

/// The clauses that ask for a reason, in the order of the headings.
std::vector<Clause> clauses_asking(std::vector<GapInWords> const& gaps)
{
    std::vector<Clause> clauses;
    for (auto const& gap : gaps)
        if (gap.wants_reason && !contains(clauses, gap.clause))
            clauses.push_back(gap.clause);
    return clauses;
}

/// Whoever may have come and is not recorded as there yet: the chair and the record taker, practitioners in the order
/// in which they were invited, the family and those who help them.
std::vector<Option> who_may_be_there(Reader const& reader, State const& state, ledger::Snapshot const& at)
{
    std::vector<Option> options;
    auto const add = [&](PersonId const& person, std::string name) {
        auto const there = std::ranges::find(options, person.value, &Option::value) != options.end();
        if (!person.empty() && !there && !state.present(person, reader.site.now()))
            options.push_back({person.value, std::move(name)});
    };
    auto const& booking = *state.convening.booking;
    for (auto const& person : {booking.chair, booking.record_taker})
        add(person, called(reader, at, person));
    for (auto const& person : state.invitations.order)
        add(person, person_at(state, person));
    for (auto const& [person, known] : state.invitations.roll)
        add(person, person_at(state, person));
    for (auto const& [person, known] : state.family.people)
        add(person, called(known));
    return options;
}

std::optional<Form> opening_form(Reader const& reader, std::string const& conference)
{
    return at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const& at) -> std::optional<Form> {
            if (!may_be_opened(reader, state))
                return std::nullopt;
            auto const people = who_may_be_there(reader, state, at);
            std::vector<Field> fields;
            if (!people.empty()) {
                fields.push_back(ask(FieldKind::many, in_person).optional().of(people));
                fields.push_back(ask(FieldKind::many, by_link).optional().of(people));
            }
            for (auto const clause : clauses_asking(gaps_in_words(reader, at, ConferenceId{conference})))
                fields.push_back(
                    ask(FieldKind::lines, reason_field(clause))
                        .called(reader.text("form.opening.reason", {{"clause", std::string{id_of(clause)}}}))
                        .high(3));
            fields.push_back(ask(FieldKind::time, "at").optional());
            return Form{reader, "opening", std::move(fields)};
        });
}

std::vector<PersonId> people_of(std::vector<std::string> const& typed) { return {typed.begin(), typed.end()}; }

/// What is missing, one by one, each with its clause.
Html list_of(Reader const& reader, std::vector<GapInWords> const& gaps, auto const& is_shown)
{
    Html lines;
    for (auto const& gap : gaps)
        if (is_shown(gap))
            lines.add("<li>{} {}</li>", gap.words, clause_link(reader, std::string{id_of(gap.clause)}));
    return lines.empty() ? Html{} : html(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", lines);
}

/// What stands against the day itself: another than the booked one, recorded as not held, posts that nobody fills.
Html against_the_day(Reader const& reader, Form const& form, ledger::Snapshot const& at, std::string const& conference)
{
    std::vector<std::string> words;
    auto const told = foretold(reader, at, conference, conference::Command{conference::OpenConference{}}, form.act());
    for (auto const& finding : told.against)
        if (finding.clause == Clause::CONV_04 || finding.clause == Clause::CHAIR_08
            || finding.code == "not-the-booked-day"_code)
            words.push_back(finding_in_words(reader, finding));
    return against(reader, words);
}

Html who_is_there(Reader const& reader, State const& state, ledger::Snapshot const& at)
{
    std::vector<std::string> names;
    for (auto const& [person, stays] : state.meeting.presence)
        if (state.present(person, reader.site.now()))
            names.push_back(state.is_chair(person) || state.is_record_taker(person) ? called(reader, at, person)
                                                                                    : person_at(state, person));
    if (names.empty())
        return {};
    return inset_text({reader.text("page.opening.there", {{"names", reader.words.list(names)}})});
}

PageParts show_opening(Reader const& reader, Form const& form, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        auto const title = reader.text("page.opening");
        auto const gaps = gaps_in_words(reader, at, ConferenceId{conference});
        auto out = heading_at(reader, conference, title);
        out += against_the_day(reader, form, at, conference);
        out += quoracy_forecasts(reader, at, ConferenceId{conference});
        Html content;
        content += heading(reader.text("page.opening.who"), "who");
        content += who_is_there(reader, state, at);
        if (!who_may_be_there(reader, state, at).empty())
            content.add("{}{}", form.field(in_person), form.field(by_link));
        // R-01: "ready" is never a gate.
        auto const asking = clauses_asking(gaps);
        content += heading(reader.text("page.opening.why"), "why");
        content += inset_text({reader.text(asking.empty() ? "page.opening.no_reason" : "page.opening.reasons")});
        for (auto const clause : asking) {
            content +=
                list_of(reader, gaps, [&](GapInWords const& gap) { return gap.wants_reason && gap.clause == clause; });
            content += form.field(reason_field(clause));
        }
        auto const others = list_of(reader, gaps, [](GapInWords const& gap) { return !gap.wants_reason; });
        if (!others.empty())
            content += details({html("{}", reader.text("page.opening.others")), others});
        content += form.field("at");
        content += form.submit(reader.text("page.opening.open"));
        out += form.around(content, reader.here_in(reader.language));
        return PageParts{
            title, out,
            crumbs_at(
                reader, conference,
                {{reader.text("page.readiness.short"), reader.to({"conferences", conference, "readiness"})}, {title}}),
            "conferences"};
    });
}

bool have_come(Reader const& reader, Form& form, std::string const& conference, char const* field,
               conference::PresenceMode mode, std::optional<Moment> held)
{
    conference::RecordArrival came;
    came.person = people_of(form.texts(field));
    came.mode = mode;
    return came.person.empty()
           || carried_out_at(reader, form, conference, conference::Command{came}, {{"person", field}}, field, held);
}

std::optional<net::Response> take_opening(Reader const& reader, Form& form, std::string const& conference)
{
    for (auto const& person : form.texts(by_link))
        if (contains(form.texts(in_person), person)) {
            form.wrong(by_link, reader.text("form.opening.both"));
            return std::nullopt;
        }
    std::optional<Moment> held;
    if (auto const minute = form.minute("at")) {
        held = later(start_of(reader.today()), *minute);
        if (*held > reader.site.now()) {
            form.wrong("at", reader.text("form.opening.at.later"));
            return std::nullopt;
        }
    }
    // R-02: who came, came, whatever becomes of the opening.
    if (!have_come(reader, form, conference, in_person, conference::PresenceMode::in_person, held)
        || !have_come(reader, form, conference, by_link, conference::PresenceMode::link, held))
        return std::nullopt;
    auto act = form.act("open");
    act.held_on = held.value_or(act.held_on);
    for (auto const& gap :
         reader.read([&](ledger::Snapshot const& at) { return gaps_in_words(reader, at, ConferenceId{conference}); }))
        if (auto const field = reason_field(gap.clause); gap.wants_reason && !form.text(field).empty())
            act.reasons[gap.clause] = form.paragraph(field);
    auto const outcome =
        reader.site.ledger.perform_as(reader.visitor->asker, stream_of(ConferenceId{conference}),
                                      conference::Command{conference::OpenConference{}}, act, form.version());
    if (!outcome.accepted()) {
        form.refuse(*outcome.refusal);
        return std::nullopt;
    }
    return done_at_conference(reader, conference, {});
}

}

void add_opening_routes(std::vector<Route>& routes, Site& site)
{
    form_at<std::string>(routes, site, "/conferences/{conference}/open", "opening", at_opening, opening_form,
                         show_opening, take_opening);
}

}
