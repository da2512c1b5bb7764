#include "web/pages/pages.h"

#include "application/shapes.h"
#include "replay/output.h"
#include "replay/summaries.h"
#include "web/before/actions.h"
#include "web/before/forecast.h"
#include "web/before/readiness.h"
#include "web/components/details.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/house/carried.h"
#include "web/pages/child_card.h"
#include "web/pages/lapses.h"
#include "web/pages/listed.h"
#include "web/pages/parts.h"
#include "web/pages/reports.h"
#include "web/pages/said.h"
#include "web/pages/timeline.h"
#include "web/worklist/alerts.h"

#include <algorithm>

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
    bool reads_reports = false;
    bool reads_record = false;
    bool reads_views = false;

    std::string person(PersonId const& person) const { return story.names().person(person.value); }
};

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
        add("authority", told.story.names().authority(request->authority->value));
    return summary_list(params);
}

Html children(Told const& told)
{
    Html out = heading(told.reader.text("page.children"), "children");
    for (auto const& child : told.state.convening.children)
        out += child_card(told.reader, told.site, told.id, child.id, told.story.words(),
                          {told.reads_record, told.reads_views});
    return out;
}

/// `10:00–11:20`; several where somebody came again; without an end who is still there.
std::string presence_of(Told const& told, PersonId const& person)
{
    auto const found = told.state.meeting.presence.find(person);
    if (found == told.state.meeting.presence.end())
        return {};
    std::string text;
    for (auto const& interval : found->second)
        text += (text.empty() ? "" : ", ") + told.reader.words.time(interval.from) + "–"
                + (interval.to ? told.reader.words.time(*interval.to) : std::string{});
    return text;
}

Html people(Told const& told)
{
    auto const& reader = told.reader;
    auto const title = reader.text("page.people");
    Listing listing{reader, title, {"person", "from", "grouping", "answer", "present"}};
    for (auto const& id : told.state.invitations.order) {
        auto const& who = told.state.invitations.roll.at(id);
        auto const reply = told.state.invitations.replies.find(id);
        auto const answer = reply == told.state.invitations.replies.end()
                                ? reader.text(who.capacity == Capacity::practitioner ? "page.no_answer" : "page.none")
                                : value_of(reader, "answer", reply->second.answer);
        listing.add({told.person(id),
                     who.service.empty() ? value_of(reader, "capacity", who.capacity)
                                         : told.story.names().service(who.service.value),
                     who.grouping.empty() ? "" : told.story.names().grouping(who.grouping.value), answer,
                     presence_of(told, id)});
    }
    for (auto const& [id, member] : told.state.family.people)
        listing.add({told.person(id), value_of(reader, "capacity", member.capacity.value_or(Capacity::parent)), "",
                     told.state.family.excluded_wholly(id)    ? reader.text("page.excluded")
                     : told.state.family.invited.contains(id) ? reader.text("page.invited")
                                                              : reader.text("page.none"),
                     presence_of(told, id)});
    if (listing.empty())
        return {};
    return html("{}{}", heading(title, "people"), listing.show());
}

/// The conference as lists show it, made from what this page was read from.
application::ConferenceRow conference_row_of(Told const& told)
{
    for (auto const& row : application::rows_of(told.site, {Room::conference, told.id.value}, told.reader.today()))
        if (row.kind == application::RowKind::conference)
            return read_row<application::ConferenceRow>(row);
    return {};
}

TimelinePoint::State state_of(Duty const& duty, Date today)
{
    if (duty.met_on)
        return TimelinePoint::State::met;
    return duty.deadline && duty.deadline->due < today ? TimelinePoint::State::late : TimelinePoint::State::open;
}

Html duty_tag(Reader const& reader, Duty const& duty)
{
    switch (state_of(duty, reader.today())) {
    case TimelinePoint::State::late: return tag({reader.text("page.overdue"), "govuk-tag--red"});
    case TimelinePoint::State::met: return tag({reader.text("page.met"), "govuk-tag--green"});
    default: return tag({reader.text("page.open"), "govuk-tag--blue"});
    }
}

