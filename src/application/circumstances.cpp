#include "application/circumstances.h"

#include "access/rows.h"
#include "base/contains.h"
#include "conference/quoracy.h"

namespace noddfa::application {

using access::Circumstance;
using Circumstances = access::SetOf<Circumstance>;

namespace {

/// What the rows that permit an action look at.
Circumstances looked_at(access::Action action)
{
    Circumstances all;
    for (auto const at : access::rows_of(action)) {
        auto const& row = access::rows()[at];
        all = all | row.needs | row.unless;
    }
    return all;
}

/// READING REP-10: no event says that the pack went out; it does on the day by which the chair must have the reports,
/// and no later than the conference opens.
bool pack_is_issued(Site const& site, ConferenceId const& id, Moment const& now)
{
    auto const& state = site.conference(id);
    if (state.meeting.opened)
        return true;
    auto const due = conference::reports_due(state, Site::StreamTerms{site, stream_of(id), now.day});
    return due && due->due <= now.day;
}

/// What is asked of every child of the conference, or of the one that the thing names.
template<class Test> bool of_its_children(conference::State const& state, Thing const& thing, Test test)
{
    auto const asked = [&](conference::SubjectChild const& child) { return !thing.child || *thing.child == child.id; };
    auto const& children = state.convening.children;
    return std::ranges::any_of(children, asked)
           && std::ranges::all_of(children, [&](auto const& child) { return !asked(child) || test(child.id); });
}

/// 3.4: core group and co-ordinator read the record that stands: no later conference about the child has one.
bool is_superseded(Site const& site, conference::State const& state, ConferenceId const& id)
{
    if (!state.meeting.opened)
        return false;
    for (auto const& child : state.convening.children)
        for (auto const& stream : site.log().conferences_about(child.id)) {
            auto const& other = std::get<conference::State>(site.state(stream));
            if (stream.key != id.value && other.afterwards.signed_off && other.meeting.opened
                && *state.meeting.opened < *other.meeting.opened)
                return true;
        }
    return false;
}

void of_decision(Circumstances& all, conference::State const& state, Thing const& thing, Moment const& now,
                 Terms const& terms)
{
    auto const set = [&](Circumstance which, bool is_so) {
        if (is_so)
            all.add(which);
    };
    set(Circumstance::quorate, of_its_children(state, thing, [&](ChildId const& child) {
            return conference::quoracy(state, child, now, terms).may_proceed();
        }));
    set(Circumstance::views_complete, of_its_children(state, thing, [&](ChildId const& child) {
            auto const& views = conference::views_on(state, child);
            return views.closed() || (views.round_revealed() && conference::views_waiting(state, child, now).empty());
        }));
    // VOTE-07, R-14, B-15: left to the chair where the difference stays and no vote is running.
    set(Circumstance::tie, of_its_children(state, thing, [&](ChildId const& child) {
            auto const* vote = conference::last_vote(state, child);
            return conference::views_on(state, child).irresolvable && vote && vote->tally;
        }));
}

/// Whether the agency of a report's author wants its lead to look at its reports.
bool lead_approves(Site const& site, conference::State const& state, Thing const& thing)
{
    auto const kept = thing.report ? state.reports.kept.find(*thing.report) : state.reports.kept.end();
    if (kept == state.reports.kept.end())
        return false;
    auto const author = state.invitations.roll.find(kept->second.report.author);
    if (author == state.invitations.roll.end() || author->second.agency.empty())
        return false;
    auto const& agency = site.agency(author->second.agency).agency;
    return agency && agency->said.lead_approves_reports.value_or(false);
}

void of_conference(Circumstances& all, Site const& site, PersonId const& who, access::Action action, Thing const& thing,
                   Moment const& now)
{
    auto const& id = *thing.conference;
    auto const& state = site.conference(id);
    auto const set = [&](Circumstance which, bool is_so) {
        if (is_so)
            all.add(which);
    };
    auto const kind = access::row_of(action).object;
    auto const looked = looked_at(action);
    bool const asks_of_pack = looked.has_any({Circumstance::pack_issued, Circumstance::draft});
    bool const issued = asks_of_pack && pack_is_issued(site, id, now);
    set(Circumstance::linked, !state.convening.children.empty());
    set(Circumstance::pack_issued, issued);
    set(Circumstance::begun, state.meeting.opened || state.convening.not_held);
    set(Circumstance::meeting_open, state.is_open());
    auto const speaker = thing.person.value_or(who);
    set(Circumstance::present, state.present(speaker, now));
    auto const found = state.invitations.roll.find(speaker);
    set(Circumstance::has_capacity,
        found != state.invitations.roll.end() && found->second.capacity == Capacity::practitioner);
    set(Circumstance::views_open,
        looked.has(Circumstance::views_open) && of_its_children(state, thing, [&](ChildId const& child) {
            auto const* vote = conference::last_vote(state, child);
            return conference::views_on(state, child).round_open() || (vote && !vote->tally);
        }));
    if (kind == access::ObjectKind::decision)
        of_decision(all, state, thing, now, Site::StreamTerms{site, stream_of(id), now.day});
    auto const& after = state.afterwards;
    // A report is a draft as long as its author may replace it; a record until the chair signs it off.
    set(Circumstance::draft, kind != access::ObjectKind::report ? !after.signed_off : asks_of_pack && !issued);
    if (kind == access::ObjectKind::report)
        set(Circumstance::approval_required, lead_approves(site, state, thing));
    set(Circumstance::submitted, state.meeting.closed && !after.signed_off);
    set(Circumstance::agreed, after.signed_off.has_value());
    if (action == access::Action::read_record)
        set(Circumstance::superseded, is_superseded(site, state, id));
    bool const listed =
        after.distribution && (contains(after.distribution->full, who) || contains(after.distribution->partial, who));
    set(Circumstance::received, after.receipts.contains(who) || (after.record_sent && listed));
    set(Circumstance::challenge_open, after.record_sent.has_value());
    if (thing.person)
        set(Circumstance::released, after.record_sent && after.distribution
                                        && (contains(after.distribution->full, *thing.person)
                                            || contains(after.distribution->partial, *thing.person)));
}

void of_child(Circumstances& all, Site const& site, ChildId const& child)
{
    auto const& state = site.register_of(child);
    if (state.live || !state.ended.empty() || state.stay)
        all.add(Circumstance::decision_event);
    if (state.held_from_disposal)
        all.add(Circumstance::legal_hold);
    // CPR-18: somebody asked who consulted the register, and has no answer yet.
    if (std::ranges::any_of(state.access_requests,
                            [](cpr::PastAccessRequest const& request) { return !request.answered_on; }))
        all.add(Circumstance::request_open);
}

}

Circumstances circumstances_of(Site const& site, PersonId const& who, access::Action action, Thing const& thing,
                               Moment const& now)
{
    Circumstances all;
    if (thing.conference)
        of_conference(all, site, who, action, thing, now);
    if (thing.child)
        of_child(all, site, *thing.child);
    if (thing.dispute)
        if (auto const& appeal = site.dispute(*thing.dispute).appeal; appeal && !appeal->panel.empty())
            all.add(Circumstance::panel_quorate);
    return all;
}

}
