#pragma once

#include "html/html.h"

namespace noddfa {

/// A hole filled with one piece of HTML for each element of a range; see `each`.
template<class Range, class Show> class Each {
public:
    Each(Range const& range, Show show) : range_(range), show_(std::move(show)) {}

    void append_to(Html& html) const
    {
        for (auto const& element : range_)
            html += show_(element);
    }

private:
    Range const& range_;
    Show show_;
};

/// `html("<ul>{}</ul>", each(names, [](auto const& name) { return html("<li>{}</li>", name); }))`. The range has to
/// outlive the hole.
template<class Range, class Show> Each<Range, Show> each(Range const& range, Show show)
{
    return {range, std::move(show)};
}
template<class Range, class Show> Each<Range, Show> each(Range const&& range, Show show) = delete;

}
