#include "web/worklist/alerts.h"

#include "application/commanded.h"
#include "base/contains.h"
#include "replay/summaries.h"
#include "web/before/sharing/release.h"
#include "web/desk/known.h"
#include "web/house/carried.h"
#include "web/pages/dues.h"
#include "web/pages/parts.h"
#include "web/worklist/named.h"

#include <algorithm>

namespace noddfa::web {

using namespace components;
using application::Room;
using application::StreamId;

namespace {

constexpr std::pair<std::string_view, Room> rooms[] = {
    {"conference", Room::conference},
    {"register", Room::register_},
    {"plan", Room::plan},
    {"access", Room::access},
};

std::string word_of(Room room)
{
    for (auto const& [word, each] : rooms)
        if (each == room)
            return std::string{word};
    return {};
}

std::optional<StreamId> stream_of_words(std::string const& room, std::string const& key)
{
    for (auto const& [word, each] : rooms)
        if (word == room)
            return StreamId{each, key};
    return std::nullopt;
}

std::vector<Alert> open_alerts(ledger::Snapshot const& at, StreamId const& stream)
{
    return std::visit(
        [](auto const& state) -> std::vector<Alert> {
            if constexpr (requires { state.convening.open_alerts; })
                return state.convening.open_alerts;
            else if constexpr (requires { state.alerts; })
                return state.alerts;
            else
                return {};
        },
        at.site().state(stream));
}

/// As `AcknowledgeAlert` is asked of the access model.
application::Thing thing_of(Reader const& reader, ledger::Snapshot const& at, StreamId const& stream)
{
    application::Thing thing{.kind = access::ObjectKind::alerts};
    switch (stream.room) {
    case Room::conference: thing.conference = ConferenceId{stream.key}; break;
    case Room::access:
        thing.child = grants::child_of(stream.key);
        thing.agency = grants::agency_of(stream.key);
        thing.authority = application::authority_of(at.site(), reader.who(), reader.today());
        break;
    default: thing.child = ChildId{stream.key};
    }
    return thing;
}

application::AnyCommand command_of(StreamId const& stream, AlertAnswer const& answer)
{
    AcknowledgeAlert seen;
    static_cast<AlertAnswer&>(seen) = answer;
    switch (stream.room) {
    case Room::register_: return cpr::Command{seen};
    case Room::plan: return plan::Command{seen};
    case Room::access: return grants::Command{seen};
    default: return conference::Command{seen};
    }
}

std::vector<Alert> about(std::vector<Alert> alerts, std::string const& code)
{
    std::erase_if(alerts, [&](Alert const& alert) { return alert.about != code; });
    return alerts;
}

std::vector<ChildId> children_of(std::vector<Alert> const& alerts)
{
    std::vector<ChildId> children;
    for (auto const& alert : alerts)
        if (alert.child && !contains(children, *alert.child))
            children.push_back(*alert.child);
    return children;
}

}

std::string alert_in_words(Reader const& reader, Alert const& alert)
{
    auto what = replay::duty_name(alert.about, reader.words);
    auto const post = "post." + alert.post;
    // An agency's lead is told by the agency, whoever that is (CPR-17).
    if (!alert.to.empty() || alert.post == "agency_lead" || !reader.words.has(post))
        return what;
    return reader.text("page.alert.nobody", {{"what", what}, {"post", reader.text(post)}});
}

std::vector<Alert> alerts_to_answer(Reader const& reader, ledger::Snapshot const& at, StreamId const& stream)
{
    auto alerts = open_alerts(at, stream);
    std::erase_if(alerts, [&](Alert const& alert) {
        if (!alert.to.empty() && alert.to != reader.who())
            return true;
        application::More more;
        if (!alert.to.empty())
            more.recipient = alert.to;
        return !reader.could(at, access::Action::answer_task, thing_of(reader, at, stream), more);
    });
    return alerts;
}

Html alert_link(Reader const& reader, StreamId const& stream, Alert const& alert)
{
    return link_to(reader, {"alerts", word_of(stream.room), stream.key, alert.about}, reader.text("page.alert.lead"));
}

Html alerts_of(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference)
{
    auto const stream = stream_of(conference);
    auto const title = reader.text("page.alerts");
    Listing listing{reader, title, {"what", "do", "clause"}};
    for (auto const& alert : alerts_to_answer(reader, at, stream)) {
        auto what = alert_in_words(reader, alert);
        if (alert.child)
            what += ": " + child_called(reader, at, stream, *alert.child);
        listing.add({what, alert_link(reader, stream, alert), clause_link(reader, std::string{id_of(alert.clause)})});
    }
    return listing.empty() ? Html{} : html("{}{}", heading(title, "alerts"), listing.show());
}

std::optional<Form> alert_form(Reader const& reader, std::string const& room, std::string const& key,
                               std::string const& code)
{
    using Kind = Field::Kind;
    auto const stream = stream_of_words(room, key);
    if (!stream)
        return std::nullopt;
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Form> {
        auto const alerts = about(alerts_to_answer(reader, at, *stream), code);
        if (alerts.empty())
            return std::nullopt;
        std::vector<Field> fields;
        // CHAIR-08, REG-03: of each child for itself.
        if (auto const children = children_of(alerts); children.size() > 1) {
            bool const shown = Dues{reader, at}.shows(*stream);
            std::vector<Option> options;
            for (auto const& child : children)
                options.push_back({child.value, shown ? child_called(reader, at, *stream, child) : child.value});
            fields.push_back(ask(Kind::many, "children").of(std::move(options)));
        }
        fields.push_back(ask(Kind::lines, "answer").optional());
        return Form{reader, "alert", std::move(fields)};
    });
}

