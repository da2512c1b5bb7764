#include "web/before/due_day.h"

#include "web/components/inset_text.h"
#include "web/components/warning_text.h"

namespace noddfa::web {

using namespace components;

Html due_and_anchors(Reader const& reader, ledger::Snapshot const& at, std::string const& conference)
{
    auto const stream = stream_of(ConferenceId{conference});
    auto const& state = at.site().conference(ConferenceId{conference});
    auto const kept = at.site().keep_terms(stream, at.site().state(stream), reader.today());
    auto const terms = at.site().terms(kept);
    auto const sentence = [&](Deadline const& due) {
        if (due.amount == 0)
            return reader.text("page.request.due_set",
                               {{"due", reader.words.date(due.due)}, {"clause", std::string{id_of(due.clause)}}});
        return reader.text("page.request.due", {{"due", reader.words.date(due.due)},
                                                {"n", std::to_string(due.amount)},
                                                {"from", reader.words.day(due.from)},
                                                {"start", reader.text("start." + due.start_event)},
                                                {"clause", std::string{id_of(due.clause)}}});
    };
    auto const due = conference::conference_due(state, terms);
    if (due.empty())
        return inset_text({reader.text("page.request.no_due")});
    Html out = inset_text({sentence(due.front())});
    auto const ahead = days_between(reader.today(), due.front().due);
    if (!state.meeting.opened && ahead <= 1)
        out += warning_text({reader.text(ahead < 0    ? "page.request.overdue"
                                         : ahead == 0 ? "page.request.due_today"
                                                      : "page.request.due_tomorrow"),
                             reader.text("page.warning")});
    // CONV-08: what it counted from before stays in view.
    auto const earlier = conference::earlier_dues(state, terms);
    if (!earlier.empty()) {
        Html items;
        for (auto const& one : earlier)
            items.add("<li>{}</li>", sentence(one));
        out.add(R"(<p class="govuk-body">{}</p><ul class="govuk-list govuk-list--bullet">{}</ul>)",
                reader.text("page.request.earlier_due"), items);
    }
    return out;
}

}
