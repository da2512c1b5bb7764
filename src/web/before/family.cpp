#include "web/before/family.h"

#include "base/london.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/desk/known.h"
#include "web/house/crumbs.h"
#include "web/pages/parts.h"

#include <algorithm>

namespace noddfa::web {

using namespace components;
using conference::Attendance;
using conference::State;
using FieldKind = Field::Kind;

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
    auto const needs = family.person_needs.find(person);
    lines.push_back({"page.family.interpreter",
                     interpreter_of(reader, state, needs == family.person_needs.end() ? nullptr : &needs->second,
                                    [&](conference::InterpreterBooking const& one) { return one.person == person; }),
                     {"interpreter", person.value}});
    return lines;
}

Html person_block(Reader const& reader, std::string const& conference, std::string const& id, std::string const& name,
                  std::vector<Line> const& lines, bool arranges)
{
    SummaryListParams params;
    for (auto const& line : lines) {
        std::vector<std::string> place{"conferences", conference, "family"};
        place.insert(place.end(), line.place.begin(), line.place.end());
        SummaryListRow row{{reader.text(line.what)},
                           {line.known.empty() ? reader.text("page.family.nothing") : line.known}};
        // Whoever convenes books the interpreters.
        if (arranges || line.place.front() != "interpreter")
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
            Html out = done_banner(reader);
            out.add(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>)",
                    reader.text("page.conference", {{"id", conference}}), title);
            for (auto const& child : state.convening.children)
                out += person_block(reader, conference, child.id.value, called(reader, child),
                                    lines_of_child(reader, state, child.id), arranges);
            for (auto const& [id, person] : state.family.people)
                if (is_there_for_the_family(person))
                    out += person_block(reader, conference, id.value, called(person), lines_of_adult(reader, state, id),
                                        arranges);
            return page(reader, {title, out, crumbs_at(reader, conference, {{title}}), "conferences"});
        });
}

/// Whose step it is, above its questions.
Html whose(Reader const& reader, Form const&, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        auto const& id = reader.place.back();
        std::string name;
        if (auto const* child = state.child(ChildId{id}))
            name = called(reader, *child);
        else if (auto const found = state.family.people.find(PersonId{id}); found != state.family.people.end())
            name = called(found->second);
        return html(R"(<p class="govuk-body-l">{}</p>)", name);
    });
}

/// A step about one child or one adult, before the conference opens; `fields(state)` are its questions.
template<class Fields>
std::optional<Form> form_about_child(Reader const& reader, std::string const& conference, std::string const& child,
                                     char const* name, Fields fields)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.child(ChildId{child}) || state.meeting.opened)
            return std::nullopt;
        return Form{reader, name, fields(state)};
    });
}

template<class Fields>
std::optional<Form> form_about_adult(Reader const& reader, std::string const& conference, std::string const& person,
                                     char const* name, Fields fields)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.family.people.contains(PersonId{person}) || state.meeting.opened)
            return std::nullopt;
        return Form{reader, name, fields(state)};
    });
}

std::optional<net::Response> done(Reader const& reader, Form& form, std::string const& conference,
                                  conference::Command const& command)
{
    if (!carried_out_at(reader, form, conference, command))
        return std::nullopt;
    return done_at_conference(reader, conference, {"family"});
}

// ---- a child

std::vector<Option> advocates(State const& state)
{
    std::vector<Option> options;
    for (auto const& [id, person] : state.family.people)
        if (person.capacity == Capacity::advocate)
            options.push_back({id.value, called(person)});
    return options;
}

std::optional<Form> advocacy_form(Reader const& reader, std::string const& conference, std::string const& child)
{
    return form_about_child(reader, conference, child, "advocacy", [&](State const& state) {
        return std::vector{ask(FieldKind::choice, "answer").of(options_of<conference::OfferAnswer>(reader, "offer")),
                           ask(FieldKind::choice, "language").optional().of(language_options(reader)),
                           ask(FieldKind::pick, "advocate").optional().of(advocates(state)),
                           ask(FieldKind::lines, "reason").optional(), because()};
    });
}

std::optional<net::Response> take_advocacy(Reader const& reader, Form& form, std::string const& conference,
                                           std::string const& child)
{
    conference::RecordAdvocacyOffer said;
    said.child = ChildId{child};
    said.answer = chosen<conference::OfferAnswer>(form.text("answer"));
    said.reason = form.paragraph_if_any("reason");
    said.language = language_of(form.text("language"));
    if (auto const advocate = form.text("advocate"); !advocate.empty())
        said.advocate = PersonId{advocate};
    return done(reader, form, conference, conference::Command{said});
}

