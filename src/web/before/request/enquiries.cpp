#include "protocol/services.h"
#include "web/before/day/due_day.h"
#include "web/before/invited/staff.h"
#include "web/before/request/request.h"
#include "web/desk/known.h"

/// What a request rests on: strategy meetings, section 47 enquiries, and what was determined for each child.
namespace noddfa::web {

using conference::State;
using FieldKind = Field::Kind;

namespace {

/// The first day on which there can have been anything to enquire into.
std::optional<Date> before_all_children(Reader const& reader, std::string const& conference)
{
    constexpr int months_before_birth = 12;
    return at_conference(reader, conference, [](State const& state, ledger::Snapshot const&) {
        std::optional<Date> first;
        for (auto const& child : state.convening.children)
            if (auto const day = child.born ? child.born : child.expected; day && (!first || *day < *first))
                first = day;
        return first ? std::optional{first->plus_months(-months_before_birth)} : std::nullopt;
    });
}

/// Whether the day that was typed has come, and not before there was a child; the form says so where it is not so.
bool may_have_been(Reader const& reader, Form& form, std::string const& conference, std::string_view field)
{
    auto const day = form.date(field);
    auto const first = before_all_children(reader, conference);
    char const* const wrong = !day                     ? nullptr
                              : *day > reader.today()  ? "form.error.to_come"
                              : first && *day < *first ? "form.error.before_birth"
                                                       : nullptr;
    if (wrong)
        form.wrong(std::string{field}, reader.text(wrong));
    return !wrong;
}

/// As it was held on an earlier day: from the first minute of that day, or now where it is today (R-03).
Moment moment_on(Reader const& reader, Date day) { return day == reader.today() ? reader.site.now() : start_of(day); }

std::optional<Form> meeting_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.convening.asked() || state.meeting.opened)
            return std::nullopt;
        using conference::MeetingPurpose;
        auto const purpose = state.convening.meetings.empty() ? MeetingPurpose::initiating : MeetingPurpose::further;
        Form form{reader,
                  "request_meeting",
                  {ask(FieldKind::date, "on"),
                   ask(FieldKind::choice, "kind")
                       .of(options_of<conference::MeetingKind>(reader, "meeting_kind"))
                       .from("meeting"),
                   ask(FieldKind::choice, "purpose")
                       .of(options_of<MeetingPurpose>(reader, "meeting_purpose"))
                       .from(std::string{codec::write(purpose).as_string()}),
                   ask(FieldKind::many, "children").of(child_options(reader, state)),
                   ask(FieldKind::many, "agencies").of(grouping_options(reader)),
                   ask(FieldKind::lines, "decision").optional(), ask(FieldKind::date, "extended_to").optional(),
                   ask(FieldKind::text, "extended_by").optional(), because()}};
        Posted begun{{"agencies", "CSS"}, {"agencies", "POL"}};
        for (auto const& child : state.convening.children)
            begun.emplace("children", child.id.value);
        form.restore(begun);
        return form;
    });
}

Html meetings_so_far(Reader const& reader, Form const&, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        Html out = due_and_anchors(reader, at, conference);
        Html items;
        for (auto const& meeting : state.convening.meetings)
            items.add("<li>{}</li>", reader.text("page.request.meeting_held",
                                                 {{"day", reader.words.date(meeting.held_on)},
                                                  {"purpose", value_of(reader, "meeting_purpose", meeting.purpose)}}));
        if (!items.empty())
            out.add(R"(<p class="govuk-body">{}</p><ul class="govuk-list govuk-list--bullet">{}</ul>)",
                    reader.text("page.request.meetings_so_far"), items);
        return out;
    });
}

