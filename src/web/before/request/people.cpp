#include "web/before/request/known_child.h"
#include "web/before/request/request.h"
#include "web/house/crumbs.h"

#include <algorithm>

/// The people of a request: the children whom it is about, and the adults of the family.
namespace noddfa::web {

using conference::State;
using conference::SubjectChild;
using FieldKind = Field::Kind;

namespace {

// UNB-07: an expected day further off, or longer past, is mistyped.
constexpr int longest_pregnancy = 10; ///< months
constexpr int longest_overdue = 2;    ///< months

template<class Id> std::optional<Id> picked(Form const& form, std::string_view field)
{
    auto const text = form.text(field);
    return text.empty() ? std::nullopt : std::optional{Id{text}};
}

/// Somebody new, after those who are on record and may be the same.
PageParts somebody_new(Reader const& reader, Form const& form, std::string const& conference, std::string const& name,
                       std::vector<Field> const& fields, application::LikenessRow const& asked)
{
    auto const title = reader.text("page.step." + name);
    auto out = heading_at(reader, conference, title);
    out += form_with_alike(reader, form, fields, asked, ConferenceId{conference});
    return {title, out,
            conferences_crumbs(reader, {{conference, reader.to({"conferences", conference, "request"})}, {title}}),
            "conferences"};
}

std::optional<Form> new_child_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.convening.asked())
            return std::nullopt;
        auto fields = child_fields(reader, {}, &state);
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
        return Form{reader, "request_child", child_fields(reader, *known, &state)};
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
    auto const keys = application::likeness_keys(likeness_of(child));
    bool const here = at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        return std::ranges::any_of(state.convening.children, [&](SubjectChild const& one) {
            // Not whom this very form wrote down: sent twice it is done once.
            bool const own = one.id == child.id || one.id.value == form.text(same_field);
            return !own && application::likeness_keys(likeness_of(one)) == keys;
        });
    });
    // PRIN-05: each once.
    if (here && form.right())
        form.wrong("name", reader.text("form.request_child.name.here"));
    if (!form.right())
        return std::nullopt;
    auto const found = search_alike(form, likeness_of(child), ConferenceId{conference});
    if (!found || must_say_who(form, likeness_of(child), *found))
        return std::nullopt;
    if (auto const* same = found->find(form.text(same_field))) {
        child.id = ChildId{same->who.id};
        child = with_what_is_known(reader, child);
    }
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
    auto const fields = at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        return child_fields(reader, {}, &state);
    });
    return somebody_new(reader, form, conference, "request_new_child", fields, likeness_typed(form));
}

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
    PersonId const made{"a-" + new_name(form)};
    // A person twice: of this family already, and not whom this very form wrote down.
    bool const here = at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        return std::ranges::any_of(state.family.people, [&](auto const& one) {
            return one.first != made
                   && application::likeness_keys(likeness_of_adult(one.second.name))
                          == application::likeness_keys(likeness_of_adult(name));
        });
    });
    if (here) {
        form.wrong("name", reader.text("form.request_adult.name.here"));
        return std::nullopt;
    }
    if (!form.right())
        return std::nullopt;
    auto const found = search_alike(form, likeness_of_adult(name), ConferenceId{conference});
    if (!found || must_say_who(form, likeness_of_adult(name), *found))
        return std::nullopt;
    auto const* same = found->find(form.text(same_field));
    return write_adult(reader, form, conference, same ? PersonId{same->who.id} : made);
}

PageParts show_new_adult(Reader const& reader, Form const& form, std::string const& conference)
{
    auto const fields = at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const&) { return adult_fields(reader, state); });
    return somebody_new(reader, form, conference, "request_new_adult", fields, likeness_of_adult(form.text("name")));
}

}

std::vector<Field> child_fields(Reader const& reader, std::optional<SubjectChild> const& known, State const* state)
{
    auto looked_after =
        ask(FieldKind::many, "looked_after").optional().of(yes(reader, "request_child", "looked_after"));
    if (known && known->looked_after)
        looked_after.value = "yes";
    std::vector fields{ask(FieldKind::text, "name").at_most(120).from(known ? known->name : ""),
                       ask(FieldKind::date, "born").optional().from(known ? iso_of(known->born) : ""),
                       ask(FieldKind::date, "expected").optional().from(known ? iso_of(known->expected) : "")};
    // UNB-06: an unborn child is known by the mother.
    if (auto const adults = state ? adult_options(*state) : std::vector<Option>{}; !adults.empty())
        fields.push_back(ask(FieldKind::pick, "mother")
                             .optional()
                             .of(adults)
                             .from(known && known->mother ? known->mother->value : ""));
    reader.read([&](ledger::Snapshot const& at) {
        // who knows the child by the child's being there.
        if (auto schools = school_options(reader, at); !schools.empty())
            fields.push_back(ask(FieldKind::pick, "school")
                                 .optional()
                                 .of(std::move(schools))
                                 .from(known && known->school ? known->school->value : ""));
        auto const practice = known ? practice_of(*known) : std::nullopt;
        if (auto practices = practice_options(reader, at); !practices.empty())
            fields.push_back(ask(FieldKind::pick, "practice")
                                 .optional()
                                 .of(std::move(practices))
                                 .from(practice ? practice->value : ""));
    });
    fields.push_back(looked_after);
    return fields;
}

SubjectChild child_typed(Form& form, SubjectChild known)
{
    known.name = form.text("name");
    known.born = form.date("born");
    known.expected = form.date("expected");
    known.mother = picked<PersonId>(form, "mother");
    known.school = picked<AgencyId>(form, "school");
    known.looked_after = !form.texts("looked_after").empty();
    auto const& reader = form.reader();
    if (auto const practice = picked<AgencyId>(form, "practice"); !practice)
        known.registered_with.clear();
    else if (practice != practice_of(known))
        known.registered_with = registered_with_practice(reader.site.ledger.services(), *practice);
    if (!known.born && !known.expected)
        form.wrong("born", reader.text("form.request_child.born.or_expected"));
    if (known.born && known.expected)
        form.wrong("expected", reader.text("form.request_child.expected.or_born"));
    if (known.expected && *known.expected > reader.today().plus_months(longest_pregnancy))
        form.wrong("expected", reader.text("form.request_child.expected.too_far"));
    if (known.expected && known.expected->plus_months(longest_overdue) < reader.today())
        form.wrong("expected", reader.text("form.request_child.expected.past"));
    return known;
}

application::LikenessRow likeness_of(SubjectChild const& child)
{
    return {child.id.value, child.name, child.born, child.expected, true, {}};
}

application::LikenessRow likeness_typed(Form const& form)
{
    return {{}, form.text("name"), form.date("born"), form.date("expected"), true, {}};
}

Html form_with_alike(Reader const& reader, Form const& form, std::vector<Field> const& fields,
                     application::LikenessRow const& asked, ConferenceId const& apart_from)
{
    Html content;
    if (form.was_taken())
        content += question_who(form, asked, apart_from);
    for (auto const& field : fields)
        content += form.field(field.name);
    content += form.submit(reader.text("page.step.save"));
    return form.around(content, reader.here_in(reader.language));
}

void add_request_people_routes(std::vector<Route>& routes, Site& site)
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
}

}
