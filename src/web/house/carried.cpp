#include "web/house/carried.h"

#include "web/components/notification_banner.h"
#include "web/house/refused.h"

namespace noddfa::web {

namespace {

constexpr char const* reason_field = "because";
constexpr std::string_view done_query = "done";
constexpr std::string_view is_done = "1";
constexpr std::string_view waits = "waits";

/// What was refused, in the form; where the access model is why, what would help.
void say_refused(Form& form, application::StreamId const& stream, Refusal const& refusal,
                 std::map<std::string, std::string> const& fields)
{
    auto const& reader = form.reader();
    auto const why = refusal.details.find("why");
    if (why != refusal.details.end() && why->second == access::name(access::Reason::sign_in_too_weak))
        form.wrong({}, reader.text("page.desk.prove_first"));
    else if (stream.room == application::Room::directory && why != refusal.details.end()
             && why->second == access::name(access::Reason::separation_of_duties))
        form.wrong({}, reader.text("page.desk.not_oneself"));
    else
        form.refuse(refusal, fields, names_at(reader, stream));
}

}

Field because() { return ask(Field::Kind::lines, reason_field).optional(); }

bool carried_out(Reader const& reader, Form& form, application::StreamId const& stream,
                 application::AnyCommand const& command, std::map<std::string, std::string> const& fields,
                 std::string_view part, std::optional<Moment> held)
{
    auto& ledger = reader.site.ledger;
    auto const& asker = reader.visitor->asker;
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
    if (outcome.refusal->code == "second-person-awaited"_code) {
        reader.notes->awaits_second = true;
        return true;
    }
    say_refused(form, stream, *outcome.refusal, fields);
    if (wants_reason)
        for (auto const& limb : outcome.refusal->limbs)
            form.wrong(reason_field, finding_in_words(reader, limb));
    return false;
}

bool carried_out_at(Reader const& reader, Form& form, std::string const& conference, conference::Command const& command,
                    std::map<std::string, std::string> const& fields, std::string_view part, std::optional<Moment> held)
{
    return carried_out(reader, form, stream_of(ConferenceId{conference}), command, fields, part, held);
}

std::string finding_in_words(Reader const& reader, Finding const& finding)
{
    return code_in_words(reader, finding.code, finding.details, finding.clause, replay::Directory{reader.language});
}

net::Response done_at(Reader const& reader, Url const& place)
{
    if (reader.notes->awaits_second)
        return go_to(reader.to({"administration", "waiting"}).with_query(done_query, waits));
    return go_to(place.with_query(done_query, is_done));
}

net::Response done_at(Reader const& reader, std::vector<std::string> const& place)
{
    return done_at(reader, reader.to(place));
}

net::Response done_at_conference(Reader const& reader, std::string const& conference,
                                 std::vector<std::string> const& place)
{
    std::vector<std::string> segments{"conferences", conference};
    segments.insert(segments.end(), place.begin(), place.end());
    return done_at(reader, segments);
}

Html done_banner(Reader const& reader)
{
    auto const done = reader.asked(done_query);
    if (done != is_done && done != waits)
        return {};
    components::NotificationBannerParams params{reader.text("page.done.title")};
    params.text = reader.text(done == is_done ? "page.done" : "page.done.waits");
    params.type = components::NotificationBannerType::success;
    return components::notification_banner(params);
}

}
