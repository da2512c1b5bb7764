#include "web/pages/pages.h"

#include "application/shapes.h"
#include "html/each.h"
#include "replay/output.h"
#include "replay/summaries.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/said.h"
#include "web/pages/story.h"
#include "web/pages/timeline.h"

#include "protocol/catalogue.h"

/// One conference on one page: children with their decisions, people, reports, what is due and how each date was
/// computed, and everything that was recorded.
namespace noddfa::web {

using namespace components;
using application::Room;
using application::StreamId;

namespace {

/// What the parts of the page are made from.
struct Told {
    Reader const& reader;
    application::Site const& site;
    ConferenceId id;
    conference::State const& state;
    Story story;
    std::vector<application::EventRecord> records;
    std::vector<Duty> duties;

    std::string person(PersonId const& person) const { return story.names().person(person.value); }
};

Html heading(std::string const& text, std::string const& id)
{
    return html(R"(<h2 class="govuk-heading-m" id="{}">{}</h2>)", id, text);
}

Html clause_link(Reader const& reader, std::string const& id)
{
    return html(R"(<a class="govuk-link noddfa-clause" href="{}">{}</a>)", reader.to({"clauses", id}), id);
}

Html facts(Told const& told)
{
    auto const& reader = told.reader;
    SummaryListParams params;
    auto const add = [&](char const* key, Html value) {
        params.rows.push_back({{reader.text(std::string{"page.fact."} + key)}, {std::move(value)}});
    };
    auto const& convening = told.state.convening;
    add("kind", value_of(reader, "kind", convening.kind));
    if (auto const& booking = convening.booking) {
        add("when", reader.words.date(booking->starts.day) + ", " + reader.words.time(booking->starts));
        if (!booking->place.empty())
            add("place", booking->place);
        add("chair", told.person(booking->chair));
        add("record_taker", told.person(booking->record_taker));
    } else {
        add("when", reader.text("page.not_booked"));
    }
    if (auto const& request = convening.request; request && request->authority)
        add("authority", request->authority->value);
    return summary_list(params);
}

std::string sentence_of_clause(Reader const& reader, std::string const& id)
{
    auto const clause = clause_named(id);
    if (!clause)
        return {};
    auto const& row = catalogue()[*clause];
    return reader.language == Language::cy && !row.welsh.empty() ? row.welsh : row.english;
}

Html children(Told const& told)
{
    Html out = heading(told.reader.text("page.children"), "children");
    for (auto const& child : told.state.convening.children) {
        auto const line = replay::child_line(told.site, told.id, child.id, told.reader.site.now());
        auto const text = replay::child_summary(line, told.story.words(), [&](std::string const& clause) {
            return sentence_of_clause(told.reader, clause);
        });
        auto const end = text.find('\n');
        out.add(
            R"(<section class="govuk-!-margin-bottom-6"><h3 class="govuk-heading-s"><a class="govuk-link" href="{}">{}</a></h3>{}</section>)",
            told.reader.to({"children", child.id.value}), text.substr(0, end),
            paragraphs(end == std::string::npos ? std::string_view{} : std::string_view{text}.substr(end)));
    }
    return out;
}

Html people(Told const& told)
{
    auto const& reader = told.reader;
    TableParams params;
    for (auto const* head : {"person", "from", "grouping", "answer", "present"})
        params.head.push_back({reader.text(std::string{"page.column."} + head)});
    for (auto const& id : told.state.invitations.order) {
        auto const& who = told.state.invitations.roll.at(id);
        auto const reply = told.state.invitations.replies.find(id);
        bool const came = told.state.meeting.presence.contains(id);
        params.rows.push_back(
            {{told.person(id)},
             {who.service.empty() ? value_of(reader, "capacity", who.capacity)
                                  : told.story.names().service(who.service.value)},
             {who.grouping.empty() ? "" : told.story.names().grouping(who.grouping.value)},
             {reply == told.state.invitations.replies.end() ? reader.text("page.no_answer")
                                                            : value_of(reader, "answer", reply->second.answer)},
             {came ? reader.text("page.came") : ""}});
    }
    for (auto const& [id, member] : told.state.family.people)
        params.rows.push_back({{told.person(id)},
                               {value_of(reader, "capacity", member.capacity.value_or(Capacity::parent))},
                               {},
                               {},
                               {told.state.meeting.presence.contains(id) ? reader.text("page.came") : ""}});
    if (params.rows.empty())
        return {};
    return html(R"({}<div class="noddfa-scroll" role="region" tabindex="0" aria-label="{}">{}</div>)",
                heading(reader.text("page.people"), "people"), reader.text("page.people"), table(params));
}

Html reports(Told const& told)
{
    auto const& reader = told.reader;
    if (told.state.reports.order.empty())
        return {};
    TableParams params;
    for (auto const* head : {"report", "author", "kind", "presented"})
        params.head.push_back({reader.text(std::string{"page.column."} + head)});
    for (auto const& id : told.state.reports.order) {
        auto const& kept = told.state.reports.kept.at(id);
        params.rows.push_back({{id.value},
                               {told.person(kept.report.author)},
                               {value_of(reader, "kind", kept.report.kind)},
                               {reader.text(kept.presented.empty() ? "page.no" : "page.yes")}});
    }
    return html(R"({}<div class="noddfa-scroll" role="region" tabindex="0" aria-label="{}">{}</div>)",
                heading(reader.text("page.reports"), "reports"), reader.text("page.reports"), table(params));
}

TimelinePoint::State state_of(Duty const& duty, Date today)
{
    if (duty.met_on)
        return TimelinePoint::State::met;
    return duty.deadline && duty.deadline->due < today ? TimelinePoint::State::late : TimelinePoint::State::open;
}

/// One line of the drawing for each clause and day, however many owe it.
std::vector<TimelinePoint> points_of(Told const& told)
{
    auto const& reader = told.reader;
    std::vector<TimelinePoint> points;
    auto const add = [&](Date day, std::string label, std::string clause, TimelinePoint::State state) {
        for (auto const& point : points)
            if (point.day == day && point.clause == clause && point.label == label)
                return;
        points.push_back({day, std::move(label), std::move(clause), state});
    };
    for (auto const& record : told.records)
        for (auto const* event : {"ConferenceRequested", "ConferenceBooked", "ConferenceOpened", "OutcomeDeclared",
                                  "ConferenceClosed", "RecordSignedOff"})
            if (application::name_of(record.event) == event)
                add(record.act.held_on.day, reader.text(std::string{"page.event."} + event), "",
                    TimelinePoint::State::happened);
    for (auto const& duty : told.duties)
        if (duty.deadline)
            add(duty.deadline->due, replay::duty_name(duty.what, reader.words), std::string{id_of(duty.clause)},
                state_of(duty, reader.today()));
    return points;
}

Html due(Told const& told)
{
    auto const& reader = told.reader;
    if (told.duties.empty())
        return {};
    Html out = heading(reader.text("page.due"), "due");
    out += timeline(reader, points_of(told));
    TableParams params;
    for (auto const* head : {"due", "what", "how", "clause"})
        params.head.push_back({reader.text(std::string{"page.column."} + head)});
    for (auto const& duty : told.duties) {
        auto const text =
            replay::duty_summary(replay::duty_line(told.id.value, duty, reader.today()), told.story.words());
        auto const end = text.find('\n');
        params.rows.push_back(
            {{duty.deadline ? reader.words.day(duty.deadline->due) : reader.text("page.no_date")},
             {text.substr(0, end)},
             {paragraphs(end == std::string::npos ? std::string_view{} : std::string_view{text}.substr(end))},
             {clause_link(reader, std::string{id_of(duty.clause)})}});
    }
    out.add(R"(<div class="noddfa-scroll" role="region" tabindex="0" aria-label="{}">{}</div>)",
            reader.text("page.due"), table(params));
    return out;
}

Html record(Told const& told)
{
    auto const& reader = told.reader;
    Html out = heading(reader.text("page.record"), "record");
    Date day{};
    for (auto const& entry : told.story.entries()) {
        if (entry.at.day != day) {
            day = entry.at.day;
            out.add(R"(<h3 class="govuk-heading-s">{}</h3>)", reader.words.date(day));
        }
        out.add(R"(<p class="govuk-body-s govuk-!-margin-bottom-1"><strong>{}</strong> {}</p>)",
                reader.words.time(entry.at), entry.who);
        for (auto const& sentence : entry.sentences)
            out += paragraphs(sentence);
        for (auto const& clause : entry.clauses)
            out.add(R"(<p class="govuk-body-s">{} {}</p>)", reader.text("page.reason_for"),
                    clause_link(reader, clause));
    }
    return out;
}

}

std::optional<net::Response> show_conference(Reader const& reader, std::string const& id)
{
    return reader.site.ledger.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        StreamId const stream{Room::conference, id};
        auto records = snapshot.records(stream);
        if (records.empty())
            return std::nullopt;
        Told told{reader,
                  snapshot.site(),
                  ConferenceId{id},
                  snapshot.site().conference(ConferenceId{id}),
                  Story{reader.language},
                  std::move(records),
                  snapshot.site().duties(stream, reader.today())};
        for (auto const& each : told.records)
            told.story.tell(each, told.site);
        Html out;
        out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", reader.text("page.conference", {{"id", id}}));
        out += facts(told);
        out += children(told);
        out += people(told);
        out += reports(told);
        out += due(told);
        out += record(told);
        return page(reader, {reader.text("page.conference", {{"id", id}}),
                             out,
                             {{reader.text("page.nav.conferences"), reader.to({"conferences"})}, {id}},
                             "conferences"});
    });
}

}