/// One line of the drawing for each clause and day, however many owe it.
std::vector<TimelinePoint> points_of(Told const& told)
{
    auto const& reader = told.reader;
    std::vector<TimelinePoint> points;
    auto const add = [&](TimelinePoint made) {
        for (auto const& point : points)
            if (point.day == made.day && point.clause == made.clause && point.label == made.label)
                return;
        points.push_back(std::move(made));
    };
    for (auto const& record : told.records)
        for (auto const* event : {"ConferenceRequested", "ConferenceBooked", "ConferenceOpened", "OutcomeDeclared",
                                  "ConferenceClosed", "RecordSignedOff"})
            if (application::name_of(record.event) == event)
                add({record.act.held_on.day, reader.text(std::string{"page.event."} + event)});
    for (auto const& duty : told.duties)
        if (duty.deadline)
            add({duty.deadline->due, replay::duty_name(duty.what, reader.words), std::string{id_of(duty.clause)},
                 duty.deadline->from, state_of(duty, reader.today())});
    return points;
}

/// One line of the table, for all who owe the same by the same day.
struct DueLine {
    std::string what;
    std::string computed;
    Duty const* duty;
    int count = 0;
};

std::vector<DueLine> due_lines(Told const& told)
{
    auto const& reader = told.reader;
    std::vector<DueLine> lines;
    for (auto const& duty : told.duties) {
        auto const text =
            replay::duty_summary(replay::duty_line(told.id.value, duty, reader.today()), told.story.words());
        auto const end = text.find('\n');
        auto const child = duty.child ? told.story.names().child(duty.child->value) : std::string{};
        DueLine line{replay::duty_name(duty.what, reader.words) + (child.empty() ? "" : ": " + child),
                     end == std::string::npos ? std::string{} : text.substr(end), &duty, 1};
        auto const same = std::ranges::find_if(lines, [&](auto const& other) {
            return other.what == line.what && other.computed == line.computed && other.duty->clause == duty.clause
                   && state_of(*other.duty, reader.today()) == state_of(duty, reader.today());
        });
        if (same == lines.end())
            lines.push_back(std::move(line));
        else
            ++same->count;
    }
    return lines;
}

Html due(Told const& told)
{
    auto const& reader = told.reader;
    if (told.duties.empty())
        return {};
    auto const title = reader.text("page.due");
    Listing listing{reader, title, {"what", "due", "how", "clause"}};
    for (auto const& line : due_lines(told))
        listing.add(
            {line.count == 1 ? line.what
                             : reader.text("page.times", {{"what", line.what}, {"n", std::to_string(line.count)}}),
             html(R"(<div class="noddfa-marks"><span>{}</span>{}</div>)",
                  line.duty->deadline ? reader.words.day(line.duty->deadline->due) : reader.text("page.no_date"),
                  duty_tag(reader, *line.duty)),
             paragraphs(line.computed), clause_link(reader, std::string{id_of(line.duty->clause)})});
    return html("{}{}{}", heading(title, "due"), timeline(reader, points_of(told)), listing.show());
}

Html entry(Reader const& reader, StoryEntry const& said)
{
    Html out;
    out.add(R"(<p class="govuk-body-s govuk-!-margin-bottom-1"><strong>{}</strong> {}</p>)", reader.words.time(said.at),
            said.who);
    for (auto const& sentence : said.sentences)
        out += paragraphs(sentence);
    for (auto const& clause : said.clauses)
        out.add(R"(<p class="govuk-body-s">{} {}</p>)", reader.text("page.reason_for"), clause_link(reader, clause));
    return out;
}

