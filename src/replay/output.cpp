#include "replay/output.h"

#include "application/shapes.h"
#include "base/london.h"
#include "codec/write.h"
#include "conference/decide.h"

namespace noddfa::replay {

using boost::json::array;
using boost::json::object;
using boost::json::value;

namespace {

object details_of(Details const& details)
{
    object out;
    for (auto const& [name, text] : details)
        out[name] = text;
    return out;
}

template<class Event> Event const* conference_event(application::EventRecord const& record)
{
    auto const* any = std::get_if<conference::Event>(&record.event);
    return any ? any->get_if<Event>() : nullptr;
}

object view_summary(conference::Round const& round, conference::View const& view)
{
    object out{{"person", view.person.value}};
    // Whoever is allocated elsewhere afterwards spoke for the grouping of that time.
    if (auto const found = round.groupings.find(view.person); found != round.groupings.end() && !found->second.empty())
        out["grouping"] = found->second.value;
    out["view"] = codec::write(view.view);
    if (view.reason)
        out["reason"] = view.reason->text;
    if (view.no_view_code)
        out["no_view_code"] = codec::write(*view.no_view_code);
    if (!view.limbs.empty())
        out["limbs"] = codec::write(view.limbs);
    return out;
}

array round_summary(conference::Round const& round)
{
    array out;
    for (auto const& [person, view] : round.views)
        out.push_back(view_summary(round, view));
    return out;
}

/// The payload; what must not be seen yet is left out.
value shown_payload(application::EventRecord const& record, application::Site const& site)
{
    if (auto const* given = conference_event<conference::ViewGiven>(record); given && !given->before_leaving)
        return object{{"person", given->person.value}, {"child", given->child.value}};
    auto payload = application::write(record.event);
    if (auto const* revealed = conference_event<conference::ViewsRevealed>(record)) {
        auto const& state = site.conference(ConferenceId{record.stream.key});
        auto const found = state.views.by_child.find(revealed->child);
        if (found != state.views.by_child.end())
            for (auto const& round : found->second.rounds)
                if (round.revealed)
                    payload.as_object()["views"] = round_summary(round);
    }
    return payload;
}

object quoracy_summary(conference::Quoracy const& quoracy)
{
    object out{{"level", codec::write(quoracy.level)}, {"agencies", quoracy.agencies}};
    auto const names = [](auto const& agencies) {
        array list;
        for (auto const& agency : agencies)
            list.emplace_back(agency.value);
        return list;
    };
    out["at_opening"] = names(quoracy.at_opening);
    out["now"] = names(quoracy.now);
    if (quoracy.midwifery_needed) {
        out["midwifery_needed"] = true;
        out["midwifery_met"] = quoracy.midwifery_met();
    }
    if (quoracy.discretion_recorded)
        out["discretion_recorded"] = true;
    return out;
}

/// Who votes, or once the vote is closed who did: a nominee who had gone by then did not.
object vote_summary(conference::ChildVote const& vote)
{
    object nominees;
    object left_out;
    for (auto const& [grouping, why] : vote.electorate.left_out)
        left_out[grouping.value] = why;
    for (auto const& [grouping, nominee] : vote.electorate.nominees)
        if (auto const ballot = vote.ballots.find(grouping); ballot != vote.ballots.end())
            nominees[grouping.value] = ballot->second.person.value;
        else if (vote.tally)
            left_out[grouping.value] = "absent";
        else
            nominees[grouping.value] = nominee.value;
    object out{{"nominees", nominees}};
    if (!left_out.empty())
        out["left_out"] = left_out;
    if (vote.tally) {
        out["for"] = vote.tally->for_;
        out["against"] = vote.tally->against;
        out["none"] = vote.tally->none;
        out["result"] = codec::write(vote.tally->result);
        out["dissent"] = codec::write(vote.tally->dissent);
        if (!vote.tally->disagreed_outside.empty())
            out["disagreed_outside"] = codec::write(vote.tally->disagreed_outside);
        if (!vote.tally->not_counted.empty())
            out["not_counted"] = codec::write(vote.tally->not_counted);
    }
    return out;
}

void add_decision(object& out, conference::State const& state, ChildId const& child)
{
    if (auto const found = state.views.by_child.find(child); found != state.views.by_child.end()) {
        array rounds;
        for (auto const& round : found->second.rounds)
            if (round.revealed)
                rounds.push_back(round_summary(round));
        if (!rounds.empty())
            out["rounds"] = rounds;
        if (found->second.consensus)
            out["consensus"] = codec::write(*found->second.consensus);
    }
    if (auto const votes = state.voting.votes.find(child); votes != state.voting.votes.end() && !votes->second.empty())
        out["vote"] = vote_summary(votes->second.back());
    if (auto const ruling = state.voting.chair_decisions.find(child); ruling != state.voting.chair_decisions.end())
        out["chair_decision"] = codec::write(ruling->second);
    if (auto const declared = state.outcomes.declared.find(child); declared != state.outcomes.declared.end()) {
        auto const& outcome = declared->second;
        out["outcome"] = codec::write(outcome.outcome);
        out["decided_by"] = codec::write(outcome.decided_by);
        if (outcome.reasons)
            out["reasons"] = outcome.reasons->text;
        if (!outcome.limbs.empty())
            out["limbs"] = codec::write(outcome.limbs);
        if (!outcome.categories.empty())
            out["categories"] = codec::write(outcome.categories);
        if (outcome.primary)
            out["primary"] = codec::write(*outcome.primary);
        out["dissent"] = codec::write(outcome.dissent);
    }
    if (auto const mark = state.afterwards.set_aside.find(child); mark != state.afterwards.set_aside.end())
        out["set_aside_by"] = mark->second.value;
}

void add_plan(object& out, conference::State const& state, ChildId const& child)
{
    auto const& outcomes = state.outcomes;
    if (auto const found = outcomes.coordinators.find(child); found != outcomes.coordinators.end())
        out["coordinator"] = found->second.person.value;
    if (auto const found = outcomes.first_core_group.find(child); found != outcomes.first_core_group.end())
        out["first_core_group"] = found->second.iso();
    if (auto const found = outcomes.review.find(child); found != outcomes.review.end())
        out["review"] = found->second.iso();
    if (auto const found = outcomes.next_conference.find(child); found != outcomes.next_conference.end())
        out["next_conference"] = found->second.iso();
    if (auto const found = outcomes.needs.find(child); found != outcomes.needs.end())
        out["care_and_support_needs"] = found->second.needs;
}

object deadline_summary(Deadline const& deadline)
{
    object out{{"from", deadline.from.iso()}, {"start_event", deadline.start_event}, {"due", deadline.due.iso()}};
    if (deadline.limit)
        out["limit"] = deadline.limit->iso();
    if (deadline.target)
        out["target"] = deadline.target->iso();
    if (deadline.at)
        out["at"] = iso(*deadline.at);
    out["amount"] = deadline.amount;
    out["unit"] = deadline.unit;
    out["setting"] = deadline.setting;
    out["calendar"] = deadline.calendar;
    if (deadline.provisional)
        out["provisional"] = true;
    array alternatives;
    for (auto const& other : deadline.alternatives)
        alternatives.push_back(object{{"key", other.key}, {"due", other.due.iso()}, {"source", other.source}});
    if (!alternatives.empty())
        out["alternatives"] = alternatives;
    return out;
}

}

object event_line(application::EventRecord const& record, application::Site const& site)
{
    object out{{"event", application::name_of(record.event)},
               {"seq", record.sequence},
               {"stream", record.stream.key},
               {"room", application::name_of(record.stream.room)},
               {"version", record.version},
               {"held_on", iso(record.act.held_on)},
               {"recorded_at", utc_iso(record.act.recorded_at)},
               {"by", record.act.by.value}};
    if (record.act.on_behalf_of)
        out["on_behalf_of"] = record.act.on_behalf_of->value;
    if (!record.capacity.empty())
        out["capacity"] = record.capacity;
    if (record.caused_by)
        out["caused_by"] = *record.caused_by;
    out["data"] = shown_payload(record, site);
    if (!record.act.reasons.empty()) {
        object reasons;
        for (auto const& [clause, reason] : record.act.reasons)
            reasons[id_of(clause)] = reason.text;
        out["reasons"] = reasons;
    }
    return out;
}

object finding_line(Finding const& finding)
{
    object out{{"finding", finding.code.text()}, {"clause", id_of(finding.clause)}};
    if (!finding.details.empty())
        out["details"] = details_of(finding.details);
    return out;
}

object refusal_line(Refusal const& refusal)
{
    array clauses;
    for (auto const clause : refusal.clauses)
        clauses.emplace_back(id_of(clause));
    object out{{"refusal", refusal.code.text()}, {"clauses", clauses}};
    if (!refusal.details.empty())
        out["details"] = details_of(refusal.details);
    array limbs;
    for (auto const& limb : refusal.limbs)
        limbs.push_back(
            object{{"code", limb.code.text()}, {"clause", id_of(limb.clause)}, {"details", details_of(limb.details)}});
    if (!limbs.empty())
        out["limbs"] = limbs;
    return out;
}

object child_line(application::Site const& site, ConferenceId const& conference, ChildId const& child, Moment now)
{
    auto const& state = site.conference(conference);
    object out{{"summary", "child"}, {"conference", conference.value}, {"child", child.value}};
    if (state.meeting.opened) {
        application::Site::StreamTerms const terms{site, application::stream_of(conference), now.day};
        // Once decided, quoracy is shown as it stood at that moment.
        auto const decided = state.outcomes.declared_at.find(child);
        auto const at = decided == state.outcomes.declared_at.end() ? now : decided->second;
        out["quoracy"] = quoracy_summary(conference::quoracy(state, child, at, terms));
    }
    add_decision(out, state, child);
    add_plan(out, state, child);
    auto const& entry_here = site.register_of(child);
    // CPR-08: whoever co-ordinates now, not whom the conference appointed.
    if (entry_here.live && entry_here.live->said.arrangements.coordinator)
        out["coordinator"] = entry_here.live->said.arrangements.coordinator->value;
    auto const standing = cpr::standing(entry_here);
    object entry{{"status", standing.on_register     ? (standing.temporary ? "temporary" : "on")
                            : standing.registered_on ? "was_on"
                                                     : "not_on"}};
    if (standing.registered_on)
        entry["since"] = standing.registered_on->iso();
    if (!standing.categories.empty())
        entry["categories"] = codec::write(standing.categories);
    if (standing.authority)
        entry["authority"] = standing.authority->value;
    out["register"] = entry;
    return out;
}

object duty_line(std::string_view stream, Duty const& duty, Date today)
{
    object out{{"summary", "duty"}, {"stream", stream}, {"clause", id_of(duty.clause)}};
    if (duty.child)
        out["child"] = duty.child->value;
    if (duty.who)
        out["who"] = duty.who->value;
    out["what"] = duty.what;
    if (!duty.about.empty())
        out["about"] = duty.about;
    bool const overdue = !duty.met_on && duty.deadline && duty.deadline->due < today;
    out["status"] = duty.met_on ? (duty.late ? "late" : "met") : overdue ? "overdue" : "open";
    if (duty.met_on)
        out["met_on"] = duty.met_on->iso();
    if (duty.deadline)
        out["deadline"] = deadline_summary(*duty.deadline);
    return out;
}

}
