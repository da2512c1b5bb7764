#include "conference/correction.h"

#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"

namespace noddfa::conference {

namespace {

template<class... Facts> bool is_one_of(Event const& event) { return (event.get_if<Facts>() || ...); }

bool is_fact_before(Event const& event)
{
    return is_one_of<StrategyMeetingRecorded, Section47Started, ConferenceRequested, ChildAdded, ChildBorn,
                     ConferenceBooked, ConferenceNotHeld, CrucialHealthFlagged, LookedAfterReviewLinked,
                     FamilyMemberAdded, AdvocacyOffered, LanguageAndNeedsRecorded, InterpreterBooked,
                     FamilyMemberPrepared, FamilyMemberInvited, ContactRiskFlagged, MetBeforehand, ParticipantInvited,
                     InvitationAnswered, SubstituteNamed, DirectContactSet, ReportSubmitted, ReportShared,
                     CorrectionAnswered, InformationRequested, InformationReleased>(event);
}

bool is_fact_of_meeting(Event const& event)
{
    return is_one_of<ArrivalRecorded, DepartureRecorded, ConferenceOpened, OpeningStatementRead, StepCompleted,
                     ClosedSessionStarted, ClosedSessionEnded, ContributionRecorded, LateArrivalBriefed,
                     ReportPresented, WrittenViewAired, HealthFindingsRead, HealthFindingsInterpreted, RiskToolAttached,
                     ConferenceAdjourned, ConferenceResumed, ConferenceClosed>(event);
}

bool is_fact_after(Event const& event)
{
    return is_one_of<CoordinatorAppointed, CoreGroupIdentified, FirstCoreGroupSet, ReviewDateSet, NextConferenceSet,
                     DebriefOffered, AppealInformationGiven, CirculationRecorded, ReceiptConfirmed>(event);
}

/// The clause that a conference no longer meets for a child, or met less well.
Clause fallen_clause(Quoracy const& now)
{
    if (now.level == QuoracyLevel::inquorate)
        return Clause::QUOR_06;
    return now.midwifery_met() ? Clause::QUOR_02 : Clause::UNB_01;
}

bool fell(Quoracy const& before, Quoracy const& after)
{
    return after.level > before.level || (before.may_proceed() && !after.may_proceed());
}

}

bool is_correctable(Event const& event)
{
    return is_fact_before(event) || is_fact_of_meeting(event) || is_fact_after(event);
}

std::vector<Event> shaken(State const& before, State const& after, Terms const& terms)
{
    std::vector<Event> findings;
    for (auto const& [child, declared_at] : before.outcomes.declared_at) {
        auto const then = quoracy(before, child, declared_at, terms);
        auto const now = quoracy(after, child, declared_at, terms);
        // the decision stands; whoever reads it learns that what it stood on has changed.
        if (fell(then, now))
            findings.emplace_back(DecisionShaken{{child, fallen_clause(now), "quoracy"}});
    }
    return findings;
}

Answered decide(State const&, CorrectFact const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh_correction(weigh, command);
    return weigh.answer<Event>(FactCorrected{command});
}

void fold(State& state, FactCorrected const& event, Act const&)
{
    state.afterwards.facts_corrected[event.event] = event;
}

void fold(State& state, DecisionShaken const& event, Act const&) { state.afterwards.shaken.push_back(event); }

}
