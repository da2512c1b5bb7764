#include "web/before/request/request.h"
#include "web/desk/known.h"

/// What a request says of each of the family: their language and needs, and what is to be feared of somebody.
namespace noddfa::web {

using conference::State;
using FieldKind = Field::Kind;

namespace {

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

std::optional<net::Response> take_needs(Reader const& reader, Form& form, std::string const& conference,
                                        std::string const& whose)
{
    conference::RecordLanguageAndNeeds said;
    if (is_child_of(reader, conference, whose))
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

void add_request_needs_routes(std::vector<Route>& routes, Site& site)
{
    step_at<std::string>(routes, site, "/request/needs/{who}", "request_needs", preparing, needs_form, take_needs,
                         whose_step);
    step_at<>(routes, site, "/request/safety", "request_safety", preparing, safety_form, take_safety);
}

}
