#include "web/before/day/due_day.h"

#include "web/components/inset_text.h"
#include "web/components/warning_text.h"

namespace noddfa::web {

using namespace components;
using conference::Kind;
using conference::State;

namespace {

/// REG-12, REG-13, SET-04: what a date will come from as long as the request is not sent.
std::string why_nothing_is_due(Reader const& reader, ledger::Snapshot const& at, State const& state)
{
    auto const* asked = state.convening.asked();
    if (state.convening.kind == Kind::reconvened)
        return asked && asked->due ? reader.text("page.request.due_set",
                                                 {{"due", reader.words.date_within(*asked->due)}, {"clause", "SET-04"}})
                                   : reader.text("page.request.no_due.reconvened");
    if (state.convening.kind != Kind::review)
        return reader.text("page.request.no_due");
    // Of brothers and sisters the earliest date governs.
    std::optional<Date> review;
    for (auto const& child : state.convening.children)
        if (auto const& planned = at.site().plan_of(child.id).review_date)
            review = review ? std::min(*review, *planned) : *planned;
    return review ? reader.text("page.request.review_planned", {{"day", reader.words.date_within(*review)}})
                  : reader.text("page.request.no_due.review");
}

}

std::optional<Deadline> due_date_of(Reader const& reader, ledger::Snapshot const& at, std::string const& conference)
{
    ConferenceId const id{conference};
    application::Site::StreamTerms const terms{at.site(), stream_of(id), reader.today()};
    auto const due = conference::conference_due(at.site().conference(id), terms);
    return due.empty() ? std::nullopt : std::optional{due.front()};
}

Html due_and_anchors(Reader const& reader, ledger::Snapshot const& at, std::string const& conference)
{
    ConferenceId const id{conference};
    auto const& state = at.site().conference(id);
    application::Site::StreamTerms const terms{at.site(), stream_of(id), reader.today()};
    auto const sentence = [&](Deadline const& due) {
        if (due.amount == 0)
            return reader.text("page.request.due_set", {{"due", reader.words.date_within(due.due)},
                                                        {"clause", std::string{id_of(due.clause)}}});
        return reader.text("page.request.due", {{"due", reader.words.date_within(due.due)},
                                                {"amount", reader.words.plural("unit." + due.unit, due.amount)},
                                                {"from", reader.words.day(due.from)},
                                                {"start", reader.text("start." + due.start_event)},
                                                {"clause", std::string{id_of(due.clause)}}});
    };
    auto const due = conference::conference_due(state, terms);
    if (due.empty())
        return inset_text({why_nothing_is_due(reader, at, state)});
    Html out = inset_text({sentence(due.front())});
    auto const ahead = days_between(reader.today(), due.front().due);
    if (!state.meeting.opened && ahead <= 1)
        out += warning_text({reader.text(ahead < 0    ? "page.request.overdue"
                                         : ahead == 0 ? "page.request.due_today"
                                                      : "page.request.due_tomorrow"),
                             reader.text("page.warning")});
    // MOV-08, MOV-09: where two readings give two days, the stricter governs and both are shown.
    for (std::size_t next = 1; next < due.size(); ++next)
        if (due[next].due != due.front().due || due[next].clause != due.front().clause)
            out.add(R"(<p class="govuk-body">{}</p>)", sentence(due[next]));
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
