#include "web/before/family/family.h"
#include "web/pages/dues.h"
#include "web/pages/parts.h"

/// The birth of a child whom a conference is about: the same child from then on, of a name and a day (UNB-07).
namespace noddfa::web {

using conference::State;
using FieldKind = Field::Kind;

namespace {

/// Of the case, or of the plan: it is the register that takes the birth in, and hands it on.
Guard noting_births(std::string const&, std::string const& child)
{
    return Needs{access::Action::note_change, entry_of(ChildId{child})};
}

std::optional<Form> birth_form(Reader const& reader, std::string const& conference, std::string const& child)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        auto const* one = state.child(ChildId{child});
        if (!one || !one->is_unborn())
            return std::nullopt;
        return Form{reader, "birth", {ask(FieldKind::date, "born"), ask(FieldKind::text, "name").optional()}};
    });
}

Html what_a_birth_changes(Reader const& reader, Form const& form, std::string const& conference)
{
    return html(R"({}<p class="govuk-body">{} {}</p>)", whose_step(reader, form, conference),
                reader.text("page.birth.what"), clause_link(reader, "UNB-07"));
}

std::optional<net::Response> take_birth(Reader const& reader, Form& form, std::string const& conference,
                                        std::string const& child)
{
    cpr::RecordBirth born;
    born.child = ChildId{child};
    born.born = form.date("born");
    born.name = form.text("name");
    if (!carried_out(reader, form, {application::Room::register_, child}, cpr::Command{born}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"family"});
}

}

bool may_note_birth(Reader const& reader, ledger::Snapshot const& at, conference::SubjectChild const& child)
{
    return child.is_unborn() && reader.could(at, access::Action::note_change, entry_of(child.id));
}

void add_family_birth_routes(std::vector<Route>& routes, Site& site)
{
    form_at<std::string, std::string>(
        routes, site, "/conferences/{conference}/family/birth/{child}", "birth", noting_births, birth_form,
        [](Reader const& reader, Form const& form, std::string const& conference, std::string const&) {
            return step_page(reader, form, conference, "birth", what_a_birth_changes);
        },
        take_birth);
}

}
