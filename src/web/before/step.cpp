#include "web/before/step.h"

#include "web/components/notification_banner.h"
#include "web/house/form.h"

#include <algorithm>

namespace noddfa::web {

namespace {

constexpr char const* reason_field = "because";

Guard needs(access::Action action, std::string const& conference)
{
    return Needs{action,
                 application::Thing{.kind = access::ObjectKind::conference, .conference = ConferenceId{conference}}};
}

}

Guard preparing(std::string const& conference) { return needs(access::Action::prepare_conference, conference); }
Guard arranging(std::string const& conference) { return needs(access::Action::arrange_conference, conference); }

Field because() { return ask(Field::Kind::lines, reason_field).optional(); }

bool carried_out_at(Reader const& reader, Form& form, std::string const& conference, conference::Command const& command,
                    std::map<std::string, std::string> const& fields, std::string_view part, std::optional<Moment> held)
{
    auto const stream = stream_of_conference(conference);
    auto const& asker = reader.visitor->asker;
    auto& ledger = reader.site.ledger;
    auto act = form.act(part);
    act.held_on = held.value_or(act.held_on);
    auto outcome = ledger.perform_as(asker, stream, command, act, form.version());
    bool const wants_reason = outcome.refusal && outcome.refusal->code == "reason-required"_code;
    if (wants_reason && !form.text(reason_field).empty()) {
        act.id = form.command(std::string{part} + "reasoned");
        for (auto const clause : outcome.refusal->clauses)
            act.reasons[clause] = form.paragraph(reason_field);
        outcome = ledger.perform_as(asker, stream, command, act, form.version());
    }
    if (outcome.accepted())
        return true;
    form.refuse(*outcome.refusal, fields);
    if (wants_reason)
        for (auto const& limb : outcome.refusal->limbs)
            form.wrong(reason_field, finding_in_words(reader, limb));
    return false;
}

net::Response done_at_conference(Reader const& reader, std::string const& conference,
                                 std::vector<std::string> const& place)
{
    std::vector<std::string> segments{"conferences", conference};
    segments.insert(segments.end(), place.begin(), place.end());
    return go_to(reader.to(segments).with_query("done", "1"));
}

Html done_note(Reader const& reader)
{
    if (reader.asked("done") != "1")
        return {};
    components::NotificationBannerParams params{reader.text("page.desk.success")};
    params.text = reader.text("page.desk.done");
    params.type = components::NotificationBannerType::success;
    return components::notification_banner(params);
}

PageParts step_page(Reader const& reader, Form const& form, std::string const& conference, std::string const& name,
                    Above const& above)
{
    auto const title = reader.text("page.step." + name);
    Html out;
    out.add(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>{}{})",
            reader.text("page.conference", {{"id", conference}}), title,
            above ? above(reader, form, conference) : Html{}, form.show(reader.text("page.step.save")));
    return {title,
            out,
            {{reader.text("page.nav.conferences"), reader.to({"conferences"})},
             {conference, reader.to({"conferences", conference})},
             {title}},
            "conferences"};
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

std::vector<Option> yes(Reader const& reader, std::string const& form, std::string const& field)
{
    return {{"yes", reader.text("form." + form + "." + field + ".yes")}};
}

std::string new_name(Form const& form, std::string_view part)
{
    constexpr std::size_t length = 12;
    auto const id = form.command().value;
    return id.substr(id.rfind(':') + 1, length) + std::string{part};
}

}
