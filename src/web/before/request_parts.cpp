#include "protocol/services.h"
#include "web/before/request.h"
#include "web/desk/known.h"
#include "web/house/crumbs.h"

#include <algorithm>

/// The parts of a request: children, adults, strategy meetings, enquiries, language and needs, what is to be feared.
namespace noddfa::web {

using conference::State;
using conference::SubjectChild;
using FieldKind = Field::Kind;

namespace {

std::string iso_of(std::optional<Date> const& day) { return day ? day->iso() : std::string{}; }

std::vector<std::string> values_of(std::vector<Option> const& options)
{
    std::vector<std::string> values;
    for (auto const& option : options)
        values.push_back(option.value);
    return values;
}

/// Children of a form's question that stand for all where every one of them is chosen.
std::vector<ChildId> children_chosen(Form const& form, State const& state)
{
    auto const chosen = form.texts("children");
    std::vector<ChildId> children;
    if (chosen.size() < state.convening.children.size())
        for (auto const& id : chosen)
            children.emplace_back(id);
    return children;
}

/// Whether the day that was typed has come; the form says so where it has not.
bool has_come(Reader const& reader, Form& form, std::string_view field)
{
    auto const day = form.date(field);
    if (!day || *day <= reader.today())
        return true;
    form.wrong(std::string{field}, reader.text("form.error.to_come"));
    return false;
}

// ---- children

std::optional<Form> new_child_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.convening.asked())
            return std::nullopt;
        auto fields = child_fields(reader);
        fields.push_back(same_as());
        return Form{reader, "request_child", std::move(fields)};
    });
}

std::optional<Form> child_form(Reader const& reader, std::string const& conference, std::string const& child)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        auto const* known = state.child(ChildId{child});
        if (!known || !state.convening.takes_request())
            return std::nullopt;
        return Form{reader, "request_child", child_fields(reader, *known)};
    });
}

/// The children of the request as it is being written, with one put in or changed.
bool write_child(Reader const& reader, Form& form, std::string const& conference, SubjectChild const& child)
{
    auto const state =
        at_conference(reader, conference, [](State const& known, ledger::Snapshot const&) { return known; });
    if (!state.convening.takes_request())
        return carried_out_at(reader, form, conference, conference::Command{conference::AddChild{{child}}});
    conference::BeginRequest begun;
    static_cast<conference::Request&>(begun) = *state.convening.asked();
    begun.children = state.convening.children;
    auto const known = std::ranges::find(begun.children, child.id, &SubjectChild::id);
    if (known == begun.children.end())
        begun.children.push_back(child);
    else
        *known = child;
    return carried_out_at(reader, form, conference, conference::Command{begun}, {{"children", "name"}});
}

std::optional<net::Response> take_new_child(Reader const& reader, Form& form, std::string const& conference)
{
    auto child = child_typed(form, {});
    child.id = ChildId{"k-" + new_name(form)};
    if (!form.right())
        return std::nullopt;
    auto const found = alike(reader, likeness_of(child), ConferenceId{conference});
    if (must_say_who(form, found))
        return std::nullopt;
    if (auto const* same = found.find(form.text(same_field)))
        child.id = ChildId{same->who.id};
    if (!write_child(reader, form, conference, child))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

std::optional<net::Response> take_child(Reader const& reader, Form& form, std::string const& conference,
                                        std::string const& child)
{
    auto const typed = at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        return child_typed(form, *state.child(ChildId{child}));
    });
    if (!form.right() || !write_child(reader, form, conference, typed))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

PageParts show_new_child(Reader const& reader, Form const& form, std::string const& conference)
{
    SubjectChild typed;
    typed.name = form.text("name");
    typed.born = form.date("born");
    typed.expected = form.date("expected");
    auto const title = reader.text("page.step.request_new_child");
    Html out;
    out.add(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>{})",
            reader.text("page.conference", {{"id", conference}}), title,
            form_with_alike(reader, form, child_fields(reader), likeness_of(typed), ConferenceId{conference}));
    return {title, out,
            conferences_crumbs(reader, {{conference, reader.to({"conferences", conference, "request"})}, {title}}),
            "conferences"};
}

// ---- adults

std::vector<Field> adult_fields(Reader const& reader, State const& state)
{
    std::vector<Option> capacities;
    for (auto const capacity : {Capacity::parent, Capacity::carer, Capacity::family_or_supporter, Capacity::advocate,
                                Capacity::legal_representative})
        capacities.push_back({std::string{codec::write(capacity).as_string()}, value_of(reader, "capacity", capacity)});
    return {ask(FieldKind::text, "name"), ask(FieldKind::choice, "capacity").of(capacities),
            ask(FieldKind::many, "children").of(child_options(reader, state))};
}

application::LikenessRow likeness_of_adult(std::string const& name) { return {{}, name, {}, {}, false, {}}; }

