#include "web/before/day/slots.h"

#include "base/contains.h"
#include "base/london.h"
#include "web/before/day/due_day.h"
#include "web/before/invited/staff.h"
#include "web/components/pagination.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/desk/known.h"
#include "web/house/crumbs.h"
#include "web/pages/parts.h"

#include <algorithm>
#include <array>
#include <set>

namespace noddfa::web {

using namespace components;
using application::ConferenceRow;
using conference::State;

namespace {

constexpr int weeks_of_slots = 2;
constexpr int days_of_work = 5;
constexpr int weeks_of_rooms = 8; ///< before and behind: where conferences were and will be held
constexpr int most_conferences = 2000; ///< within the weeks that are looked at
constexpr int most_rooms = 20;
/// Times to choose from; any other may be typed.
constexpr int first_minute = 9 * 60;
constexpr int last_minute = 17 * 60;

/// What a conference needs to have free, as the address says it.
constexpr std::array<std::string_view, 3> bookable{"chair", "record_taker", "place"};

/// Somebody or something that may be booked.
struct Owner {
    std::string id;
    std::string name;
};

/// What the grid is made from, on one snapshot.
struct Slots {
    Reader const& reader;
    ledger::Snapshot const& at;
    std::string conference;
    std::string kind;
    Date from;
    int minutes = 0; ///< that one conference takes
    std::optional<Deadline> due;
    std::vector<ConferenceRow> booked;
    std::vector<Owner> owners;
    std::set<ConferenceId> seen{}; ///< of those booked, which the reader may see
};

Date start_of_week(Date day) { return day.plus_days(1 - static_cast<int>(day.weekday().iso_encoding())); }

Date slots_from(Reader const& reader)
{
    constexpr Date earliest{1900, 1, 1};
    constexpr Date latest{2200, 1, 1};
    auto const asked = Date::parse(reader.asked("from"));
    return asked && *asked > earliest && *asked < latest ? *asked : reader.today();
}

std::string kind_asked(Reader const& reader)
{
    auto const asked = reader.asked("of");
    return contains(bookable, asked) ? asked : std::string{bookable.front()};
}

std::vector<ConferenceRow> rows_between(ledger::Snapshot const& at, Date from, Date to)
{
    std::vector<ConferenceRow> rows;
    for (auto const& row : at.rows(application::RowKind::conference, start_of(from).utc_minutes,
                                   start_of(to).utc_minutes, most_conferences))
        if (auto read = read_row<ConferenceRow>(row); read.stage != application::ConferenceStage::not_held)
            rows.push_back(std::move(read));
    return rows;
}

/// Rooms are known from where conferences are held.
std::vector<Owner> rooms(ledger::Snapshot const& at, Date around)
{
    std::vector<Owner> found;
    for (auto const& row :
         rows_between(at, around.plus_days(-7 * weeks_of_rooms), around.plus_days(7 * weeks_of_rooms)))
        if (!row.place.empty() && std::ranges::find(found, row.place, &Owner::id) == found.end())
            found.push_back({row.place, row.place});
    std::ranges::sort(found, {}, &Owner::name);
    if (found.size() > most_rooms)
        found.resize(most_rooms);
    return found;
}

std::vector<Owner> owners_of(Reader const& reader, ledger::Snapshot const& at, State const& state,
                             std::string const& kind, Date from)
{
    if (kind == "place")
        return rooms(at, from);
    std::vector<Owner> found;
    auto const post = kind == "chair" ? Post::chair : Post::record_taker;
    auto const authority = state.convening.request->authority.value_or(AuthorityId{});
    for (auto const& holder : holders_of(at, post, authority, reader.today()))
        found.push_back({holder.person.value, holder.name});
    return found;
}

/// Whether a conference takes somebody, in either office, or a room.
bool takes(Slots const& of, ConferenceRow const& row, Owner const& owner)
{
    PersonId const person{owner.id};
    return of.kind == "place" ? row.place == owner.id : row.chair == person || row.record_taker == person;
}

Html booked_entry(Slots const& of, ConferenceRow const& row)
{
    auto const& reader = of.reader;
    auto const time = reader.words.time(*row.starts);
    // Of a conference that they may not see, only that it is so.
    if (!of.seen.contains(row.id))
        return html("<div>{} {}</div>", time, reader.text("page.slots.taken"));
    return html(R"(<div>{} <a class="govuk-link" href="{}">{}</a></div>)", time,
                reader.to({"conferences", row.id.value}), row.id.value);
}

/// Times at which one of them is free for as long as a conference takes, each a link to the form.
Html free_times(Slots const& of, Owner const& owner, Date day, std::vector<ConferenceRow const*> const& theirs)
{
    auto const& reader = of.reader;
    Html out;
    for (auto minute = first_minute; minute + of.minutes <= last_minute; minute += of.minutes) {
        auto const starts = later(start_of(day), minute);
        auto const overlaps = [&](ConferenceRow const* row) {
            return row->id.value != of.conference
                   && std::abs(row->starts->utc_minutes - starts.utc_minutes) < of.minutes;
        };
        if (starts < reader.site.now() || std::ranges::any_of(theirs, overlaps))
            continue;
        auto const time = reader.words.time(starts);
        auto const to = reader.to({"conferences", of.conference, "convene"})
                            .with_query("on", day.iso())
                            .with_query("at", time)
                            .with_query(of.kind, owner.id);
        out.add(R"(<li><a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> {}, {}</span></a></li>)",
                to, time, reader.words.day(day), owner.name);
    }
    return out.empty() ? out : html(R"(<ul class="govuk-list noddfa-inline">{}</ul>)", out);
}

/// What is to know of a day whoever is free on it: a day before the limit as loud as one behind it (CONV-02).
std::string mark_of(Slots const& of, Date day)
{
    auto const& reader = of.reader;
    auto const& calendar = of.at.site().calendar();
    if (calendar.is_bank_holiday(day))
        return reader.text("page.bank_holiday");
    if (!of.due)
        return {};
    language::Holes const clause{{"clause", std::string{id_of(of.due->clause)}}};
    if (day > of.due->due)
        return reader.text("page.slots.late", clause);
    if (day == of.due->due)
        return reader.text("page.slots.last_day", clause);
    return calendar.working_days_between(day, of.due->due) == 1 ? reader.text("page.slots.day_before", clause)
                                                                : std::string{};
}

Html marked(Slots const& of, Date day)
{
    auto const mark = mark_of(of, day);
    if (mark.empty())
        return {};
    bool const none = of.at.site().calendar().is_bank_holiday(day);
    return html("<br>{}", tag({mark, none ? "govuk-tag--grey" : "govuk-tag--red"}));
}

Html cell(Slots const& of, Owner const& owner, Date day)
{
    std::vector<ConferenceRow const*> theirs;
    Html out;
    for (auto const& row : of.booked)
        if (takes(of, row, owner)) {
            theirs.push_back(&row);
            if (row.starts->day == day)
                out += booked_entry(of, row);
        }
    // CONV-02: counted in working days; who means a bank holiday types it.
    if (of.at.site().calendar().is_working_day(day))
        out += free_times(of, owner, day, theirs);
    return out;
}

/// The working week from today on; all of a week that is past.
std::vector<Date> days_of(Slots const& of, Date monday)
{
    auto const today = of.reader.today();
    auto const end = monday.plus_days(days_of_work);
    std::vector<Date> days;
    for (auto day = monday < today && today < end ? today : monday; day < end; day = day.plus_days(1))
        days.push_back(day);
    return days;
}

Html week(Slots const& of, Date monday)
{
    auto const days = days_of(of, monday);
    auto const& reader = of.reader;
    TableParams params;
    params.caption = html("{}", reader.text("page.slots.week", {{"day", reader.words.day(monday)}}));
    params.caption_classes = "govuk-table__caption--m";
    params.first_cell_is_header = true;
    params.classes = "noddfa-list";
    params.head = {{html("{}", reader.text("page.slots.of." + of.kind))}};
    auto const name_of = [&](Date day) { return reader.words.weekday(day) + " " + reader.words.day(day); };
    for (auto const date : days)
        params.head.push_back({html("{}{}", name_of(date), marked(of, date))});
    for (auto const& owner : of.owners) {
        TableRow row{{html("{}", owner.name)}};
        for (auto const date : days) {
            TableCell shown{cell(of, owner, date)};
            if (shown.text.empty())
                shown.text = html("{}", reader.text("page.slots.none"));
            auto const mark = mark_of(of, date);
            shown.attributes.add("data-label", mark.empty() ? name_of(date) : name_of(date) + ", " + mark);
            row.push_back(std::move(shown));
        }
        params.rows.push_back(std::move(row));
    }
    return table(params);
}

Url address_of_slots(Slots const& of, std::string const& kind, Date from)
{
    return of.reader.to({"conferences", of.conference, "slots"}).with_query("of", kind).with_query("from", from.iso());
}

Html choice_of_kind(Slots const& of)
{
    Html links;
    for (auto const kind : bookable) {
        auto const words = of.reader.text("page.slots.of." + std::string{kind});
        links.add("<li>{}</li>", of.kind == kind ? html("<strong>{}</strong>", words)
                                                 : html(R"(<a class="govuk-link" href="{}">{}</a>)",
                                                        address_of_slots(of, std::string{kind}, of.from), words));
    }
    return html(R"(<ul class="govuk-list noddfa-inline">{}</ul>)", links);
}

Html other_weeks(Slots const& of)
{
    PaginationParams params{of.reader.text("page.periods")};
    params.previous = PaginationLink{of.reader.text("page.slots.before"),
                                     address_of_slots(of, of.kind, of.from.plus_days(-7 * weeks_of_slots))};
    params.next = PaginationLink{of.reader.text("page.slots.after"),
                                 address_of_slots(of, of.kind, of.from.plus_days(7 * weeks_of_slots))};
    return pagination(params);
}

/// Which of the conferences the reader may see: one look at them all.
void find_seen(Slots& of)
{
    std::vector<ChildId> children;
    std::optional<access::Permit> last;
    for (auto const& row : of.booked) {
        auto permit = of.reader.could(of.at, access::Action::read_header,
                                      {.kind = access::ObjectKind::conference, .conference = row.id});
        if (!permit)
            continue;
        last = std::move(permit);
        of.seen.insert(row.id);
        for (auto const& child : row.children)
            children.push_back(child.id);
    }
    of.reader.saw_list(access::Action::read_header, last, children);
}

std::optional<net::Response> show_slots(Reader const& reader, std::string const& conference)
{
    return at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const& at) -> std::optional<net::Response> {
            if (!state.convening.request || state.meeting.opened)
                return std::nullopt;
            auto const from = start_of_week(slots_from(reader));
            auto const kind = kind_asked(reader);
            Slots of{reader,
                     at,
                     conference,
                     kind,
                     from,
                     at.site().settings().on(reader.today()).conference_minutes,
                     due_date_of(reader, at, conference),
                     {},
                     owners_of(reader, at, state, kind, from)};
            for (auto& row : rows_between(at, from, from.plus_days(7 * weeks_of_slots)))
                if (std::ranges::any_of(of.owners, [&](Owner const& owner) { return takes(of, row, owner); }))
                    of.booked.push_back(std::move(row));
            find_seen(of);
            auto const title = reader.text("page.slots");
            auto out = heading_at(reader, conference, title);
            out += due_and_anchors(reader, at, conference);
            out += choice_of_kind(of);
            out.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.slots.how"));
            if (of.owners.empty())
                out.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.slots.nobody"));
            else
                for (int number = 0; number < weeks_of_slots; ++number)
                    out += week(of, from.plus_days(7 * number));
            out += other_weeks(of);
            auto const convene = reader.text(state.convening.booking ? "page.convene.move" : "page.convene");
            return page(reader, {title, out,
                                 crumbs_at(reader, conference,
                                           {{convene, reader.to({"conferences", conference, "convene"})}, {title}}),
                                 "conferences"});
        });
}

}

void add_slots_routes(std::vector<Route>& routes, Site& site)
{
    routes.push_back(page_at<std::string>(
        site, "/conferences/{conference}/slots", "slots", arranging,
        [](Reader const& reader, net::Request const&, std::string const& id) { return show_slots(reader, id); }));
}

}
