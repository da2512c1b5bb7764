#include "web/pages/calendar_grid.h"

#include "web/pages/listed.h"

namespace noddfa::web {

using application::ConferenceRow;

namespace {

Html entry(Reader const& reader, ConferenceRow const& row)
{
    auto const marks = risks(reader, row);
    std::vector<std::string> children;
    for (auto const& child : row.children)
        children.push_back(child_in_words(reader, child));
    return html(
        R"(<div class="noddfa-calendar__entry{}"><a class="govuk-link" href="{}">{} {}</a><span class="noddfa-calendar__who">{}</span><div class="noddfa-marks">{}{}</div></div>)",
        marks.empty() ? "" : " noddfa-calendar__entry--risk", reader.to({"conferences", row.id.value}),
        reader.words.time(*row.starts), row.id.value, reader.words.list(children),
        marks.empty() ? stage_tag(reader, row.stage) : Html{}, marks);
}

std::string classes_of(Reader const& reader, CalendarGrid const& grid, Date day)
{
    std::string classes{"noddfa-calendar__cell"};
    if (!reader.site.ledger.calendar()->is_working_day(day))
        classes += " noddfa-calendar__cell--not-working";
    if (day < grid.within.first || day >= grid.within.second)
        classes += " noddfa-calendar__cell--outside";
    if (day == reader.today())
        classes += " noddfa-calendar__cell--today";
    return classes;
}

Html cell(Reader const& reader, CalendarGrid const& grid, Date day, std::vector<ConferenceRow> const& conferences)
{
    auto const civil = day.civil();
    auto const number = static_cast<unsigned>(civil.day());
    Html out;
    out.add(R"(<td class="{}"><span class="noddfa-calendar__day">{}{}</span>)", classes_of(reader, grid, day),
            number == 1 || day == grid.from ? reader.words.day(day) : std::to_string(number),
            day == reader.today() ? ", " + reader.text("page.today") : std::string{});
    if (reader.site.ledger.calendar()->is_bank_holiday(day))
        out.add(R"(<span class="noddfa-calendar__who">{}</span>)", reader.text("page.bank_holiday"));
    for (auto const& row : conferences)
        if (row.starts && row.starts->day == day)
            out += entry(reader, row);
    out += trusted_html("</td>");
    return out;
}

}

Html calendar_grid(Reader const& reader, CalendarGrid const& grid, std::vector<ConferenceRow> const& conferences)
{
    Html out;
    out.add(R"(<table class="noddfa-calendar"><caption class="govuk-visually-hidden">{}</caption><thead><tr>)",
            grid.caption);
    for (int day = 0; day < 7; ++day)
        out.add(R"(<th scope="col">{}</th>)", reader.words.weekday(grid.from.plus_days(day)));
    out += trusted_html("</tr></thead><tbody>");
    for (auto monday = grid.from; monday < grid.to; monday = monday.plus_days(7)) {
        out += trusted_html("<tr>");
        for (int day = 0; day < 7; ++day)
            out += cell(reader, grid, monday.plus_days(day), conferences);
        out += trusted_html("</tr>");
    }
    out += trusted_html("</tbody></table>");
    return out;
}

}
