#include "web/pages/pages.h"

#include "base/london.h"
#include "web/components/inset_text.h"
#include "web/components/pagination.h"
#include "web/pages/calendar_grid.h"
#include "web/pages/listed.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"
#include "web/pages/story.h"

/// The week and the month (`conferences`): what stands in a coordinator's and a chair's diary.
namespace noddfa::web {

using namespace components;
using application::ConferenceRow;
using application::RowKind;

namespace {

constexpr int most_rows = 1000;
constexpr std::int64_t minutes_of_day = 24 * 60;

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

Html children_of(Reader const& reader, ConferenceRow const& row)
{
    Html out;
    for (auto const& child : row.children)
        out.add(R"(<div>{}{}</div>)", child_in_words(reader, child),
                child.outcome
                    ? html(R"(<span class="noddfa-small">: {}</span>)", value_of(reader, "outcome", *child.outcome))
                    : Html{});
    return out;
}

Html list_of(Reader const& reader, std::string const& caption, std::vector<ConferenceRow> const& rows)
{
    Listing listing{reader, caption, {"reference", "when", "children", "kind", "chair", "stage", "replies", "reports"}};
    for (auto const& row : rows)
        listing.add(
            {html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to({"conferences", row.id.value}), row.id.value),
             html(R"(<div>{}</div><div class="noddfa-small">{}</div>)", when_in_words(reader, row), row.place),
             children_of(reader, row), value_of(reader, "conference_kind", row.kind),
             row.chair_name.empty() && row.chair ? reader.text("part.chair") : row.chair_name,
             html(R"(<div class="noddfa-marks">{}{}</div>)", stage_tag(reader, row.stage), risks(reader, row)),
             row.invited == 0 ? std::string{}
                              : reader.text("page.replies", {{"coming", std::to_string(row.coming)},
                                                             {"invited", std::to_string(row.invited)}}),
             row.reports == 0 ? std::string{} : std::to_string(row.reports)});
    return listing.show(true);
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
    auto const period = period_of(reader, request);
    auto const rows_from = [&](std::int64_t from, std::int64_t to) {
        return reader.read([&](ledger::Snapshot const& snapshot) {
            std::vector<ConferenceRow> rows;
            std::vector<ChildId> children;
            std::optional<access::Permit> last;
            for (auto const& row : snapshot.rows(RowKind::conference, from, to, most_rows)) {
                auto permit =
                    reader.could(snapshot, access::Action::read_header,
                                 {.kind = access::ObjectKind::conference, .conference = ConferenceId{row.stream.key}});
                if (!permit)
                    continue;
                last = std::move(permit);
                auto& added = rows.emplace_back(read_row<ConferenceRow>(row));
                if (added.chair_name.empty() && added.chair)
                    added.chair_name = practitioner_name(snapshot.site(), *added.chair);
                for (auto const& child : rows.back().children)
                    children.push_back(child.id);
            }
            reader.saw_list(access::Action::read_header, last, children);
            return rows;
        });
    };
    auto const booked = rows_from(start_of(period.from).utc_minutes, start_of(period.to).utc_minutes);
    // Without a day to be held on; of those, some never will be.
    auto waiting = rows_from(0, minutes_of_day);
    std::erase_if(waiting, [](auto const& row) { return row.stage == application::ConferenceStage::not_held; });
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
        out += list_of(reader, reader.text("page.conferences.held"), booked);
    if (!waiting.empty())
        out += list_of(reader, reader.text("page.conferences.waiting"), waiting);
    return page(reader, {title, out, {}, "conferences"});
}

}