std::optional<Form> adult_form_of(Reader const& reader, std::string const& conference, std::string const& known)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.convening.asked() || state.meeting.opened)
            return std::nullopt;
        auto fields = adult_fields(reader, state);
        Posted children;
        auto const found = state.family.people.find(PersonId{known});
        if (!known.empty()) {
            if (found == state.family.people.end())
                return std::nullopt;
            fields[0].value = found->second.name;
            fields[1].value = codec::write(found->second.capacity.value_or(Capacity::parent)).as_string();
            for (auto const& child : found->second.children)
                children.emplace("children", child.value);
        } else {
            fields.push_back(same_as());
        }
        if (children.empty())
            for (auto const& child : state.convening.children)
                children.emplace("children", child.id.value);
        Form form{reader, "request_adult", std::move(fields)};
        form.restore(children);
        return form;
    });
}

std::optional<Form> new_adult_form(Reader const& reader, std::string const& conference)
{
    return adult_form_of(reader, conference, {});
}

std::optional<net::Response> write_adult(Reader const& reader, Form& form, std::string const& conference,
                                         PersonId const& id)
{
    auto const children = at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const&) { return children_chosen(form, state); });
    conference::AddFamilyMember added;
    added.person = id;
    added.name = form.text("name");
    added.capacity = chosen<Capacity>(form.text("capacity"));
    added.children = children;
    if (!carried_out_at(reader, form, conference, conference::Command{added}, {{"person", "name"}}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

std::optional<net::Response> take_new_adult(Reader const& reader, Form& form, std::string const& conference)
{
    auto const name = form.text("name");
    // A person twice: of this family already.
    bool const here = at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        return std::ranges::any_of(state.family.people, [&](auto const& one) {
            return application::likeness_keys(likeness_of_adult(one.second.name))
                   == application::likeness_keys(likeness_of_adult(name));
        });
    });
    if (here) {
        form.wrong("name", reader.text("form.request_adult.name.here"));
        return std::nullopt;
    }
    auto const found = alike(reader, likeness_of_adult(name), ConferenceId{conference});
    if (must_say_who(form, found))
        return std::nullopt;
    auto const* same = found.find(form.text(same_field));
    return write_adult(reader, form, conference, PersonId{same ? same->who.id : "a-" + new_name(form)});
}

PageParts show_new_adult(Reader const& reader, Form const& form, std::string const& conference)
{
    auto const title = reader.text("page.step.request_new_adult");
    auto const fields = at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const&) { return adult_fields(reader, state); });
    Html out;
    out.add(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>{})",
            reader.text("page.conference", {{"id", conference}}), title,
            form_with_alike(reader, form, fields, likeness_of_adult(form.text("name")), ConferenceId{conference}));
    return {title, out,
            conferences_crumbs(reader, {{conference, reader.to({"conferences", conference, "request"})}, {title}}),
            "conferences"};
}

// ---- strategy meetings

std::vector<Option> groupings_to_choose(Reader const& reader)
{
    std::vector<Option> options;
    for (auto const& grouping : reader.site.ledger.services().groupings)
        options.push_back({grouping.id.value, reader.language == Language::cy ? grouping.welsh : grouping.english});
    return options;
}

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
                   ask(FieldKind::many, "agencies").of(groupings_to_choose(reader)),
                   ask(FieldKind::lines, "decision").optional(), ask(FieldKind::date, "extended_to").optional(),
                   ask(FieldKind::text, "extended_by").optional(), because()}};
        Posted begun{{"agencies", "CSS"}, {"agencies", "POL"}};
        for (auto const& child : values_of(child_options(reader, state)))
            begun.emplace("children", child);
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

/// As it was held on an earlier day: from the first minute of that day, or now where it is today (R-03).
Moment moment_on(Reader const& reader, Date day) { return day == reader.today() ? reader.site.now() : start_of(day); }

std::optional<net::Response> take_meeting(Reader const& reader, Form& form, std::string const& conference)
{
    if (!has_come(reader, form, "on"))
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

// ---- enquiries

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
    if (!has_come(reader, form, "on"))
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
                         ask(FieldKind::many, "consulted").optional().of(groupings_to_choose(reader)),
                         ask(FieldKind::lines, "rationale").optional(), ask(FieldKind::lines, "views").optional()}};
        });
}

std::optional<net::Response> take_determination(Reader const& reader, Form& form, std::string const& conference,
                                                std::string const& child)
{
    if (!has_come(reader, form, "on"))
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

// ---- language and needs

std::optional<Form> needs_form(Reader const& reader, std::string const& conference, std::string const& whose)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        auto const& family = state.family;
        conference::LanguageAndNeeds const* known = nullptr;
        if (state.child(ChildId{whose})) {
            auto const found = family.child_needs.find(ChildId{whose});
            known = found == family.child_needs.end() ? nullptr : &found->second;
        } else if (family.people.contains(PersonId{whose})) {
            auto const found = family.person_needs.find(PersonId{whose});
            known = found == family.person_needs.end() ? nullptr : &found->second;
        } else {
            return std::nullopt;
        }
        auto language = ask(FieldKind::choice, "language").of(language_options(reader));
        auto communication = ask(FieldKind::text, "communication").optional();
        auto needs = ask(FieldKind::lines, "needs").optional();
        auto interpreter =
            ask(FieldKind::many, "interpreter").optional().of(yes(reader, "request_needs", "interpreter"));
        if (known) {
            language.value = code_of(known->language);
            communication.value = known->communication;
            needs.value = known->needs ? known->needs->text : std::string{};
            if (known->interpreter)
                interpreter.value = "yes";
        }
        return Form{reader, "request_needs", {language, interpreter, communication, needs}};
    });
}

