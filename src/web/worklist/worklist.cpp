#include "web/worklist/worklist.h"

#include "application/meetings.h"
#include "base/contains.h"
#include "base/london.h"
#include "replay/summaries.h"
#include "web/before/actions.h"
#include "web/before/invited/staff.h"
#include "web/before/readiness.h"
#include "web/before/request/address.h"
#include "web/before/request/request.h"
#include "web/before/step.h"
#include "web/components/inset_text.h"
#include "web/components/tag.h"
#include "web/desk/known.h"
#include "web/house/carried.h"
#include "web/pages/dues.h"
#include "web/pages/listed.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"
#include "web/worklist/alerts.h"
#include "web/worklist/messages.h"
#include "web/worklist/named.h"
#include "web/worklist/protect.h"

#include <algorithm>
#include <map>

namespace noddfa::web {

using namespace components;
using application::DiaryRow;
using application::Room;
using application::Row;
using application::RowKind;
using Stands = application::Standing;
using application::StreamId;

namespace {

constexpr int most_listed = 50; ///< of one owner's, on a page
constexpr int most_narrowed = 500; ///< of one owner's, that are narrowed to one kind
constexpr std::size_t worth_narrowing = 12;
constexpr std::string_view kind_query = "what";
constexpr int most_undated = 200; ///< without a day, of one owner's
constexpr int most_meetings = 20;
constexpr int most_requests = 1000; ///< that nobody has booked yet, of everybody
constexpr std::int64_t minutes_ahead = std::int64_t{180} * 24 * 60;
constexpr std::int64_t days_ahead = 90;

/// Where something that is due is done: the place of an action (`before/actions.cpp`).
struct DoneAt {
    std::string_view what;
    std::string_view place;
};
constexpr DoneAt done_at_places[] = {
    {"submit-report", "report"},   {"share-report", "report"}, {"hold-conference", "convene"},
    {"convene", "convene"},        {"rearrange", "convene"},   {"meet-parent", "family"},
    {"debrief-parent", "family"},  {"visit-parent", "family"}, {"offer-debrief", "family"},
    {"follow-up-visit", "family"},
};

struct List {
    Reader const& reader;
    ledger::Snapshot const& at;
    Dues& told;
};

std::string child_of(List const& list, StreamId const& stream, DiaryRow const& duty)
{
    auto const child = duty.child                                                    ? *duty.child
                       : stream.room == Room::register_ || stream.room == Room::plan ? ChildId{stream.key}
                                                                                     : ChildId{};
    return child.empty() ? std::string{} : child_called(list.reader, list.at, stream, child);
}

/// Of the family, where a duty names somebody: whom a report is shared with, which parent is met.
std::string relative_of(List const& list, StreamId const& stream, DiaryRow const& duty)
{
    if (stream.room != Room::conference || !duty.who)
        return {};
    auto const& people = list.at.site().conference(ConferenceId{stream.key}).family.people;
    auto const found = people.find(*duty.who);
    return found == people.end() ? std::string{} : called(found->second);
}

/// The children of a conference that is shown.
Html children_of(List const& list, StreamId const& stream)
{
    Html out;
    for (auto const& child : list.at.site().conference(ConferenceId{stream.key}).convening.children)
        out.add(R"(<div class="noddfa-small">{}</div>)",
                child_in_words(list.reader, {child.id, child.name, child.is_unborn(), {}}));
    return out;
}

/// A report that its agency's lead answers (REP-01).
Html approval_of(List const& list, std::string const& conference, std::string const& report)
{
    application::Thing const thing{
        .kind = access::ObjectKind::report, .conference = ConferenceId{conference}, .report = ReportId{report}};
    if (!list.reader.could(list.at, access::Action::approve_report, thing))
        return {};
    return link_to(list.reader, {"conferences", conference, "reports", report, "approval"},
                   list.reader.text("page.approval.lead"));
}

/// The alert that a row stands for, where it is the reader's to answer.
std::optional<Alert> alert_of(List const& list, StreamId const& stream, DiaryRow const& row)
{
    // MOV-02: the notice of a move has a day by which it is seen.
    auto const about = row.what == "acknowledge-move" ? std::string{"move"} : row.what;
    if (!list.reader.words.has("alert." + about))
        return std::nullopt;
    for (auto& alert : alerts_to_answer(list.reader, list.at, stream))
        if (alert.about == about && id_of(alert.clause) == row.clause && (about == "move" || alert.child == row.child))
            return std::move(alert);
    return std::nullopt;
}

Html action_for(List const& list, StreamId const& stream, DiaryRow const& row, bool shown)
{
    std::string_view const what = row.what;
    if (auto const alert = alert_of(list, stream, row))
        return alert_link(list.reader, stream, *alert);
    if (stream.room != Room::conference)
        return {};
    // The lead need not be of the conference.
    if (what == "approve-report")
        return approval_of(list, stream.key, row.about);
    if (!shown)
        return {};
    for (auto const& [duty, place] : done_at_places)
        if (duty == what)
            for (auto const& action : conference_actions())
                if (action.place == place)
                    if (auto link = link_of(list.reader, list.at, ConferenceId{stream.key}, action); !link.empty())
                        return link;
    return {};
}

Html standing_of_row(List const& list, DiaryRow const& duty)
{
    auto const& reader = list.reader;
    auto const stands = application::standing(duty, reader.today());
    auto const mark = stands == Stands::late      ? tag({reader.text("page.overdue"), "govuk-tag--red"})
                      : stands == Stands::at_risk ? tag({reader.text("page.work.soon"), "govuk-tag--orange"})
                                                  : Html{};
    return html(R"(<div class="noddfa-marks"><span>{}</span>{}</div>)",
                duty.due ? reader.words.day(*duty.due) : reader.text("page.no_date"), mark);
}

/// Neither before there is anything to do nor after it lapsed.
bool stands_today(Reader const& reader, Row const& row)
{
    auto const stands = application::standing(read_row<DiaryRow>(row), reader.today());
    return stands != Stands::not_yet && stands != Stands::lapsed;
}

void add(Listing& listing, List const& list, Row const& row)
{
    auto const duty = read_row<DiaryRow>(row);
    bool const shown = list.told.shows(row.stream);
    auto doing = action_for(list, row.stream, duty, shown);
    // What is with the chair and everybody already is answered by no lead any more.
    if (duty.what == "approve-report" && doing.empty())
        return;
    auto const alert = alert_of(list, row.stream, duty);
    auto what = alert ? alert_in_words(list.reader, *alert) : replay::duty_name(duty.what, list.reader.words);
    auto const child = shown ? child_of(list, row.stream, duty) : std::string{};
    if (!child.empty())
        what += ": " + child;
    if (auto const relative = shown ? relative_of(list, row.stream, duty) : std::string{}; !relative.empty())
        what += (child.empty() ? ": " : ", ") + relative;
    auto about = matter_of(list.reader, list.at, row.stream, shown);
    if (shown && child.empty() && row.stream.room == Room::conference)
        about += children_of(list, row.stream);
    listing.add(
        {what, standing_of_row(list, duty), std::move(about), std::move(doing), clause_link(list.reader, duty.clause)});
}

/// The first day of the list: of the earliest, or where the address says to go on.
std::int64_t first_day(Reader const& reader)
{
    auto const from = Date::parse(reader.asked("from"));
    return from ? application::day_number(*from) : 1;
}

/// The kinds of what is owed, each leading to all of that kind; nothing where there is little to choose from.
Html ways_to_narrow(Reader const& reader, std::vector<Row> const& rows)
{
    std::map<std::string, int> kinds;
    for (auto const& row : rows)
        ++kinds[read_row<DiaryRow>(row).what];
    auto const wanted = reader.asked(kind_query);
    if (wanted.empty() && (rows.size() < worth_narrowing || kinds.size() < 2))
        return {};
    Html links;
    auto const choice = [&](Url const& to, std::string const& words, bool chosen) {
        links.add("<li>{}</li>", chosen ? html("<strong>{}</strong>", words)
                                        : html(R"(<a class="govuk-link" href="{}">{}</a>)", to, words));
    };
    auto const all = reader.to({"work"});
    choice(all, reader.text("page.work.all"), wanted.empty());
    for (auto const& [kind, count] : kinds)
        choice(all.with_query(kind_query, kind),
               reader.text("page.work.kind",
                           {{"what", replay::duty_name(kind, reader.words)}, {"n", std::to_string(count)}}),
               kind == wanted);
    return html(R"(<ul class="govuk-list noddfa-inline noddfa-no-print">{}</ul>)", links);
}

/// What one owner owes, the earliest first; more than a page is on the next.
Html owed(List const& list, RowKind kind, std::string const& owner, std::string const& title)
{
    auto const& reader = list.reader;
    auto const from = first_day(reader);
    auto const until = application::day_number(reader.today()) + days_ahead;
    auto rows = list.at.rows_of(kind, owner, from, until, most_narrowed);
    // Without a number of days it is owed all the same; alerts stand above.
    std::vector<Row> undated;
    if (from == 1)
        undated = list.at.rows_of(kind, owner, 0, 1, most_undated);
    std::erase_if(undated,
                  [&](Row const& row) { return alert_of(list, row.stream, read_row<DiaryRow>(row)).has_value(); });
    auto const is_none = [&](Row const& row) { return !stands_today(reader, row); };
    std::erase_if(rows, is_none);
    std::erase_if(undated, is_none);
    auto all = rows;
    all.insert(all.end(), undated.begin(), undated.end());
    auto const choices = ways_to_narrow(reader, all);
    std::optional<std::int64_t> later;
    if (auto const wanted = reader.asked(kind_query); !wanted.empty()) {
        std::erase_if(all, [&](Row const& row) { return read_row<DiaryRow>(row).what != wanted; });
    } else if (std::ssize(rows) > most_listed) {
        later = rows[most_listed].at;
        all.erase(all.begin() + most_listed, all.begin() + static_cast<std::ptrdiff_t>(rows.size()));
    }
    Listing listing{reader, title, {"what", "due", "reference", "do", "clause"}};
    for (auto const& row : all)
        add(listing, list, row);
    if (listing.empty())
        return {};
    Html more;
    if (later && *later > from)
        more.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                 reader.to({"work"}).with_query("from", Date{1970, 1, 1}.plus_days(static_cast<int>(*later)).iso()),
                 reader.text("page.work.more"));
    return html("{}{}{}", choices, listing.show(true), more);
}

/// The first of these that somebody holds sees to what a post owes that nobody holds.
constexpr Post standing_in[] = {Post::coordinator, Post::lead_manager, Post::deputy_manager};
/// Those that owe something themselves (`application/owners`).
constexpr Post owing[] = {Post::coordinator, Post::custodian, Post::lead_manager};

/// READING R-21: a post that nobody holds has its work seen by another, who is told so.
std::vector<directory::PostOf> posts_seen_to(List const& list, directory::HeldPost const& held)
{
    std::vector<directory::PostOf> posts;
    if (!held.of.authority || !contains(standing_in, held.of.post))
        return posts;
    auto const is_held = [&](Post post) {
        return !holders_of(list.at, post, *held.of.authority, list.reader.today()).empty();
    };
    for (auto const post : owing) {
        if (is_held(post))
            continue;
        auto const first =
            std::ranges::find_if(standing_in, [&](Post other) { return other != post && is_held(other); });
        if (first != std::end(standing_in) && *first == held.of.post) {
            auto empty = held.of;
            empty.post = post;
            posts.push_back(std::move(empty));
        }
    }
    return posts;
}

/// What the posts that somebody holds owe, and those that nobody does and they see to.
Html owed_by_post(List const& list)
{
    auto const& reader = list.reader;
    Html out;
    auto const& known = list.at.site().practitioner(reader.who()).practitioner;
    if (!known)
        return out;
    for (auto const& held : known->posts) {
        if (!held.holds_on(reader.today()))
            continue;
        auto const title = reader.text("page.work.post", {{"post", called(reader, list.at, held.of)}});
        if (held.of.post == Post::agency_lead && held.of.agency) {
            auto const& agency = list.at.site().agency(*held.of.agency).agency;
            if (agency && agency->said.lead_approves_reports.value_or(false))
                out += owed(list, RowKind::owed, application::approval_key(*held.of.agency),
                            reader.text("page.work.to_approve", {{"agency", called(reader, *agency)}}));
            out += owed(list, RowKind::owed, application::agency_key(*held.of.agency), title);
        } else if (held.of.authority)
            out += owed(list, RowKind::diary, application::post_key(held.of.post, *held.of.authority), title);
        for (auto const& empty : posts_seen_to(list, held))
            out += owed(list, RowKind::diary, application::post_key(empty.post, *empty.authority),
                        reader.text("page.work.nobody", {{"post", called(reader, list.at, empty)}}));
    }
    return out;
}

/// To what waits for a second person, for whoever may be one at an authority (3.4). Who proposes tells them: what waits
/// is kept sealed, in no row of theirs.
Html waiting_link(List const& list)
{
    auto const& reader = list.reader;
    auto const& known = list.at.site().practitioner(reader.who()).practitioner;
    bool const is_second = known && std::ranges::any_of(known->posts, [&](directory::HeldPost const& one) {
                               bool const agrees =
                                   one.of.post == Post::coordinator || one.of.post == Post::lead_manager;
                               return agrees && one.holds_on(reader.today());
                           });
    if (!is_second)
        return {};
    return html(R"(<p class="govuk-body">{}</p>)",
                link_to(reader, {"administration", "waiting"}, reader.text("page.desk.waiting")));
}

/// What is told at once and has no day, of whoever is told themselves or by a post: before all that has one.
Html alerts(List const& list)
{
    auto const& reader = list.reader;
    Listing listing{reader, reader.text("page.alerts"), {"what", "due", "reference", "do", "clause"}};
    std::vector<std::string> owners{reader.who().value};
    if (auto const& known = list.at.site().practitioner(reader.who()).practitioner)
        for (auto const& held : known->posts)
            if (held.holds_on(reader.today())) {
                if (held.of.authority)
                    owners.push_back(application::post_key(held.of.post, *held.of.authority));
                else if (held.of.agency)
                    owners.push_back(application::agency_key(*held.of.agency));
                for (auto const& empty : posts_seen_to(list, held))
                    owners.push_back(application::post_key(empty.post, *empty.authority));
            }
    for (auto const& owner : owners)
        for (auto const& row : list.at.rows_of(RowKind::diary, owner, 0, 1, most_undated))
            if (stands_today(reader, row) && alert_of(list, row.stream, read_row<DiaryRow>(row)))
                add(listing, list, row);
    return listing.empty() ? Html{} : listing.show(true);
}

/// Requests that somebody began and has not sent.
Html requests(List const& list)
{
    auto const& reader = list.reader;
    Listing listing{reader, reader.text("page.work.requests"), {"reference", "children", "do"}};
    if (!may_request(reader, list.at))
        return {};
    for (auto const& row : list.at.rows(RowKind::conference, 0, 1, most_requests)) {
        if (read_row<application::ConferenceRow>(row).stage != application::ConferenceStage::being_written)
            continue;
        auto const& asked = list.at.site().conference(ConferenceId{row.stream.key}).convening.asked();
        if (asked->social_worker == reader.who() && list.told.shows(row.stream))
            listing.add(
                {html("{}", row.stream.key), children_of(list, row.stream),
                 link_to(reader, {"conferences", row.stream.key, "request"}, reader.text("page.work.request.go_on"))});
    }
    return listing.empty() ? Html{} : listing.show(true);
}

/// The conferences that somebody is awaited at, with their answer.
Html meetings(List const& list)
{
    auto const& reader = list.reader;
    Listing listing{reader, reader.text("page.work.meetings"), {"reference", "when", "answer", "do"}};
    // Of the whole day: what began a moment ago is where they are wanted now.
    auto const from = start_of(reader.today()).utc_minutes;
    for (auto const& row :
         list.at.rows_of(RowKind::meeting, reader.who().value, from, from + minutes_ahead, most_meetings)) {
        if (!list.told.shows(row.stream))
            continue;
        ConferenceId const conference{row.stream.key};
        auto const& state = list.at.site().conference(conference);
        auto const meeting = read_row<application::MeetingRow>(row);
        auto const reply = state.invitations.replies.find(reader.who());
        bool const presides = state.is_chair(reader.who()) || state.is_record_taker(reader.who());
        Html next = presides ? readiness_in_short(reader, list.at, conference) : Html{};
        for (auto const& action : conference_actions())
            if (action.place == "reply" && !presides)
                next = link_of(reader, list.at, conference, action);
        listing.add({html("{}{}", matter_of(reader, list.at, row.stream, true), children_of(list, row.stream)),
                     reader.words.date(meeting.starts.day) + ", " + reader.words.time(meeting.starts),
                     presides ? html("{}", reader.text("page.work.presides"))
                     : reply == state.invitations.replies.end()
                         ? tag({reader.text("page.no_answer"), "govuk-tag--orange"})
                         : html("{}", value_of(reader, "answer", reply->second.answer)),
                     std::move(next)});
    }
    return listing.empty() ? Html{} : listing.show(true);
}

}

