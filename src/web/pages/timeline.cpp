#include "web/pages/timeline.h"

#include "web/pages/parts.h"

#include <algorithm>

namespace noddfa::web {

namespace {

/// Days on a line, as parts of its width: `0%` the first, `100%` the last.
class Scale {
public:
    Scale(Date first, Date last) : first_(first), days_(std::max(1, days_between(first, last))) {}

    std::string operator()(Date day) const
    {
        // A margin at both ends, so that no mark is cut.
        auto const tenths = 20 + 960 * days_between(first_, day) / days_;
        return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
    }

private:
    Date first_;
    int days_;
};

char const* class_of(TimelinePoint::State state)
{
    switch (state) {
    case TimelinePoint::State::happened: return "noddfa-timeline__event";
    case TimelinePoint::State::open: return "noddfa-timeline__deadline noddfa-timeline__deadline--open";
    case TimelinePoint::State::met: return "noddfa-timeline__deadline noddfa-timeline__deadline--met";
    case TimelinePoint::State::late: return "noddfa-timeline__deadline noddfa-timeline__deadline--late";
    }
    return "";
}

/// A round for what happened; for what is due a diamond, behind the days it was counted over.
Html mark(TimelinePoint const& point, Scale const& scale, Date today, bool shows_today)
{
    auto const at = scale(point.day);
    Html out;
    out.add(R"(<svg class="noddfa-timeline__line" aria-hidden="true" width="100%" height="24">)");
    out.add(R"(<line class="noddfa-timeline__grid" x1="0%" y1="12" x2="100%" y2="12"></line>)");
    if (shows_today)
        out.add(R"(<line class="noddfa-timeline__today" x1="{}" y1="0" x2="{}" y2="24"></line>)", scale(today),
                scale(today));
    if (point.from)
        out.add(R"(<line class="noddfa-timeline__span" x1="{}" y1="12" x2="{}" y2="12"></line>)", scale(*point.from),
                at);
    if (point.state == TimelinePoint::State::happened)
        out.add(R"(<circle class="{}" cx="{}" cy="12" r="7"></circle>)", class_of(point.state), at);
    else
        out.add(R"(<svg x="{}" y="12" overflow="visible"><path class="{}" d="M0 -8 L8 0 L0 8 L-8 0 Z"></path></svg>)",
                at, class_of(point.state));
    out.add("</svg>");
    return out;
}

char const* word_of(TimelinePoint::State state)
{
    switch (state) {
    case TimelinePoint::State::happened: return "page.timeline.happened";
    case TimelinePoint::State::open: return "page.timeline.open";
    case TimelinePoint::State::met: return "page.timeline.met";
    case TimelinePoint::State::late: return "page.timeline.late";
    }
    return "";
}

}

Html timeline(Reader const& reader, std::vector<TimelinePoint> points)
{
    if (points.empty())
        return {};
    std::ranges::stable_sort(points, {}, &TimelinePoint::day);
    auto first = points.front().day;
    for (auto const& point : points)
        first = std::min(first, point.from.value_or(point.day));
    auto const last = points.back().day;
    Scale const scale{first, last};
    bool const shows_today = first <= reader.today() && reader.today() <= last;
    Html out;
    out.add(R"(<div class="noddfa-timeline"><p class="govuk-body-s">{}{}</p><ol class="govuk-list">)",
            reader.text("page.timeline.key", {{"from", reader.words.day(first)}, {"to", reader.words.day(last)}}),
            shows_today ? " " + reader.text("page.timeline.today") : std::string{});
    for (auto const& point : points) {
        out.add(
            R"(<li class="noddfa-timeline__row"><div><strong>{}</strong> {}{} <span class="noddfa-timeline__state">{}</span></div>{}</li>)",
            reader.words.day(point.day), point.label,
            point.clause.empty() ? Html{} : html(" {}", clause_link(reader, point.clause)),
            reader.text(word_of(point.state)), mark(point, scale, reader.today(), shows_today));
    }
    out.add("</ol></div>");
    return out;
}

}