Html whose_needs(Reader const& reader, Form const&, std::string const& conference)
{
    // The last part of the address is whose they are.
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        auto const& whose = reader.place.back();
        std::string name;
        if (auto const* child = state.child(ChildId{whose}))
            name = called(reader, *child);
        else if (auto const found = state.family.people.find(PersonId{whose}); found != state.family.people.end())
            name = called(found->second);
        return html(R"(<p class="govuk-body-l">{}</p>)", name);
    });
}

std::optional<net::Response> take_needs(Reader const& reader, Form& form, std::string const& conference,
                                        std::string const& whose)
{
    conference::RecordLanguageAndNeeds said;
    bool const of_child = at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        return state.child(ChildId{whose}) != nullptr;
    });
    if (of_child)
        said.child = ChildId{whose};
    else
        said.person = PersonId{whose};
    said.language = *language_of(form.text("language"));
    said.communication = form.text("communication");
    said.needs = form.paragraph_if_any("needs");
    said.interpreter = !form.texts("interpreter").empty();
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

// ---- safety

std::optional<Form> safety_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (state.family.people.empty() || state.meeting.opened)
            return std::nullopt;
        return Form{reader,
                    "request_safety",
                    {ask(FieldKind::choice, "person").of(adult_options(state)), ask(FieldKind::lines, "risk")}};
    });
}

std::optional<net::Response> take_safety(Reader const& reader, Form& form, std::string const& conference)
{
    conference::FlagContactRisk said;
    said.person = PersonId{form.text("person")};
    said.risk = form.paragraph("risk");
    if (!carried_out_at(reader, form, conference, conference::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

}

std::vector<Field> child_fields(Reader const& reader, std::optional<SubjectChild> const& known)
{
    auto looked_after =
        ask(FieldKind::many, "looked_after").optional().of(yes(reader, "request_child", "looked_after"));
    if (known && known->looked_after)
        looked_after.value = "yes";
    return {ask(FieldKind::text, "name").optional().at_most(120).from(known ? known->name : ""),
            ask(FieldKind::date, "born").optional().from(known ? iso_of(known->born) : ""),
            ask(FieldKind::date, "expected").optional().from(known ? iso_of(known->expected) : ""), looked_after};
}

SubjectChild child_typed(Form& form, SubjectChild known)
{
    known.name = form.text("name");
    known.born = form.date("born");
    known.expected = form.date("expected");
    known.looked_after = !form.texts("looked_after").empty();
    auto const& reader = form.reader();
    if (!known.born && !known.expected)
        form.wrong("born", reader.text("form.request_child.born.or_expected"));
    if (known.born && known.expected)
        form.wrong("expected", reader.text("form.request_child.expected.or_born"));
    if (known.born && known.name.empty())
        form.wrong("name", reader.text("form.request_child.name.missing"));
    return known;
}

application::LikenessRow likeness_of(SubjectChild const& child)
{
    return {child.id.value, child.name, child.born, child.expected, true, {}};
}

Html form_with_alike(Reader const& reader, Form const& form, std::vector<Field> const& fields,
                     application::LikenessRow const& asked, ConferenceId const& apart_from)
{
    Html content;
    if (form.was_taken())
        content += question_who(reader, form, alike(reader, asked, apart_from));
    for (auto const& field : fields)
        content += form.field(field.name);
    content += form.submit(reader.text("page.step.save"));
    return form.around(content, reader.here_in(reader.language));
}

void add_request_part_routes(std::vector<Route>& routes, Site& site)
{
    form_at<std::string>(routes, site, "/conferences/{conference}/request/new-child", "request_new_child", preparing,
                         new_child_form, show_new_child, take_new_child);
    step_at<std::string>(routes, site, "/request/child/{child}", "request_child", preparing, child_form, take_child);
    form_at<std::string>(routes, site, "/conferences/{conference}/request/new-adult", "request_new_adult", preparing,
                         new_adult_form, show_new_adult, take_new_adult);
    step_at<std::string>(routes, site, "/request/adult/{person}", "request_adult", preparing, adult_form_of,
                         [](Reader const& reader, Form& form, std::string const& conference, std::string const& id) {
                             return write_adult(reader, form, conference, PersonId{id});
                         });
    step_at<>(routes, site, "/request/meeting", "request_meeting", preparing, meeting_form, take_meeting,
              meetings_so_far);
    step_at<>(routes, site, "/request/enquiries", "request_enquiries", preparing, enquiries_form, take_enquiries);
    step_at<std::string>(routes, site, "/request/determination/{child}", "request_determination", preparing,
                         determination_form, take_determination, whose_needs);
    step_at<std::string>(routes, site, "/request/needs/{who}", "request_needs", preparing, needs_form, take_needs,
                         whose_needs);
    step_at<>(routes, site, "/request/safety", "request_safety", preparing, safety_form, take_safety);
}

}