net::Response show_worklist(Reader const& reader)
{
    auto const title = reader.text("page.nav.work");
    Html out;
    out.add(R"({}<h1 class="govuk-heading-l">{}</h1>)", done_banner(reader), title);
    reader.read([&](ledger::Snapshot const& at) {
        Dues told{reader, at};
        List const list{reader, at, told};
        bool const all = reader.asked("from").empty() && reader.asked(kind_query).empty();
        auto const of_alerts = all ? alerts(list) : Html{};
        auto const of_meetings = all ? meetings(list) : Html{};
        auto const of_requests = all ? requests(list) : Html{};
        auto const own = owed(list, RowKind::diary, reader.who().value, reader.text("page.work.own"));
        auto const by_post = owed_by_post(list);
        auto const to_agree = all ? addresses_to_agree(reader, at) : Html{};
        if (!all && own.empty() && by_post.empty())
            out += inset_text({reader.text("page.work.none_of_these")});
        else if (of_alerts.empty() && of_meetings.empty() && of_requests.empty() && own.empty() && by_post.empty()
                 && to_agree.empty())
            out += inset_text({reader.text("page.work.none")});
        out.add("{}{}{}{}{}{}{}{}{}", of_alerts, undelivered_in_short(reader, at), to_agree, of_meetings, of_requests,
                own, by_post, protect_link(reader, at), waiting_link(list));
        told.record();
    });
    return page(reader, {title, out, {}, "work"});
}

}
