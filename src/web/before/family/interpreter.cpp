#include "web/before/family/family.h"

/// Who interprets for one of the family.
namespace noddfa::web {

using conference::State;
using FieldKind = Field::Kind;

namespace {

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
    if (is_child_of(reader, conference, who))
        said.child = ChildId{who};
    else
        said.person = PersonId{who};
    for (auto const& about : form.texts("about"))
        (about == "briefed" ? said.briefed : said.independent) = true;
    return done_for_family(reader, form, conference, conference::Command{said});
}

}

void add_family_interpreter_routes(std::vector<Route>& routes, Site& site)
{
    step_at<std::string>(routes, site, "/family/interpreter/{who}", "interpreter", arranging, interpreter_form,
                         take_interpreter, whose_step);
}

}
