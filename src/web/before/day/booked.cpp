#include "web/before/day/booked.h"

#include "base/london.h"
#include "web/desk/known.h"
#include "web/pages/calendar_grid.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

namespace noddfa::web {

using application::ConferenceRow;

namespace {

constexpr int most_booked = 2000; ///< within the weeks that are shown
constexpr int weeks_shown = 2;

Date monday_before(Date day) { return day.plus_days(1 - static_cast<int>(day.weekday().iso_encoding())); }

}

std::vector<std::string> taken(Reader const& reader, ledger::Snapshot const& at, std::string const& conference,
                               conference::Booking const& booking)
{
    std::vector<std::string> found;
    auto const minutes = at.site().settings().on(reader.today()).conference_minutes;
    auto const starts = booking.starts.utc_minutes;
    for (auto const& row :
         at.rows(application::RowKind::conference, starts - minutes + 1, starts + minutes, most_booked)) {
        if (row.stream.key == conference)
            continue;
        auto const other = read_row<ConferenceRow>(row);
        if (other.stage == application::ConferenceStage::not_held)
            continue;
        auto const shown =
            reader.could(at, access::Action::read_header,
                         {.kind = access::ObjectKind::conference, .conference = ConferenceId{row.stream.key}});
        auto const where = shown ? reader.text("page.convene.other",
                                               {{"id", other.id.value}, {"at", reader.words.moment(*other.starts)}})
                                 : reader.text("page.convene.another", {{"at", reader.words.moment(*other.starts)}});
        for (auto const& person : {booking.chair, booking.record_taker})
            if (!person.empty() && (other.chair == person || other.record_taker == person))
                found.push_back(
                    reader.text("page.convene.taken", {{"what", called(reader, at, person)}, {"where", where}}));
        if (!booking.place.empty() && other.place == booking.place)
            found.push_back(reader.text("page.convene.taken", {{"what", booking.place}, {"where", where}}));
    }
    return found;
}

Html weeks_around(Reader const& reader, ledger::Snapshot const& at, Date day)
{
    auto const from = monday_before(day);
    auto const to = from.plus_days(7 * weeks_shown);
    std::vector<ConferenceRow> shown;
    std::vector<ChildId> children;
    std::optional<access::Permit> last;
    for (auto const& row :
         at.rows(application::RowKind::conference, start_of(from).utc_minutes, start_of(to).utc_minutes, most_booked)) {
        auto permit =
            reader.could(at, access::Action::read_header,
                         {.kind = access::ObjectKind::conference, .conference = ConferenceId{row.stream.key}});
        if (!permit)
            continue;
        last = std::move(permit);
        shown.push_back(read_row<ConferenceRow>(row));
        for (auto const& child : shown.back().children)
            children.push_back(child.id);
    }
    reader.saw_list(access::Action::read_header, last, children);
    auto const title = reader.text("page.convene.weeks", {{"day", reader.words.day(from)}});
    Listing listing{reader, title, {"reference", "when", "chair", "record_taker", "place"}};
    for (auto const& row : shown)
        listing.add({row.id.value, reader.words.moment(*row.starts),
                     row.chair ? called(reader, at, *row.chair) : std::string{},
                     row.record_taker ? called(reader, at, *row.record_taker) : std::string{}, row.place});
    return html("{}{}{}", heading(title, "weeks"), calendar_grid(reader, {title, from, to, {from, to}}, shown),
                listing.empty() ? Html{} : listing.show());
}

}
