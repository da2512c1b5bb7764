#include "conference/decide.h"
#include "conference/fold.h"

#include "conference/in_words.h"
#include "conference/person_list.h"
#include "protocol/planted.h"
#include "protocol/weighing.h"

#include <algorithm>

namespace noddfa::conference {

namespace {

/// Somebody who is party to the decision: a practitioner, neither chair nor record taker.
Participant const* party(State const& state, PersonId const& person)
{
    auto const* known = participant(state, person);
    // QUOR-07, OTH-01, R-10: a report alone, non-parties, the chair and the record taker never count.
    return known && known->capacity == Capacity::practitioner && !state.is_chair(person)
                   && !state.is_record_taker(person)
               ? known
               : nullptr;
}

/// A party to the decision who is there.
Participant const* counted(State const& state, PersonId const& person, Moment at)
{
    auto const* known = party(state, person);
    return known && state.present(person, at) ? known : nullptr;
}

/// When quoracy was re-established for the child, if it was by then.
std::optional<Moment> reestablished(State const& state, ChildId const& child, Moment by)
{
    auto const found = state.quoracy.reestablished.find(child);
    return found != state.quoracy.reestablished.end() && found->second <= by ? std::optional{found->second}
                                                                             : std::nullopt;
}

/// Somebody who came after the opening and whom nobody has told what was said before.
bool is_late_and_unbriefed(State const& state, PersonId const& person)
{
    return state.meeting.opened && !counted(state, person, *state.meeting.opened)
           && !state.meeting.briefed.contains(person);
}

/// Whether somebody said that they come, or comes for somebody else.
bool is_expected(State const& state, PersonId const& person)
{
    auto const reply = state.invitations.replies.find(person);
    if (reply != state.invitations.replies.end())
        return reply->second.answer == Answer::attending;
    // INV-03: whoever is named in place of another comes.
    auto const& substitutes = state.invitations.substitutes;
    return std::any_of(substitutes.begin(), substitutes.end(),
                       [&](auto const& entry) { return entry.second.substitute == person; });
}

/// The quorum agencies in direct contact with the child, of those people whom `who(id)` gives.
template<class Who>
std::set<QuorumAgencyId> agencies_of(State const& state, ChildId const& child, Terms const& terms, Who who)
{
    std::set<QuorumAgencyId> agencies;
    for (auto const& [id, unused] : state.invitations.roll) {
        Participant const* person = who(id);
        // QUOR-01, UNB-06, R-08: only agencies in direct contact with the child, or with the pregnancy.
        if (!person || !direct_contact(state, id, child, terms))
            continue;
        // B-10: quorum agencies, not groupings: child and adult health are one.
        if (auto const agency = quorum_agency(state, *person, terms); !agency.empty())
            agencies.insert(agency);
    }
    return agencies;
}

std::set<QuorumAgencyId> agencies_present(State const& state, ChildId const& child, Moment at, Terms const& terms)
{
    // quoracy is re-established with those who were briefed.
    bool const anew = reestablished(state, child, at).has_value();
    return agencies_of(state, child, terms, [&](PersonId const& id) -> Participant const* {
        return anew && is_late_and_unbriefed(state, id) ? nullptr : counted(state, id, at);
    });
}

bool is_midwife(Participant const& person, Terms const& terms)
{
    auto const* service = terms.services.service(person.service);
    return service && service->midwifery;
}

bool midwife_present(State const& state, Moment at, Terms const& terms)
{
    auto const& roll = state.invitations.roll;
    return std::any_of(roll.begin(), roll.end(), [&](auto const& entry) {
        auto const* person = counted(state, entry.first, at);
        return person && is_midwife(*person, terms);
    });
}

/// The earlier of the two moments at which agencies are counted: the opening, or what replaced it.
std::optional<Moment> baseline(State const& state, ChildId const& child, Moment now)
{
    if (auto const again = reestablished(state, child, now))
        return again;
    return state.meeting.opened && *state.meeting.opened <= now ? state.meeting.opened : std::nullopt;
}

QuoracyLevel level_of(int agencies, Settings const& settings)
{
    // QUOR-01: enough agencies that know the child.
    if (agencies >= settings.quorum_min)
        return QuoracyLevel::quorate;
    // QUOR-02: fewer, and the chair may still go on.
    if (agencies >= settings.quorum_discretion_min)
        return QuoracyLevel::discretion;
    // QUOR-06: below that there is no discretion.
    return QuoracyLevel::inquorate;
}

bool is_accepted(State const& state, ChildId const& child, Settings const& settings)
{
    auto const found = state.quoracy.midwifery.find(child);
    if (found == state.quoracy.midwifery.end())
        return false;
    // having consulted the safeguarding midwife counts whatever the board asks; a report only where it allows it.
    return found->second.evidence == MidwiferyEvidence::consulted
           || settings.midwifery_requirement == MidwiferyRequirement::present_or_report;
}

Details counted_in(ChildId const& child, Quoracy const& quoracy, Settings const& settings)
{
    return {{"child", child.value},
            {"agencies", std::to_string(quoracy.agencies)},
            {"needed", std::to_string(settings.quorum_min)},
            {"at_opening", listed(quoracy.at_opening)},
            {"now", listed(quoracy.now)}};
}

bool is_midwifery_report(State const& state, ReportId const& report, Terms const& terms)
{
    auto const found = state.reports.kept.find(report);
    if (found == state.reports.kept.end())
        return false;
    auto const* author = participant(state, found->second.report.author);
    return found->second.report.kind == ReportKind::midwifery || (author && is_midwife(*author, terms));
}

void weigh_report(Weighing& weigh, State const& state, AcceptMidwifery const& command, Terms const& terms)
{
    if (command.evidence != MidwiferyEvidence::report)
        return;
    // B-14: a board may ask for a midwife in the room.
    weigh.must(terms.settings.midwifery_requirement == MidwiferyRequirement::present_or_report, Clause::UNB_01,
               "midwifery-must-be-present"_code, {{"child", command.child.value}});
    weigh.sound(command.report.has_value(), Clause::UNB_01, "missing-field"_code, "report");
    if (!command.report)
        return;
    weigh.sound(state.reports.kept.contains(*command.report), Clause::UNB_01, "unknown-report"_code, "report",
                {{"report", command.report->value}});
    weigh.sound(is_midwifery_report(state, *command.report, terms), Clause::UNB_01, "not-a-midwifery-report"_code,
                "report", {{"report", command.report->value}});
}

/// Practitioners here now who came late and whom nobody has briefed.
std::vector<PersonId> unbriefed(State const& state, Moment now)
{
    std::vector<PersonId> people;
    for (auto const& [id, unused] : state.invitations.roll)
        if (counted(state, id, now) && is_late_and_unbriefed(state, id))
            people.push_back(id);
    return people;
}

}

Quoracy quoracy(State const& state, ChildId const& child, Moment now, Terms const& terms)
{
    Quoracy quoracy;
    quoracy.now = agencies_present(state, child, now, terms);
    auto const before = baseline(state, child, now);
    quoracy.at_opening = before ? agencies_present(state, child, *before, terms) : quoracy.now;
    // QUOR-07, B-11: the lower of the two counts holds.
    quoracy.agencies = static_cast<int>(std::min(quoracy.at_opening.size(), quoracy.now.size()));
    if (planted(Bug::higher_count))
        quoracy.agencies = static_cast<int>(std::max(quoracy.at_opening.size(), quoracy.now.size()));
    quoracy.level = level_of(quoracy.agencies, terms.settings);
    // UNB-01: beside the count, an unborn child's conference needs midwifery.
    auto const* subject = state.child(child);
    quoracy.midwifery_needed = subject && subject->is_unborn();
    quoracy.midwifery_present = midwife_present(state, now, terms);
    quoracy.midwifery_accepted = is_accepted(state, child, terms.settings);
    // QUOR-04, QUOR-05: what was recorded was asked for its agencies and its rationale when it was.
    quoracy.discretion_recorded = state.quoracy.discretion.contains(child);
    return quoracy;
}

QuoracyForecast quoracy_forecast(State const& state, ChildId const& child, Terms const& terms)
{
    QuoracyForecast forecast;
    forecast.agencies = agencies_of(
        state, child, terms, [&](PersonId const& id) { return is_expected(state, id) ? party(state, id) : nullptr; });
    forecast.level = level_of(static_cast<int>(forecast.agencies.size()), terms.settings);
    auto const missing = [&](bool answered) {
        auto found = agencies_of(state, child, terms, [&](PersonId const& id) {
            return state.invitations.replies.contains(id) == answered && !is_expected(state, id) ? party(state, id)
                                                                                                 : nullptr;
        });
        std::erase_if(found, [&](QuorumAgencyId const& agency) { return forecast.agencies.contains(agency); });
        return found;
    };
    forecast.silent = missing(false);
    forecast.away = missing(true);
    std::erase_if(forecast.away, [&](QuorumAgencyId const& agency) { return forecast.silent.contains(agency); });
    auto const* subject = state.child(child);
    forecast.midwifery_needed = subject && subject->is_unborn();
    forecast.midwifery_coming = is_accepted(state, child, terms.settings)
                                || std::ranges::any_of(state.invitations.roll, [&](auto const& entry) {
                                       auto const* person =
                                           is_expected(state, entry.first) ? party(state, entry.first) : nullptr;
                                       return person && is_midwife(*person, terms);
                                   });
    return forecast;
}

void weigh_quoracy(Weighing& weigh, State const& state, ChildId const& child, Moment now, Terms const& terms)
{
    auto const answer = quoracy(state, child, now, terms);
    auto const details = counted_in(child, answer, terms.settings);
    // QUOR-06: with one agency or none no decision is taken, whatever the chair's reasons.
    weigh.must(answer.level != QuoracyLevel::inquorate, Clause::QUOR_06, "too-few-agencies"_code, details);
    if (answer.level == QuoracyLevel::discretion) {
        // QUOR-03, QUOR-04: with two, the chair first decides to go on and says what each key agency has supplied.
        // JUDGEMENT: whether the essential information is there.
        weigh.must(answer.discretion_recorded, Clause::QUOR_04, "discretion-not-recorded"_code, details);
        weigh.notice(false, Clause::QUOR_02, "two-agencies"_code, details);
    }
    weigh.must(answer.midwifery_met(), Clause::UNB_01, "no-midwifery"_code, {{"child", child.value}});
}

void notice_quoracy(Weighing& weigh, State const& state, ChildId const& child, Moment now, Terms const& terms)
{
    auto const answer = quoracy(state, child, now, terms);
    auto const details = counted_in(child, answer, terms.settings);
    weigh.notice(answer.level != QuoracyLevel::inquorate, Clause::QUOR_01, "too-few-agencies"_code, details);
    weigh.notice(answer.level != QuoracyLevel::discretion, Clause::QUOR_02, "two-agencies"_code, details);
    weigh.notice(answer.midwifery_met(), Clause::UNB_01, "no-midwifery"_code, {{"child", child.value}});
}

Answered decide(State const& state, ProceedWithTwo const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    // QUOR-03: the discretion is the chair's.
    weigh.must(state.is_chair(act.by), Clause::QUOR_03, "not-the-chair"_code);
    weigh.sound(state.child(command.child), Clause::QUOR_03, "unknown-child"_code, "child");
    weigh_open(weigh, state);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    auto const answer = quoracy(state, command.child, act.held_on, terms);
    weigh.must(answer.level != QuoracyLevel::inquorate, Clause::QUOR_06, "too-few-agencies"_code,
               counted_in(command.child, answer, terms.settings));
    weigh.notice(answer.level != QuoracyLevel::quorate, Clause::QUOR_01, "discretion-not-needed"_code,
                 counted_in(command.child, answer, terms.settings));
    // QUOR-04: the key agencies one by one, and that each has supplied what is essential.
    auto const& agencies = command.key_agencies;
    bool const informed = !agencies.empty()
                          && std::all_of(agencies.begin(), agencies.end(),
                                         [](KeyAgency const& agency) { return agency.information_available; });
    weigh.must(informed, Clause::QUOR_04, agencies.empty() ? "no-key-agencies"_code : "information-not-available"_code,
               {{"child", command.child.value}});
    // QUOR-05: the record carries the rationale; the reason given for that clause is one.
    ProceedingWithTwo event{command};
    event.rationale = in_words(command.rationale, act, Clause::QUOR_05);
    weigh.must(event.rationale.has_value(), Clause::QUOR_05, "no-rationale"_code, {{"child", command.child.value}});
    return weigh.answer<Event>(event);
}

Answered decide(State const& state, AcceptMidwifery const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.must(state.is_chair(act.by), Clause::UNB_01, "not-the-chair"_code);
    auto const* child = state.child(command.child);
    weigh.sound(child, Clause::UNB_01, "unknown-child"_code, "child");
    weigh.sound(!child || child->is_unborn(), Clause::UNB_01, "child-is-born"_code, "child");
    weigh_report(weigh, state, command, terms);
    // UNB-01, B-14, R-09: midwifery that is not in the room needs the chair's reason.
    MidwiferyAccepted event{command};
    event.rationale = in_words(command.rationale, act, Clause::UNB_01);
    weigh.should(event.rationale.has_value(), Clause::UNB_01, "no-rationale"_code, {{"child", command.child.value}});
    return weigh.answer<Event>(event);
}

Answered decide(State const& state, ReestablishQuoracy const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh.must(state.is_chair(act.by), Clause::QUOR_07, "not-the-chair"_code);
    weigh.sound(state.child(command.child), Clause::QUOR_07, "unknown-child"_code, "child");
    weigh_people(weigh, state, command.briefed, Clause::QUOR_07, "briefed");
    weigh_open(weigh, state);
    // only those who are here can have been briefed.
    for (auto const& person : command.briefed)
        weigh.must(state.present(person, act.held_on), Clause::QUOR_07, "not-present"_code, {{"person", person.value}});
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    auto after = state;
    fold(after, QuoracyReestablished{command}, act);
    auto const waiting = unbriefed(after, act.held_on);
    weigh.notice(waiting.empty(), Clause::QUOR_07, "late-arrival-not-briefed"_code, {{"people", listed(waiting)}});
    notice_quoracy(weigh, after, command.child, act.held_on, terms);
    return weigh.answer<Event>(QuoracyReestablished{command});
}

void fold(State& state, ProceedingWithTwo const& event, Act const&) { state.quoracy.discretion[event.child] = event; }

void fold(State& state, MidwiferyAccepted const& event, Act const&) { state.quoracy.midwifery[event.child] = event; }

void fold(State& state, QuoracyReestablished const& event, Act const& act)
{
    state.quoracy.reestablished[event.child] = act.held_on;
    state.meeting.briefed.insert(event.briefed.begin(), event.briefed.end());
}

}
