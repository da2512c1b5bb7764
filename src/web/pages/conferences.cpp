#include "web/pages/pages.h"

#include "base/london.h"
#include "web/components/inset_text.h"
#include "web/components/pagination.h"
#include "web/pages/calendar_grid.h"
#include "web/pages/conference_list.h"
#include "web/pages/listed.h"
#include "web/pages/parts.h"
#include "web/pages/to_be_held.h"

#include <algorithm>

/// The week and the month (`conferences`): what stands in a coordinator's and a chair's diary.
namespace noddfa::web {

using namespace components;
using application::ConferenceRow;

namespace {

struct Period {
    Date from;
    Date to; ///< the day behind the last
    bool month = false;
    bool misread = false; ///< the address names no day
};

Date monday_of(Date day) { return day.plus_days(1 - static_cast<int>(day.weekday().iso_encoding())); }

Period period_of(Reader const& reader, net::Request const& request)
{
    // Days within what a calendar can show; four digits of a year.
    constexpr Date earliest{1900, 1, 1};
    constexpr Date latest{2200, 1, 1};
    auto const given = request.query("from");
    auto asked = given ? Date::parse(std::string{*given}) : std::nullopt;
    if (asked && (*asked < earliest || *asked > latest))
        asked.reset();
    auto const day = asked.value_or(reader.today());
    bool const misread = given && !asked;
    if (request.query("view") == "month") {
        auto const civil = day.civil();
        Date const first{static_cast<int>(civil.year()), static_cast<unsigned>(civil.month()), 1};
        return {first, first.plus_months(1), true, misread};
    }
    return {monday_of(day), monday_of(day).plus_days(7), false, misread};
}

Url place_of(Reader const& reader, Date day, bool month)
{
    auto const place = reader.to({"conferences"}).with_query("from", day.iso());
    return month ? place.with_query("view", "month") : place;
}

Html steps(Reader const& reader, Period const& period)
{
    PaginationParams params{reader.text("page.periods")};
    auto const before = period.month ? period.from.plus_months(-1) : period.from.plus_days(-7);
    params.previous = PaginationLink{reader.text(period.month ? "page.month_before" : "page.week_before"),
                                     place_of(reader, before, period.month)};
    params.next = PaginationLink{reader.text(period.month ? "page.month_after" : "page.week_after"),
                                 place_of(reader, period.to, period.month)};
    return pagination(params);
}

/// The other view of the same days, and back to today.
Html views(Reader const& reader, Period const& period)
{
    Html out;
    out.add(R"(<ul class="govuk-list noddfa-inline"><li><a class="govuk-link" href="{}">{}</a></li>)",
            place_of(reader, period.from, !period.month),
            reader.text(period.month ? "page.show_week" : "page.show_month"));
    if (reader.today() < period.from || reader.today() >= period.to)
        out.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", place_of(reader, reader.today(), period.month),
                reader.text("page.to_today"));
    out.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)",
            reader.to({"conferences"}).with_query("view", to_be_held_view), reader.text("page.show_to_be_held"));
    out += trusted_html("</ul>");
    return out;
}

std::string how_many(Reader const& reader, std::vector<ConferenceRow> const& rows)
{
    auto const at_risk = std::ranges::count_if(rows, [&](auto const& row) { return !risks(reader, row).empty(); });
    auto text = reader.words.plural("page.conferences.count", static_cast<int>(rows.size()));
    if (at_risk > 0)
        text += " " + reader.words.plural("page.conferences.at_risk", static_cast<int>(at_risk));
    return text;
}

Html calendar_of(Reader const& reader, Period const& period, std::string const& title,
                 std::vector<ConferenceRow> const& rows)
{
    auto const last = monday_of(period.to.plus_days(-1)).plus_days(7);
    return calendar_grid(reader, {title, monday_of(period.from), last, {period.from, period.to}}, rows);
}

}

net::Response show_conferences(Reader const& reader, net::Request const& request)
{
    if (request.query("view") == to_be_held_view)
        return show_to_be_held(reader);
    auto const period = period_of(reader, request);
    auto const booked = rows_between(reader, start_of(period.from).utc_minutes, start_of(period.to).utc_minutes);
    auto const unbooked = waiting_to_be_booked(reader);
    auto const title = period.month
                           ? reader.text("page.conferences.month", {{"month", reader.words.month(period.from)}})
                           : reader.text("page.conferences.week", {{"day", reader.words.day(period.from)}});
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    if (period.misread)
        out += inset_text({reader.text("page.conferences.misread")});
    out.add(R"(<p class="govuk-body">{}</p>{})", how_many(reader, booked), views(reader, period));
    out.add(R"(<p class="govuk-body noddfa-no-print"><a class="govuk-link" href="{}">{}</a></p>)",
            reader.to({"requests"}), reader.text("page.requests"));
    out += calendar_of(reader, period, reader.text("page.calendar", {{"title", title}}), booked);
    out += steps(reader, period);
    if (!booked.empty())
        out += conference_list(reader, reader.text("page.conferences.held"), booked);
    if (!unbooked.empty())
        out += conference_list(reader, reader.text("page.conferences.waiting"), unbooked);
    return page(reader, {title, out, {}, "conferences"});
}

}
