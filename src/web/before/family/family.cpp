#include "web/before/family/family.h"

#include "web/before/family/papers.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/house/crumbs.h"
#include "web/pages/parts.h"

#include <algorithm>

namespace noddfa::web {

using namespace components;
using conference::Attendance;
using conference::State;

namespace {

/// One line about somebody: what is known, and where it is written.
struct Line {
    char const* what; ///< a message
    std::string known;
    std::vector<std::string> place;
};

bool is_there_for_the_family(conference::FamilyPerson const& person)
{
    return is_family(person.capacity.value_or(Capacity::parent)) || person.capacity == Capacity::carer;
}

std::string interpreter_of(Reader const& reader, State const& state, conference::LanguageAndNeeds const* needs,
                           auto const& is_theirs)
{
    auto const& booked = state.family.interpreters;
    auto const found = std::ranges::find_if(booked, is_theirs);
    if (found == booked.end())
        return needs && needs->interpreter ? reader.text("page.family.interpreter.missing") : std::string{};
    auto const known = state.invitations.roll.find(found->interpreter);
    auto const name = known == state.invitations.roll.end() ? found->interpreter.value : known->second.name;
    return reader.text(found->briefed ? "page.family.interpreter.briefed" : "page.family.interpreter.booked",
                       {{"name", name}});
}

std::string met(Reader const& reader, bool was) { return was ? reader.text("page.family.met.yes") : std::string{}; }

std::string care_review(Reader const& reader, std::optional<Date> const& next)
{
    return next ? reader.text("page.family.care_review.on", {{"day", reader.words.day(*next)}})
                : reader.text("page.family.care_review.linked");
}

/// CHD-10, CHD-11, PAR-13: once the meeting is over.
void add_aftercare(Reader const& reader, std::vector<Line>& lines, State const& state, bool debriefed, bool visited,
                   std::string const& who)
{
    if (!state.meeting.closed)
        return;
    std::vector<std::string> done;
    if (debriefed)
        done.push_back(reader.text("form.aftercare.what.debrief"));
    if (visited)
        done.push_back(reader.text("form.aftercare.what.visit"));
    lines.push_back({"page.family.aftercare", reader.words.list(done), {"after", who}});
}

/// Whether a step may still be taken: most of them end when the meeting opens.
bool is_open(State const& state, std::string const& step)
{
    if (step == "after")
        return true;
    return step == "met" || step == "care-review" || step == "birth" ? !state.meeting.closed : !state.meeting.opened;
}

std::vector<Line> lines_of_child(Reader const& reader, State const& state, ChildId const& child)
{
    auto const& family = state.family;
    std::vector<Line> lines;
    std::string text;
    if (auto const found = family.advocacy.find(child); found != family.advocacy.end())
        text = value_of(reader, "offer", found->second.answer);
    lines.push_back({"page.family.advocacy", text, {"advocacy", child.value}});
    text.clear();
    if (auto const found = family.participation.find(child); found != family.participation.end())
        text = value_of(reader, "attends", found->second.attends);
    lines.push_back({"page.family.participation", text, {"participation", child.value}});
    text.clear();
    if (auto const found = family.voices.find(child); found != family.voices.end())
        text = value_of(reader, "voice", found->second.back().method);
    lines.push_back({"page.family.voice", text, {"voice", child.value}});
    lines.push_back({"page.family.met", met(reader, family.met_children.contains(child)), {"met", child.value}});
    if (state.child(child)->looked_after) {
        text.clear();
        if (auto const linked = state.convening.looked_after.find(child); linked != state.convening.looked_after.end())
            text = care_review(reader, linked->second.next_review);
        lines.push_back({"page.family.care_review", text, {"care-review", child.value}});
    }
    if (auto const plan = family.participation.find(child);
        plan != family.participation.end() && plan->second.attends != Attendance::not_at_all)
        add_aftercare(reader, lines, state, family.debriefed.contains(child), family.followed_up.contains(child),
                      child.value);
    auto const needs = family.child_needs.find(child);
    lines.push_back({"page.family.interpreter",
                     interpreter_of(reader, state, needs == family.child_needs.end() ? nullptr : &needs->second,
                                    [&](conference::InterpreterBooking const& one) { return one.child == child; }),
                     {"interpreter", child.value}});
    return lines;
}

std::string invited_in_words(Reader const& reader, conference::FamilyInvitation const& invited)
{
    auto text = reader.text(invited.spoken && invited.written ? "page.family.invited.both"
                            : invited.spoken                  ? "page.family.invited.spoken"
                                                              : "page.family.invited.written");
    if (invited.arrives)
        text += " " + reader.text("page.family.arrives", {{"at", reader.words.moment(*invited.arrives)}});
    return text;
}

std::vector<Line> lines_of_adult(Reader const& reader, State const& state, PersonId const& person)
{
    auto const& family = state.family;
    std::vector<Line> lines;
    std::string text;
    if (auto const found = family.prepared.find(person); found != family.prepared.end())
        text = reader.text(family.understands_all(person) ? "page.family.prepared" : "page.family.prepared.partly");
    lines.push_back({"page.family.preparation", text, {"preparation", person.value}});
    text.clear();
    if (auto const found = family.invited.find(person); found != family.invited.end())
        text = invited_in_words(reader, found->second);
    lines.push_back({"page.family.invitation", text, {"invitation", person.value}});
    text.clear();
    if (auto const found = family.excluded.find(person); found != family.excluded.end())
        text = value_of(reader, "attends", found->second.attends.value_or(Attendance::not_at_all));
    if (!text.empty() || state.is_chair(reader.who()))
        lines.push_back({"page.family.exclusion", text, {"exclusion", person.value}});
    text.clear();
    for (auto const& view : family.views)
        if (view.person == person)
            text = reader.text("page.family.view.there");
    lines.push_back({"page.family.view", text, {"view", person.value}});
    lines.push_back({"page.family.met", met(reader, family.met_people.contains(person)), {"met", person.value}});
    add_aftercare(reader, lines, state, family.debriefed_people.contains(person),
                  family.followed_up_people.contains(person), person.value);
    auto const needs = family.person_needs.find(person);
    lines.push_back({"page.family.interpreter",
                     interpreter_of(reader, state, needs == family.person_needs.end() ? nullptr : &needs->second,
                                    [&](conference::InterpreterBooking const& one) { return one.person == person; }),
                     {"interpreter", person.value}});
    return lines;
}

Html person_block(Reader const& reader, State const& state, std::string const& conference, std::string const& id,
                  std::string const& name, std::vector<Line> const& lines, bool arranges)
{
    SummaryListParams params;
    for (auto const& line : lines) {
        std::vector<std::string> place{"conferences", conference, "family"};
        place.insert(place.end(), line.place.begin(), line.place.end());
        SummaryListRow row{{reader.text(line.what)},
                           {line.known.empty() ? reader.text("page.family.nothing") : line.known}};
        // Whoever convenes books the interpreters.
        if (is_open(state, line.place.front()) && (arranges || line.place.front() != "interpreter"))
            row.actions.items.push_back({{reader.text("page.family.write")}, reader.to(place), name});
        params.rows.push_back(std::move(row));
    }
    return html("{}{}", heading(name, "who-" + id), summary_list(params));
}

std::optional<net::Response> show_family(Reader const& reader, std::string const& conference)
{
    return at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const& at) -> std::optional<net::Response> {
            if (state.convening.children.empty())
                return std::nullopt;
            bool const arranges =
                reader
                    .could(at, access::Action::arrange_conference,
                           {.kind = access::ObjectKind::conference, .conference = ConferenceId{conference}})
                    .has_value();
            auto const title = reader.text("page.family");
            auto out = done_banner(reader);
            out += heading_at(reader, conference, title);
            // An unborn child is offered, asked and told nothing.
            for (auto const& child : state.convening.children)
                if (!child.is_unborn())
                    out += person_block(reader, state, conference, child.id.value, called(reader, child),
                                        lines_of_child(reader, state, child.id), arranges);
                else if (may_note_birth(reader, at, child))
                    out += person_block(reader, state, conference, child.id.value, called(reader, child),
                                        {{"page.family.birth", {}, {"birth", child.id.value}}}, arranges);
            for (auto const& [id, person] : state.family.people)
                if (is_there_for_the_family(person)) {
                    out += person_block(reader, state, conference, id.value, called(person),
                                        lines_of_adult(reader, state, id), arranges);
                    out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                            reader.to({"conferences", conference, "family", "papers", id.value}),
                            reader.text("page.own_papers.lead", {{"name", called(person)}}));
                }
            return page(reader, {title, out, crumbs_at(reader, conference, {{title}}), "conferences"});
        });
}

}

std::optional<net::Response> done_for_family(Reader const& reader, Form& form, std::string const& conference,
                                             conference::Command const& command)
{
    if (!carried_out_at(reader, form, conference, command))
        return std::nullopt;
    return done_at_conference(reader, conference, {"family"});
}

void add_family_routes(std::vector<Route>& routes, Site& site)
{
    routes.push_back(page_at<std::string>(
        site, "/conferences/{conference}/family", "family", preparing,
        [](Reader const& reader, net::Request const&, std::string const& id) { return show_family(reader, id); }));
    add_family_child_routes(routes, site);
    add_family_adult_routes(routes, site);
    add_family_birth_routes(routes, site);
    add_family_meeting_routes(routes, site);
    add_family_papers_routes(routes, site);
    add_family_interpreter_routes(routes, site);
}

}
