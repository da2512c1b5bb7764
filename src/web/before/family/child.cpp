#include "web/before/family/family.h"
#include "web/desk/known.h"

/// How a child is heard: the offer of an advocate, their part in the meeting, what they say beforehand.
namespace noddfa::web {

using conference::Attendance;
using conference::State;
using FieldKind = Field::Kind;

namespace {

template<class Fields>
std::optional<Form> form_about_child(Reader const& reader, std::string const& conference, std::string const& child,
                                     char const* name, Fields fields)
{
    return form_beforehand(
        reader, conference, name, [&](State const& state) { return state.child(ChildId{child}) != nullptr; }, fields);
}

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
        std::vector fields{ask(FieldKind::choice, "answer").of(options_of<conference::OfferAnswer>(reader, "offer")),
                           ask(FieldKind::choice, "language").optional().of(language_options(reader))};
        if (auto known = advocates(state); !known.empty())
            fields.push_back(ask(FieldKind::pick, "advocate").optional().of(std::move(known)));
        fields.push_back(ask(FieldKind::lines, "reason").optional());
        fields.push_back(because());
        return fields;
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
    return done_for_family(reader, form, conference, conference::Command{said});
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
    return done_for_family(reader, form, conference, conference::Command{said});
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
    return done_for_family(reader, form, conference, conference::Command{said});
}

}

void add_family_child_routes(std::vector<Route>& routes, Site& site)
{
    auto const step = [&](char const* place, char const* name, auto make, auto take) {
        step_at<std::string>(routes, site, std::string{"/family/"} + place, name, preparing, make, take, whose_step);
    };
    step("advocacy/{child}", "advocacy", advocacy_form, take_advocacy);
    step("participation/{child}", "participation", participation_form, take_participation);
    step("voice/{child}", "voice", voice_form, take_voice);
}

}