/// Everything that was recorded, a day at a time, folded away.
Html record(Told const& told)
{
    auto const& reader = told.reader;
    Html out = heading(reader.text("page.record"), "record");
    auto const& entries = told.story.entries();
    for (auto begin = entries.begin(); begin != entries.end();) {
        auto const day = begin->at.day;
        auto const end = std::find_if(begin, entries.end(), [&](auto const& each) { return each.at.day != day; });
        Html text;
        for (auto each = begin; each != end; ++each)
            text += entry(reader, *each);
        out += details({html("{} ({})", reader.words.date(day), static_cast<int>(end - begin)), std::move(text)});
        begin = end;
    }
    return out;
}

/// What the page has, to go to at once.
Html contents(Reader const& reader, std::vector<std::pair<char const*, Html const*>> const& parts)
{
    Html out;
    out.add(R"(<nav class="noddfa-no-print" aria-label="{}"><ul class="govuk-list noddfa-inline">)",
            reader.text("page.contents"));
    for (auto const& [name, part] : parts)
        if (!part->empty())
            out.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", Url::fragment(name),
                    reader.text(std::string{"page."} + name));
    out += trusted_html("</ul></nav>");
    return out;
}

}

std::optional<net::Response> show_conference(Reader const& reader, std::string const& id)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        StreamId const stream{Room::conference, id};
        auto records = snapshot.records(stream);
        if (records.empty())
            return std::nullopt;
        application::Thing thing{.kind = access::ObjectKind::report, .conference = ConferenceId{id}};
        auto const of_papers = reader.may(snapshot, access::Action::read_report, thing);
        thing.kind = access::ObjectKind::record;
        auto const of_what_was_recorded = reader.may(snapshot, access::Action::read_record, thing);
        thing.kind = access::ObjectKind::view;
        auto const of_what_they_thought = reader.may(snapshot, access::Action::read_views, thing);
        Told told{reader,
                  snapshot.site(),
                  ConferenceId{id},
                  snapshot.site().conference(ConferenceId{id}),
                  Story{reader.language, snapshot.site(), ConferenceId{id}},
                  std::move(records),
                  snapshot.site().duties(stream, reader.today()),
                  of_papers.has_value(),
                  of_what_was_recorded.has_value(),
                  of_what_they_thought.has_value()};
        if (of_what_was_recorded)
            tell_shown(told.story, told.records, snapshot, reader, *of_what_was_recorded);
        else
            told.story.learn(told.records, told.site);
        auto const row = conference_row_of(told);
        auto const of_alerts = alerts_of(reader, snapshot, told.id);
        auto const to_do = what_you_can_do(reader, snapshot, told.id);
        auto const of_quoracy = quoracy_forecasts(reader, snapshot, told.id);
        auto const of_children = children(told);
        auto const of_people = people(told);
        auto const of_reports = told.reads_reports ? reports(reader, told.site, told.id, told.story.words()) : Html{};
        auto const of_dates = due(told);
        auto const of_record = told.reads_record ? record(told) : Html{};
        Html out;
        out.add(R"({}<h1 class="govuk-heading-l">{}</h1><div class="noddfa-marks">{}{}</div>{}{}{}{}{}{}{}{}{}{}{}{})",
                done_banner(reader), reader.text("page.conference", {{"id", id}}), stage_tag(reader, row.stage),
                risks(reader, row), own_lapses(reader, snapshot), facts(told),
                readiness_in_short(reader, snapshot, told.id),
                contents(reader, {{"alerts", &of_alerts},
                                  {"do", &to_do},
                                  {"forecast", &of_quoracy},
                                  {"children", &of_children},
                                  {"people", &of_people},
                                  {"reports", &of_reports},
                                  {"due", &of_dates},
                                  {"record", &of_record}}),
                of_alerts, to_do, of_quoracy, of_children, of_people, of_reports, of_dates, of_record);
        return page(reader, {reader.text("page.conference", {{"id", id}}),
                             out,
                             {{reader.text("page.nav.conferences"), reader.to({"conferences"})}, {id}},
                             "conferences"});
    });
}

}
