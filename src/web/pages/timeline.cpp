#include "web/pages/timeline.h"

#include <algorithm>

namespace noddfa::web {

namespace {

constexpr int margin = 24;      ///< left and right, in drawing units
constexpr int width = 960;
constexpr int axis = 44;        ///< height of the axis below the upper edge
constexpr int first_label = 76;
constexpr int label_height = 24;

class Scale {
public:
    Scale(Date first, Date last) : first_(first), days_(std::max(1, days_between(first, last))) {}
    int operator()(Date day) const { return margin + (width - 2 * margin) * days_between(first_, day) / days_; }

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

/// A round for what happened, a diamond for what is due.
void draw_mark(Html& out, int x, TimelinePoint::State state)
{
    if (state == TimelinePoint::State::happened)
        out.add(R"(<circle class="{}" cx="{}" cy="{}" r="7"></circle>)", class_of(state), x, axis);
    else
        out.add(R"mark(<rect class="{}" x="{}" y="{}" width="13" height="13" transform="rotate(45 {} {})"></rect>)mark",
                class_of(state), x - 6, axis - 6, x, axis);
}

void draw_today(Html& out, Scale const& scale, Reader const& reader, int height)
{
    auto const x = scale(reader.today());
    out.add(R"(<line class="noddfa-timeline__today" x1="{}" y1="18" x2="{}" y2="{}"></line>)", x, x, height - 4);
    out.add(R"(<text x="{}" y="14" text-anchor="middle">{}</text>)", std::clamp(x, 40, width - 40),
            reader.text("page.today"));
}

}

Html timeline(Reader const& reader, std::vector<TimelinePoint> points)
{
    if (points.empty())
        return {};
    std::ranges::stable_sort(points, {}, &TimelinePoint::day);
    Scale const scale{points.front().day, points.back().day};
    auto const height = first_label + label_height * static_cast<int>(points.size());
    Html out;
    out.add(
        R"(<figure class="noddfa-drawing"><div class="noddfa-scroll" role="region" tabindex="0" aria-label="{}"><svg viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">)",
        reader.text("page.timeline"), width, height, width, height, reader.text("page.timeline.drawing"));
    out.add(R"(<line class="noddfa-timeline__axis" x1="{}" y1="{}" x2="{}" y2="{}"></line>)", margin, axis,
            width - margin, axis);
    if (points.front().day <= reader.today() && reader.today() <= points.back().day)
        draw_today(out, scale, reader, height);
    int row = 0;
    for (auto const& point : points) {
        auto const x = scale(point.day);
        auto const y = first_label + label_height * row++;
        // A label stands right of its mark while there is room, left of it behind the middle.
        bool const left = x > width / 2;
        out.add(R"(<line class="noddfa-timeline__grid" x1="{}" y1="{}" x2="{}" y2="{}"></line>)", x, axis + 8, x,
                y - 6);
        draw_mark(out, x, point.state);
        out.add(R"(<text x="{}" y="{}" text-anchor="{}">{}: {}{}</text>)", left ? x - 6 : x + 6, y,
                left ? "end" : "start", reader.words.day(point.day), point.label,
                point.clause.empty() ? std::string{} : " (" + point.clause + ")");
    }
    out += trusted_html("</svg></div></figure>");
    return out;
}

}