std::optional<Form> participation_form(Reader const& reader, std::string const& conference, std::string const& child)
{
    return form_about_child(reader, conference, child, "participation", [&](State const& state) {
        auto attends = ask(FieldKind::choice, "attends").of(options_of<Attendance>(reader, "attends"));
        if (auto const known = state.family.participation.find(ChildId{child});
            known != state.family.participation.end())
            attends.value = codec::write(known->second.attends).as_string();
        return std::vector{
            attends,
            ask(FieldKind::many, "chosen_with_child").optional().of(yes(reader, "participation", "chosen_with_child")),
            ask(FieldKind::pick, "supporter").optional().of(adult_options(state)),
            ask(FieldKind::lines, "reason").optional(), because()};
    });
}

std::optional<net::Response> take_participation(Reader const& reader, Form& form, std::string const& conference,
                                                std::string const& child)
{
    conference::PlanParticipation said;
    said.child = ChildId{child};
    said.attends = chosen<Attendance>(form.text("attends"));
    said.chosen_with_child = !form.texts("chosen_with_child").empty();
    said.reason = form.paragraph_if_any("reason");
    if (auto const supporter = form.text("supporter"); !supporter.empty())
        said.supporter = PersonId{supporter};
    return done(reader, form, conference, conference::Command{said});
}

std::optional<Form> voice_form(Reader const& reader, std::string const& conference, std::string const& child)
{
    return form_about_child(reader, conference, child, "voice", [&](State const&) {
        return std::vector{ask(FieldKind::choice, "method").of(options_of<conference::VoiceMethod>(reader, "voice")),
                           ask(FieldKind::lines, "text")};
    });
}

std::optional<net::Response> take_voice(Reader const& reader, Form& form, std::string const& conference,
                                        std::string const& child)
{
    conference::RecordChildVoice said;
    said.child = ChildId{child};
    said.method = chosen<conference::VoiceMethod>(form.text("method"));
    said.text = form.paragraph("text");
    return done(reader, form, conference, conference::Command{said});
}

// ---- an adult

std::optional<Form> preparation_form(Reader const& reader, std::string const& conference, std::string const& person)
{
    auto form = form_about_adult(reader, conference, person, "preparation", [&](State const&) {
        return std::vector{
            ask(FieldKind::many, "topics").of(options_of<conference::PreparationTopic>(reader, "preparation")),
            ask(FieldKind::many, "leaflets").optional().of(options_of<conference::Leaflet>(reader, "leaflet")),
            ask(FieldKind::many, "told").optional().of(yes(reader, "preparation", "told")),
            ask(FieldKind::lines, "support").optional()};
    });
    if (form)
        at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
            auto const known = state.family.prepared.find(PersonId{person});
            if (known == state.family.prepared.end())
                return;
            Posted before;
            for (auto const topic : known->second.topics)
                before.emplace("topics", std::string{codec::write(topic).as_string()});
            for (auto const leaflet : known->second.leaflets)
                before.emplace("leaflets", std::string{codec::write(leaflet).as_string()});
            if (known->second.told_outcome_of_enquiries)
                before.emplace("told", "yes");
            form->restore(before);
        });
    return form;
}

std::optional<net::Response> take_preparation(Reader const& reader, Form& form, std::string const& conference,
                                              std::string const& person)
{
    conference::PrepareFamilyMember said;
    said.person = PersonId{person};
    said.topics = all_chosen<conference::PreparationTopic>(form.texts("topics"));
    said.leaflets = all_chosen<conference::Leaflet>(form.texts("leaflets"));
    said.told_outcome_of_enquiries = !form.texts("told").empty();
    said.support = form.paragraph_if_any("support");
    return done(reader, form, conference, conference::Command{said});
}

std::optional<Form> invitation_form(Reader const& reader, std::string const& conference, std::string const& person)
{
    return form_about_adult(reader, conference, person, "family_invitation", [&](State const&) {
        return std::vector{ask(FieldKind::many, "how")
                               .of({{"spoken", reader.text("form.family_invitation.how.spoken")},
                                    {"written", reader.text("form.family_invitation.how.written")}}),
                           ask(FieldKind::time, "arrives").optional()};
    });
}

std::optional<net::Response> take_invitation(Reader const& reader, Form& form, std::string const& conference,
                                             std::string const& person)
{
    conference::InviteFamilyMember said;
    said.person = PersonId{person};
    for (auto const& how : form.texts("how"))
        (how == "spoken" ? said.spoken : said.written) = true;
    if (auto const minute = form.minute("arrives")) {
        auto const day = at_conference(reader, conference, [](State const& state, ledger::Snapshot const&) {
            return state.convening.booking ? std::optional{state.convening.booking->starts.day} : std::nullopt;
        });
        if (!day) {
            form.wrong("arrives", reader.text("form.family_invitation.arrives.no_day"));
            return std::nullopt;
        }
        said.arrives = later(start_of(*day), *minute);
    }
    return done(reader, form, conference, conference::Command{said});
}