PageParts show_alert(Reader const& reader, Form const& form, std::string const& room, std::string const& key,
                     std::string const& code)
{
    return reader.read([&](ledger::Snapshot const& at) {
        auto const stream = *stream_of_words(room, key);
        auto const alerts = about(alerts_to_answer(reader, at, stream), code);
        Dues told{reader, at};
        bool const shown = told.shows(stream);
        auto const title = reader.text("page.alert");
        Html out;
        out.add(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>)",
                reader.text("page.alert.about"), alert_in_words(reader, alerts.front()));
        out.add(R"(<p class="govuk-body-l">{}</p>)", matter_of(reader, at, stream, shown));
        std::vector<Clause> clauses;
        for (auto const& alert : alerts) {
            if (shown && alert.child)
                out.add(R"(<p class="govuk-body">{}</p>)", child_called(reader, at, stream, *alert.child));
            if (!contains(clauses, alert.clause))
                clauses.push_back(alert.clause);
        }
        for (auto const clause : clauses) {
            auto const id = std::string{id_of(clause)};
            out.add(R"(<p class="govuk-body">{} {}</p>)", clause_link(reader, id), sentence_of_clause(reader, id));
        }
        // R-24
        if (stream.room == Room::conference)
            if (auto const link = release_link(reader, at, ConferenceId{key}); !link.empty())
                out.add(R"(<p class="govuk-body">{}</p>)", link);
        out += form.show(reader.text("page.alert.seen"));
        told.record();
        return PageParts{title, out, {{reader.text("page.nav.work"), reader.to({"work"})}, {title}}, "work"};
    });
}

std::optional<net::Response> take_alert(Reader const& reader, Form& form, std::string const& room,
                                        std::string const& key, std::string const& code)
{
    auto const stream = *stream_of_words(room, key);
    AlertAnswer answer{code, std::nullopt, form.paragraph_if_any("answer")};
    auto const chosen = form.texts("children");
    if (chosen.empty() && !carried_out(reader, form, stream, command_of(stream, answer)))
        return std::nullopt;
    for (auto const& child : chosen) {
        answer.child = ChildId{child};
        if (!carried_out(reader, form, stream, command_of(stream, answer), {}, child))
            return std::nullopt;
    }
    return done_at(reader, {"work"});
}

}
