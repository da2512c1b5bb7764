#include "web/pages/to_be_held.h"

#include "base/london.h"
#include "web/components/inset_text.h"
#include "web/components/pagination.h"
#include "web/house/crumbs.h"
#include "web/pages/conference_list.h"
#include "web/pages/listed.h"
#include "web/pages/parts.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>

namespace noddfa::web {

using namespace components;
using application::ConferenceRow;

namespace {

constexpr std::size_t on_a_page = 100;
constexpr int days_back = 90; ///< of a day that was booked and on which nothing was opened
constexpr std::int64_t minutes_of_day = 24 * 60;

/// From 0; the first where the address names none.
std::size_t page_asked(Reader const& reader)
{
    auto const text = reader.asked("page");
    std::size_t number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} ? number : 0;
}

bool is_to_be_held(ConferenceRow const& row)
{
    using Stage = application::ConferenceStage;
    switch (row.stage) {
    case Stage::being_written:
    case Stage::awaiting_approval:
    case Stage::returned:
    case Stage::requested:
    case Stage::booked: return true;
    default: return false;
    }
}

/// The day that presses: on which it is held, else by which; those that nothing is due of yet at the end.
Date presses_on(ConferenceRow const& row)
{
    constexpr Date some_day{9999, 12, 31};
    return row.starts ? row.starts->day : row.due.value_or(some_day);
}

/// What all that are still to be held are narrowed to.
struct Narrowed {
    std::string_view word;
    char const* message;
    bool (*holds)(Reader const& reader, ConferenceRow const& row);
};
constexpr Narrowed narrowed[] = {
    {"", "page.conferences.all", [](Reader const&, ConferenceRow const&) { return true; }},
    {"attention", "page.conferences.attention",
     [](Reader const& reader, ConferenceRow const& row) { return !risks(reader, row).empty(); }},
    {"unbooked", "page.conferences.unbooked", [](Reader const&, ConferenceRow const& row) { return !row.starts; }},
};

Narrowed const& narrowed_to(Reader const& reader)
{
    auto const* const found = std::ranges::find(narrowed, reader.asked("show"), &Narrowed::word);
    return found == std::end(narrowed) ? narrowed[0] : *found;
}

Url place_of(Reader const& reader, Narrowed const& chosen)
{
    auto const all = reader.to({"conferences"}).with_query("view", to_be_held_view);
    return chosen.word.empty() ? all : all.with_query("show", chosen.word);
}

/// Each with how many there are.
Html ways_to_narrow(Reader const& reader, Narrowed const& chosen, std::vector<ConferenceRow> const& all)
{
    Html links;
    for (auto const& each : narrowed) {
        auto const count = std::ranges::count_if(all, [&](auto const& row) { return each.holds(reader, row); });
        auto const words = reader.text(each.message, {{"n", std::to_string(count)}});
        links.add("<li>{}</li>",
                  &each == &chosen ? html("<strong>{}</strong>", words)
                                   : html(R"(<a class="govuk-link" href="{}">{}</a>)", place_of(reader, each), words));
    }
    return html(R"(<ul class="govuk-list noddfa-inline">{}</ul>)", links);
}

/// As many of them as a page holds, and where the others are.
Html one_page(Reader const& reader, Narrowed const& chosen, std::vector<ConferenceRow> const& all)
{
    auto const number = std::min(page_asked(reader), (all.size() - 1) / on_a_page);
    auto const begin = number * on_a_page;
    auto const end = std::min(begin + on_a_page, all.size());
    auto const at = [&](std::size_t index) { return all.begin() + static_cast<std::ptrdiff_t>(index); };
    PaginationParams params{reader.text("page.conferences.pages")};
    auto const link = [&](char const* message, std::size_t to) {
        return PaginationLink{reader.text(message), place_of(reader, chosen).with_query("page", std::to_string(to))};
    };
    if (number > 0)
        params.previous = link("page.conferences.page_before", number - 1);
    if (end < all.size())
        params.next = link("page.conferences.page_after", number + 1);
    auto const caption = reader.text(chosen.message, {{"n", std::to_string(all.size())}});
    return html("{}{}", conference_list(reader, caption, {at(begin), at(end)}),
                params.previous || params.next ? pagination(params) : Html{});
}

}

std::vector<ConferenceRow> waiting_to_be_booked(Reader const& reader)
{
    auto rows = rows_between(reader, 0, minutes_of_day);
    std::erase_if(rows, [](auto const& row) { return !is_to_be_held(row); });
    std::ranges::stable_sort(rows, {}, presses_on);
    return rows;
}

net::Response show_to_be_held(Reader const& reader)
{
    auto all = waiting_to_be_booked(reader);
    constexpr auto no_end = std::numeric_limits<std::int64_t>::max();
    auto const booked = rows_between(reader, start_of(reader.today().plus_days(-days_back)).utc_minutes, no_end);
    std::ranges::copy_if(booked, std::back_inserter(all), is_to_be_held);
    std::ranges::stable_sort(all, {}, presses_on);
    auto const& chosen = narrowed_to(reader);
    auto const title = reader.text("page.conferences.to_be_held");
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>{})", title, ways_to_narrow(reader, chosen, all));
    out.add(R"(<p class="govuk-body noddfa-no-print"><a class="govuk-link" href="{}">{}</a></p>)",
            reader.to({"conferences"}), reader.text("page.show_week"));
    std::erase_if(all, [&](auto const& row) { return !chosen.holds(reader, row); });
    out += all.empty() ? inset_text({reader.text("page.conferences.none")}) : one_page(reader, chosen, all);
    return page(reader, {title, out, conferences_crumbs(reader, {{title}}), "conferences"});
}

}
