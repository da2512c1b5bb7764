#include "web/before/family/family.h"

#include "base/london.h"

/// A parent or carer beforehand: prepared, invited, kept out by the chair, and what they say.
namespace noddfa::web {

using conference::Attendance;
using conference::State;
using FieldKind = Field::Kind;

namespace {

template<class Fields>
std::optional<Form> form_about_adult(Reader const& reader, std::string const& conference, std::string const& person,
                                     char const* name, Fields fields)
{
    return form_beforehand(
        reader, conference, name, [&](State const& state) { return state.family.people.contains(PersonId{person}); },
        fields);
}

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
    return done_for_family(reader, form, conference, conference::Command{said});
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
    return done_for_family(reader, form, conference, conference::Command{said});
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
    return done_for_family(reader, form, conference, conference::Command{said});
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
    return done_for_family(reader, form, conference, conference::Command{said});
}

}

void add_family_adult_routes(std::vector<Route>& routes, Site& site)
{
    auto const step = [&](char const* place, char const* name, auto make, auto take) {
        step_at<std::string>(routes, site, std::string{"/family/"} + place, name, preparing, make, take, whose_step);
    };
    step("preparation/{person}", "preparation", preparation_form, take_preparation);
    step("invitation/{person}", "family_invitation", invitation_form, take_invitation);
    step("exclusion/{person}", "exclusion", exclusion_form, take_exclusion);
    step("view/{person}", "family_view", view_form, take_view);
}

}