std::optional<Form> exclusion_form(Reader const& reader, std::string const& conference, std::string const& person)
{
    bool const chairs = at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const&) { return state.is_chair(reader.who()); });
    if (!chairs)
        return std::nullopt;
    return form_about_adult(reader, conference, person, "exclusion", [&](State const&) {
        return std::vector{ask(FieldKind::choice, "attends")
                               .of({{"not_at_all", value_of(reader, "attends", Attendance::not_at_all)},
                                    {"part", value_of(reader, "attends", Attendance::part)}}),
                           ask(FieldKind::lines, "scope").optional(), ask(FieldKind::lines, "reason"),
                           ask(FieldKind::lines, "views_heard_by")};
    });
}

std::optional<net::Response> take_exclusion(Reader const& reader, Form& form, std::string const& conference,
                                            std::string const& person)
{
    conference::ExcludeFamilyMember said;
    said.person = PersonId{person};
    said.attends = chosen<Attendance>(form.text("attends"));
    said.scope = form.paragraph_if_any("scope");
    said.reason = form.paragraph_if_any("reason");
    said.views_heard_by = form.paragraph_if_any("views_heard_by");
    return done(reader, form, conference, conference::Command{said});
}

std::optional<Form> view_form(Reader const& reader, std::string const& conference, std::string const& person)
{
    return form_about_adult(reader, conference, person, "family_view", [&](State const&) {
        return std::vector{ask(FieldKind::lines, "text").optional(),
                           ask(FieldKind::pick, "none_because")
                               .optional()
                               .of(options_of<conference::NoViewsBecause>(reader, "no_view"))};
    });
}

std::optional<net::Response> take_view(Reader const& reader, Form& form, std::string const& conference,
                                       std::string const& person)
{
    conference::RecordFamilyView said;
    said.person = PersonId{person};
    said.text = form.paragraph_if_any("text");
    if (auto const why = form.text("none_because"); !why.empty())
        said.none_because = chosen<conference::NoViewsBecause>(why);
    return done(reader, form, conference, conference::Command{said});
}

// ---- interpreters

constexpr char const* somebody_new = "new";

std::optional<Form> interpreter_form(Reader const& reader, std::string const& conference, std::string const& who)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        bool const known = state.child(ChildId{who}) || state.family.people.contains(PersonId{who});
        if (!known || state.meeting.opened)
            return std::nullopt;
        std::vector<Option> options;
        for (auto const& [id, person] : state.invitations.roll)
            if (person.capacity == Capacity::interpreter)
                options.push_back({id.value, person.name});
        options.push_back({somebody_new, reader.text("form.interpreter.interpreter.new")});
        return Form{reader,
                    "interpreter",
                    {ask(FieldKind::choice, "interpreter").of(options).from(options.front().value),
                     ask(FieldKind::text, "name").optional(),
                     ask(FieldKind::many, "about")
                         .optional()
                         .of({{"independent", reader.text("form.interpreter.about.independent")},
                              {"briefed", reader.text("form.interpreter.about.briefed")}})}};
    });
}

std::optional<net::Response> take_interpreter(Reader const& reader, Form& form, std::string const& conference,
                                              std::string const& who)
{
    conference::BookInterpreter said;
    said.interpreter = PersonId{form.text("interpreter")};
    if (form.text("interpreter") == somebody_new) {
        if (form.text("name").empty()) {
            form.wrong("name", reader.text("form.interpreter.name.missing"));
            return std::nullopt;
        }
        // Comes to the conference, and so is of its roll.
        conference::InviteParticipant invited;
        invited.person = said.interpreter = PersonId{"i-" + new_name(form)};
        invited.name = form.text("name");
        invited.capacity = Capacity::interpreter;
        if (!carried_out_at(reader, form, conference, conference::Command{invited}, {{"person", "name"}}, "invite"))
            return std::nullopt;
    }
    bool const of_child = at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        return state.child(ChildId{who}) != nullptr;
    });
    if (of_child)
        said.child = ChildId{who};
    else
        said.person = PersonId{who};
    for (auto const& about : form.texts("about"))
        (about == "briefed" ? said.briefed : said.independent) = true;
    return done(reader, form, conference, conference::Command{said});
}

}

void add_family_routes(std::vector<Route>& routes, Site& site)
{
    routes.push_back(page_at<std::string>(
        site, "/conferences/{conference}/family", "family", preparing,
        [](Reader const& reader, net::Request const&, std::string const& id) { return show_family(reader, id); }));
    auto const step = [&](char const* place, char const* name, auto make, auto take) {
        step_at<std::string>(routes, site, std::string{"/family/"} + place, name, preparing, make, take, whose);
    };
    step("advocacy/{child}", "advocacy", advocacy_form, take_advocacy);
    step("participation/{child}", "participation", participation_form, take_participation);
    step("voice/{child}", "voice", voice_form, take_voice);
    step("preparation/{person}", "preparation", preparation_form, take_preparation);
    step("invitation/{person}", "family_invitation", invitation_form, take_invitation);
    step("exclusion/{person}", "exclusion", exclusion_form, take_exclusion);
    step("view/{person}", "family_view", view_form, take_view);
    step_at<std::string>(routes, site, "/family/interpreter/{who}", "interpreter", arranging, interpreter_form,
                         take_interpreter, whose);
}

}
