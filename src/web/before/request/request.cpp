#include "web/before/request/request.h"

#include "web/before/day/due_day.h"
#include "web/components/inset_text.h"
#include "web/components/tag.h"
#include "web/components/task_list.h"
#include "web/desk/known.h"
#include "web/house/crumbs.h"
#include "web/pages/parts.h"

#include <algorithm>
#include <iterator>

namespace noddfa::web {

using namespace components;
using conference::Kind;
using conference::State;

namespace {

bool is_set(State const& state, ChildId const& child) { return state.convening.determinations.contains(child); }

/// One thing that a request asks for, whether it is there, and where it is written.
struct Part {
    std::string text;
    bool done = false;
    std::vector<std::string> place{};
    bool needed = true;
};

std::vector<Part> children_parts(Reader const& reader, State const& state)
{
    std::vector<Part> parts;
    for (auto const& child : state.convening.children)
        parts.push_back({called(reader, child), true,
                         state.convening.takes_request() ? std::vector<std::string>{"request", "child", child.id.value}
                                                         : std::vector<std::string>{}});
    parts.push_back({reader.text("page.request.add_child"), false, {"request", "new-child"}, false});
    return parts;
}

/// Addresses that only their own readers learn; nothing of them stands here.
std::vector<Part> address_parts(Reader const& reader, ledger::Snapshot const& at, State const& state)
{
    std::vector<Part> parts;
    for (auto const& [id, person] : state.family.people)
        if (is_family(person.capacity.value_or(Capacity::parent)))
            parts.push_back({reader.text("page.request.address", {{"name", called(person)}}),
                             at.site().grants_of(id).withheld.has_value(),
                             {"request", "address", id.value},
                             false});
    return parts;
}

std::vector<Part> family_parts(Reader const& reader, State const& state, bool from_before = false)
{
    std::vector<Part> parts;
    for (auto const& [id, person] : state.family.people)
        parts.push_back(
            {reader.text("page.request.person",
                         {{"name", called(person)},
                          {"capacity", value_of(reader, "capacity", person.capacity.value_or(Capacity::parent))}}),
             true,
             {"request", "adult", id.value}});
    if (from_before)
        parts.push_back({reader.text("page.step.request_adults"), false, {"request", "adults-before"}, false});
    bool const somebody = !state.family.people.empty();
    parts.push_back({reader.text("page.request.add_adult"), somebody, {"request", "new-adult"}, !somebody});
    return parts;
}

std::vector<Part> needs_parts(Reader const& reader, State const& state)
{
    std::vector<Part> parts;
    // CHD-07: an unborn child is asked nothing.
    for (auto const& child : state.convening.children)
        if (!child.is_unborn())
            parts.push_back({reader.text("page.request.needs", {{"name", called(reader, child)}}),
                             state.family.child_needs.contains(child.id),
                             {"request", "needs", child.id.value}});
    for (auto const& [id, person] : state.family.people)
        if (is_family(person.capacity.value_or(Capacity::parent)))
            parts.push_back({reader.text("page.request.needs", {{"name", called(person)}}),
                             state.family.person_needs.contains(id),
                             {"request", "needs", id.value}});
    if (!state.family.people.empty())
        parts.push_back({reader.text("page.step.request_safety"),
                         !state.family.contact_risks.empty(),
                         {"request", "safety"},
                         false});
    return parts;
}

/// CONV-09, SET-04, DEFER-05: from where a child comes and since when it is known; what is met about again, and which
/// conference this one follows.
std::vector<Part> kind_parts(Reader const& reader, ledger::Snapshot const& at, State const& state,
                             std::string const& conference)
{
    if (!has_kind_part(reader, at, conference))
        return {};
    auto const& asked = *state.convening.asked();
    std::string text;
    bool done = false;
    bool needed = true;
    if (state.convening.kind == Kind::transfer_in) {
        done = asked.from_authority && asked.notified_on;
        text = reader.text("page.request.kind.transfer_in",
                           {{"authority", asked.from_authority ? called(reader, *asked.from_authority) : ""},
                            {"day", asked.notified_on ? reader.words.day(*asked.notified_on) : ""}});
    } else if (state.convening.kind == Kind::reconvened) {
        done = asked.reconvenes.has_value();
        text = reader.text("page.request.kind.reconvened", {{"id", asked.reconvenes ? asked.reconvenes->value : ""}});
    } else {
        needed = false;
        done = asked.follows.has_value();
        text = done ? reader.text("page.request.kind.follows", {{"id", asked.follows->value}})
                    : reader.text("form.request_kind.follows");
    }
    return {{text, done,
             state.convening.takes_request() ? std::vector<std::string>{"request", "kind"} : std::vector<std::string>{},
             needed}};
}

std::vector<Part> enquiry_parts(Reader const& reader, State const& state)
{
    auto const& convening = state.convening;
    // PRIN-10, REV-03: a review, a transfer in and a conference that meets again follow from what was decided before.
    if (convening.kind != Kind::initial && convening.kind != Kind::pre_birth)
        return {};
    // DEFER-05, R-06: one that follows needs no new finding.
    bool const needed = !convening.asked()->follows;
    std::vector<Part> parts{
        {reader.text("page.step.request_meeting"), !convening.meetings.empty(), {"request", "meeting"}, needed},
        {reader.text("page.step.request_enquiries"),
         !convening.section47_started.empty() || convening.section47_all.has_value(),
         {"request", "enquiries"},
         needed}};
    for (auto const& child : convening.children)
        parts.push_back({reader.text("page.request.determination", {{"name", called(reader, child)}}),
                         is_set(state, child.id),
                         {"request", "determination", child.id.value},
                         needed});
    return parts;
}

TagParams tag_of(Reader const& reader, Part const& part)
{
    if (part.done)
        return {reader.text("page.request.done"), "govuk-tag--green"};
    return part.needed ? TagParams{reader.text("page.request.to_do"), "govuk-tag--yellow"}
                       : TagParams{reader.text("page.request.optional"), "govuk-tag--grey"};
}

Html list_of(Reader const& reader, std::string const& conference, std::string const& title, std::string const& id,
             std::vector<Part> const& parts)
{
    TaskListParams params;
    params.id_prefix = id;
    for (auto const& part : parts) {
        std::vector<std::string> place{"conferences", conference};
        place.insert(place.end(), part.place.begin(), part.place.end());
        TaskListItem item{{part.text}, {}};
        item.status.tag = tag_of(reader, part);
        if (!part.place.empty())
            item.href = reader.to(place);
        params.items.push_back(std::move(item));
    }
    return html("{}{}", heading(title, id + "-heading"), task_list(params));
}

/// Where the request has got to, for whoever looks at it.
Html standing(Reader const& reader, ledger::Snapshot const& at, State const& state, std::string const& conference)
{
    auto const& convening = state.convening;
    Html out;
    if (convening.returned_because)
        out += inset_text({reader.text("page.request.returned", {{"reason", convening.returned_because->text}})});
    else if (convening.awaits_approval())
        out += inset_text(
            {reader.text("page.request.awaits", {{"manager", called(reader, at, *convening.request->team_manager)}})});
    else if (convening.approved_on)
        out += inset_text({reader.text("page.request.approved", {{"day", reader.words.day(*convening.approved_on)}})});
    if (convening.awaits_approval() && convening.request->team_manager == reader.who())
        out.add(R"(<p class="govuk-body"><a class="govuk-button" href="{}">{}</a></p>)",
                reader.to({"conferences", conference, "request", "answer"}), reader.text("page.request.answer.lead"));
    if (convening.takes_request())
        out.add(R"(<p class="govuk-body"><a class="govuk-button" href="{}">{}</a></p>)",
                reader.to({"conferences", conference, "request", "send"}), reader.text("page.request.send.lead"));
    return out;
}

std::optional<net::Response> show_request(Reader const& reader, std::string const& conference)
{
    return at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const& at) -> std::optional<net::Response> {
            if (!state.convening.asked())
                return std::nullopt;
            auto const title = reader.text("page.request", {{"id", conference}});
            Html out = done_banner(reader);
            out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>{})", title,
                    value_of(reader, "conference_kind", state.convening.kind), due_and_anchors(reader, at, conference));
            out += list_of(reader, conference, reader.text("page.column.children"), "children",
                           children_parts(reader, state));
            if (auto const more = kind_parts(reader, at, state, conference); !more.empty())
                out += list_of(reader, conference, reader.text("page.step.request_kind"), "kind", more);
            out += list_of(reader, conference, reader.text("page.request.family"), "family",
                           family_parts(reader, state, has_adults_before(reader, at, conference)));
            if (auto const needs = needs_parts(reader, state); !needs.empty())
                out += list_of(reader, conference, reader.text("page.request.needs_and_safety"), "needs", needs);
            if (auto const addresses = address_parts(reader, at, state); !addresses.empty())
                out += list_of(reader, conference, reader.text("page.request.addresses"), "addresses", addresses);
            if (auto const enquiries = enquiry_parts(reader, state); !enquiries.empty())
                out += list_of(reader, conference, reader.text("page.request.enquiry"), "enquiry", enquiries);
            if (auto const stands = standing(reader, at, state, conference); !stands.empty())
                out.add("{}{}", heading(reader.text("page.request.send"), "send"), stands);
            return page(reader, {title, out,
                                 conferences_crumbs(reader, {{reader.text("page.requests"), reader.to({"requests"})},
                                                             {conference, reader.to({"conferences", conference})},
                                                             {title}}),
                                 "conferences"});
        });
}

}

Html what_is_missing(Reader const& reader, Form const&, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        std::vector<Part> parts = family_parts(reader, state);
        for (auto* more : {needs_parts, enquiry_parts})
            std::ranges::move(more(reader, state), std::back_inserter(parts));
        std::erase_if(parts, [](Part const& part) { return part.done || !part.needed; });
        Html out = due_and_anchors(reader, at, conference);
        if (!parts.empty())
            out += list_of(reader, conference, reader.text("page.request.missing"), "missing", parts);
        return out;
    });
}

void add_request_routes(std::vector<Route>& routes, Site& site)
{
    add_request_begin_routes(routes, site);
    routes.push_back(page_at(site, "/requests", "requests", AnyVisitor{},
                             [](Reader const& reader, net::Request const&) { return show_requests(reader); }));
    routes.push_back(page_at<std::string>(
        site, "/conferences/{conference}/request", "request", preparing,
        [](Reader const& reader, net::Request const&, std::string const& id) { return show_request(reader, id); }));
    add_request_send_routes(routes, site);
    add_request_people_routes(routes, site);
    add_request_enquiry_routes(routes, site);
    add_request_needs_routes(routes, site);
    add_request_kind_routes(routes, site);
}

}
