#include "web/before/step.h"

#include "web/house/crumbs.h"

#include <algorithm>

namespace noddfa::web {

namespace {

Guard needs(access::Action action, std::string const& conference)
{
    return Needs{action,
                 application::Thing{.kind = access::ObjectKind::conference, .conference = ConferenceId{conference}}};
}

}

Guard preparing(std::string const& conference) { return needs(access::Action::prepare_conference, conference); }
Guard arranging(std::string const& conference) { return needs(access::Action::arrange_conference, conference); }

Html heading_at(Reader const& reader, std::string const& conference, std::string const& title)
{
    return html(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>)",
                reader.text("page.conference", {{"id", conference}}), title);
}

PageParts step_page(Reader const& reader, Form const& form, std::string const& conference, std::string const& name,
                    Above const& above)
{
    auto const title = reader.text("page.step." + name);
    auto out = heading_at(reader, conference, title);
    out.add("{}{}", above ? above(reader, form, conference) : Html{}, form.show(reader.text("page.step.save")));
    return {title, out, crumbs_at(reader, conference, {{title}}), "conferences"};
}

std::string called(Reader const& reader, conference::SubjectChild const& child)
{
    auto const name = child.name.empty() ? child.id.value : child.name;
    return child.is_unborn() ? reader.text("page.unborn", {{"child", name}}) : name;
}

std::string called(conference::FamilyPerson const& person)
{
    return person.name.empty() ? person.person.value : person.name;
}

std::vector<Option> child_options(Reader const& reader, conference::State const& state)
{
    std::vector<Option> options;
    for (auto const& child : state.convening.children)
        options.push_back({child.id.value, called(reader, child)});
    return options;
}

std::vector<Option> adult_options(conference::State const& state)
{
    std::vector<Option> options;
    for (auto const& [id, person] : state.family.people)
        options.push_back({id.value, called(person)});
    std::ranges::sort(options, {}, &Option::text);
    return options;
}

std::vector<ChildId> children_chosen(Form const& form, conference::State const& state)
{
    auto const chosen = form.texts("children");
    std::vector<ChildId> children;
    if (chosen.size() < state.convening.children.size())
        for (auto const& id : chosen)
            children.emplace_back(id);
    return children;
}

Field which_child(Reader const& reader, conference::State const& state)
{
    auto const children = child_options(reader, state);
    auto const field = ask(Field::Kind::choice, "child").of(children);
    return children.size() == 1 ? field.from(children.front().value) : field;
}

bool is_child_of(Reader const& reader, std::string const& conference, std::string const& id)
{
    return at_conference(reader, conference, [&](conference::State const& state, ledger::Snapshot const&) {
        return state.child(ChildId{id}) != nullptr;
    });
}

Html whose_step(Reader const& reader, Form const&, std::string const& conference)
{
    return at_conference(reader, conference, [&](conference::State const& state, ledger::Snapshot const&) {
        auto const& id = reader.place.back();
        std::string name;
        if (auto const* child = state.child(ChildId{id}))
            name = called(reader, *child);
        else if (auto const found = state.family.people.find(PersonId{id}); found != state.family.people.end())
            name = called(found->second);
        return html(R"(<p class="govuk-body-l">{}</p>)", name);
    });
}

std::vector<Option> yes(Reader const& reader, std::string const& form, std::string const& field)
{
    return {{"yes", reader.text("form." + form + "." + field + ".yes")}};
}

std::vector<Option> yes_no(Reader const& reader)
{
    return {{"yes", reader.text("page.step.yes")}, {"no", reader.text("page.step.no")}};
}

std::string new_name(Form const& form, std::string_view part)
{
    constexpr std::size_t length = 12;
    auto const id = form.command().value;
    return id.substr(id.rfind(':') + 1, length) + std::string{part};
}

}