std::optional<net::Response> take_meeting(Reader const& reader, Form& form, std::string const& conference)
{
    if (!may_have_been(reader, form, conference, "on"))
        return std::nullopt;
    auto const held = moment_on(reader, *form.date("on"));
    conference::RecordStrategyMeeting said;
    said.kind = chosen<conference::MeetingKind>(form.text("kind"));
    said.purpose = chosen<conference::MeetingPurpose>(form.text("purpose"));
    said.children = at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const&) { return children_chosen(form, state); });
    for (auto const& agency : form.texts("agencies"))
        said.agencies.emplace_back(agency);
    said.decision = form.paragraph_if_any("decision");
    said.extended_to = form.date("extended_to");
    if (auto const by = form.text("extended_by"); !by.empty())
        said.extended_by = PersonId{by};
    if (!carried_out_at(reader, form, conference, conference::Command{said}, {}, {}, held))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

std::optional<Form> enquiries_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.convening.asked() || state.meeting.opened)
            return std::nullopt;
        Form form{reader,
                  "request_enquiries",
                  {ask(FieldKind::date, "on"), ask(FieldKind::many, "children").of(child_options(reader, state)),
                   ask(FieldKind::lines, "explained").optional(),
                   ask(FieldKind::lines, "not_explained_because").optional()}};
        Posted begun;
        for (auto const& child : state.convening.children)
            begun.emplace("children", child.id.value);
        form.restore(begun);
        return form;
    });
}

std::optional<net::Response> take_enquiries(Reader const& reader, Form& form, std::string const& conference)
{
    if (!may_have_been(reader, form, conference, "on"))
        return std::nullopt;
    conference::StartSection47 said;
    said.children = at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const&) { return children_chosen(form, state); });
    said.explained = form.paragraph_if_any("explained");
    said.not_explained_because = form.paragraph_if_any("not_explained_because");
    if (!carried_out_at(reader, form, conference, conference::Command{said}, {}, {},
                        moment_on(reader, *form.date("on"))))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

std::optional<Form> determination_form(Reader const& reader, std::string const& conference, std::string const& child)
{
    return at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const& at) -> std::optional<Form> {
            if (!state.child(ChildId{child}) || state.meeting.opened)
                return std::nullopt;
            auto determination = ask(FieldKind::choice, "determination")
                                     .of(options_of<conference::Determination>(reader, "determination"));
            auto const known = state.convening.determinations.find(ChildId{child});
            if (known != state.convening.determinations.end())
                determination.value = codec::write(known->second).as_string();
            return Form{reader,
                        "request_determination",
                        {determination, ask(FieldKind::date, "on").from(reader.today().iso()),
                         ask(FieldKind::pick, "decided_by").optional().of(colleague_options(reader, at)),
                         ask(FieldKind::many, "consulted").optional().of(grouping_options(reader)),
                         ask(FieldKind::lines, "rationale").optional(), ask(FieldKind::lines, "views").optional()}};
        });
}

std::optional<net::Response> take_determination(Reader const& reader, Form& form, std::string const& conference,
                                                std::string const& child)
{
    if (!may_have_been(reader, form, conference, "on"))
        return std::nullopt;
    conference::DetermineSection47 said;
    said.child = ChildId{child};
    said.determination = chosen<conference::Determination>(form.text("determination"));
    if (auto const by = form.text("decided_by"); !by.empty())
        said.decided_by = PersonId{by};
    for (auto const& agency : form.texts("consulted"))
        said.consulted.emplace_back(agency);
    said.rationale = form.paragraph_if_any("rationale");
    said.views = form.paragraph_if_any("views");
    if (!carried_out_at(reader, form, conference, conference::Command{said}, {}, {},
                        moment_on(reader, *form.date("on"))))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

}

void add_request_enquiry_routes(std::vector<Route>& routes, Site& site)
{
    step_at<>(routes, site, "/request/meeting", "request_meeting", preparing, meeting_form, take_meeting,
              meetings_so_far);
    step_at<>(routes, site, "/request/enquiries", "request_enquiries", preparing, enquiries_form, take_enquiries);
    step_at<std::string>(routes, site, "/request/determination/{child}", "request_determination", preparing,
                         determination_form, take_determination, whose_step);
}

}
