#include "web/pages/pages.h"

#include "base/london.h"
#include "html/each.h"
#include "web/components/inset_text.h"
#include "web/components/pagination.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/said.h"

/// The week and the month (`conferences`): what stands in a coordinator's and a chair's diary.
namespace noddfa::web {

using namespace components;
using application::ConferenceRow;
using application::ConferenceStage;
using application::RowKind;

namespace {

constexpr int most_rows = 1000;
constexpr std::int64_t minutes_of_day = 24 * 60;

struct Period {
    Date from;
    Date to; ///< the day behind the last
    bool month = false;
};

Date monday_of(Date day)
{
    auto const weekday = static_cast<int>(day.weekday().iso_encoding()) - 1;
    return day.plus_days(-weekday);
}

Period period_of(Reader const& reader, net::Request const& request)
{
    auto const given = request.query("from");
    auto const day = (given ? Date::parse(std::string{*given}) : std::nullopt).value_or(reader.today());
    if (request.query("view") == "month") {
        auto const civil = day.civil();
        Date const first{static_cast<int>(civil.year()), static_cast<unsigned>(civil.month()), 1};
        return {first, first.plus_months(1), true};
    }
    return {monday_of(day), monday_of(day).plus_days(7), false};
}

char const* colour_of(ConferenceStage stage)
{
    switch (stage) {
    case ConferenceStage::requested: return "govuk-tag--yellow";
    case ConferenceStage::booked: return "govuk-tag--blue";
    case ConferenceStage::open: return "govuk-tag--purple";
    case ConferenceStage::adjourned: return "govuk-tag--orange";
    case ConferenceStage::closed: return "govuk-tag--green";
    case ConferenceStage::record_signed:
    case ConferenceStage::circulated: return "govuk-tag--grey";
    case ConferenceStage::not_held: return "govuk-tag--red";
    }
    return "";
}

std::string children_in_words(Reader const& reader, ConferenceRow const& row)
{
    std::vector<std::string> names;
    for (auto const& child : row.children) {
        auto name = child.name.empty() ? child.id.value : child.name;
        if (child.unborn)
            name = reader.text("page.unborn", {{"child", name}});
        if (child.outcome)
            name += " – " + value_of(reader, "outcome", *child.outcome);
        names.push_back(std::move(name));
    }
    return reader.words.list(names);
}

TableRow row_of(Reader const& reader, ConferenceRow const& row)
{
    auto const when = row.starts ? reader.words.date(row.starts->day) + ", " + reader.words.time(*row.starts)
                      : row.due  ? reader.text("page.book_by", {{"day", reader.words.day(*row.due)}})
                                 : reader.text("page.not_booked");
    return {{html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to({"conferences", row.id.value}), row.id.value)},
            {when},
            {children_in_words(reader, row)},
            {value_of(reader, "kind", row.kind)},
            {tag({value_of(reader, "conference_stage", row.stage), colour_of(row.stage)})},
            {reader.text("page.replies",
                         {{"coming", std::to_string(row.coming)}, {"invited", std::to_string(row.invited)}})},
            {std::to_string(row.reports), "numeric"}};
}

Html table_of(Reader const& reader, std::string const& caption, std::vector<ConferenceRow> const& rows)
{
    TableParams params;
    params.caption = caption;
    params.caption_classes = "govuk-table__caption--m";
    for (auto const* head : {"reference", "when", "children", "kind", "stage", "replies"})
        params.head.push_back({reader.text(std::string{"page.column."} + head)});
    params.head.push_back({reader.text("page.column.reports"), "numeric"});
    for (auto const& row : rows)
        params.rows.push_back(row_of(reader, row));
    return html(R"(<div class="noddfa-scroll" role="region" tabindex="0" aria-label="{}">{}</div>)", caption,
                table(params));
}

Html steps(Reader const& reader, Period const& period)
{
    auto const link = [&](Date day) {
        auto const place = reader.to({"conferences"}).with_query("from", day.iso());
        return period.month ? place.with_query("view", "month") : place;
    };
    PaginationParams params{reader.text("page.periods")};
    auto const before = period.month ? period.from.plus_months(-1) : period.from.plus_days(-7);
    params.previous =
        PaginationLink{reader.text(period.month ? "page.month_before" : "page.week_before"), link(before)};
    params.next = PaginationLink{reader.text(period.month ? "page.month_after" : "page.week_after"), link(period.to)};
    auto const other = reader.to({"conferences"}).with_query("from", period.from.iso());
    return html(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>{})",
                period.month ? other : other.with_query("view", "month"),
                reader.text(period.month ? "page.show_week" : "page.show_month"), pagination(params));
}

}

net::Response show_conferences(Reader const& reader, net::Request const& request)
{
    auto const period = period_of(reader, request);
    auto const rows_from = [&](std::int64_t from, std::int64_t to) {
        return reader.site.ledger.read([&](ledger::Snapshot const& snapshot) {
            std::vector<ConferenceRow> rows;
            for (auto const& row : snapshot.rows(RowKind::conference, from, to, most_rows))
                rows.push_back(read_row<ConferenceRow>(row));
            return rows;
        });
    };
    auto const booked = rows_from(start_of(period.from).utc_minutes, start_of(period.to).utc_minutes);
    auto const waiting = rows_from(0, minutes_of_day);
    auto const title = period.month ? reader.text("page.conferences.month", {{"day", reader.words.day(period.from)}})
                                    : reader.text("page.conferences.week", {{"day", reader.words.day(period.from)}});
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    if (booked.empty())
        out += inset_text({reader.text("page.conferences.none")});
    else
        out += table_of(reader, reader.text("page.conferences.held"), booked);
    out += steps(reader, period);
    if (!waiting.empty())
        out += table_of(reader, reader.text("page.conferences.waiting"), waiting);
    return page(reader, {title, out, {}, "conferences"});
}

}
