#pragma once

#include "conference/state.h"
#include "people/one_of.h"

/// Every event of a conference, in the order of the protocol's headings. The names are the stored format.
// clang-format off
#define NODDFA_CONFERENCE_EVENTS(X) \
    /* convening */ \
    X(StrategyMeetingRecorded) \
    X(Section47Started) \
    X(Section47Determined) \
    X(RequestBegun) \
    X(ConferenceRequested) \
    X(RequestApproved) \
    X(RequestReturned) \
    X(ChildAdded) \
    X(ChildBorn) \
    X(ConferenceBooked) \
    X(SufficiencyChecked) \
    X(ConferencePostponed) \
    X(ConferenceNotHeld) \
    X(CrucialHealthFlagged) \
    X(LookedAfterReviewLinked) \
    X(AlertRaised) \
    X(AlertAcknowledged) \
    X(TaskSet) \
    /* family */ \
    X(FamilyMemberAdded) \
    X(AdvocacyOffered) \
    X(LanguageAndNeedsRecorded) \
    X(InterpreterBooked) \
    X(ParticipationPlanned) \
    X(FamilyMemberPrepared) \
    X(FamilyMemberInvited) \
    X(ContactRiskFlagged) \
    X(FamilyMemberExcluded) \
    X(ChildVoiceRecorded) \
    X(FamilyViewRecorded) \
    X(MetBeforehand) \
    X(DebriefOffered) \
    /* invitations */ \
    X(ParticipantInvited) \
    X(InvitationAnswered) \
    X(SubstituteNamed) \
    X(DirectContactSet) \
    X(InvolvementSet) \
    /* reports */ \
    X(ReportSubmitted) \
    X(ReportApproved) \
    X(DocumentAttached) \
    X(PassageDecided) \
    X(ReportPresented) \
    X(WrittenViewAired) \
    X(HealthFindingsRead) \
    X(HealthFindingsInterpreted) \
    X(RiskToolAttached) \
    X(InformationRequested) \
    /* sharing */ \
    X(ReportShared) \
    X(CorrectionAnswered) \
    X(ReportRecipientsSet) \
    X(SharingRiskNotified) \
    X(RestrictionDecided) \
    X(SensitivityRaised) \
    X(WithholdingAsked) \
    X(WithholdingAnswered) \
    X(SharingDisagreementRecorded) \
    X(InformationReleased) \
    /* meeting */ \
    X(ArrivalRecorded) \
    X(DepartureRecorded) \
    X(ConferenceOpened) \
    X(OpeningStatementRead) \
    X(StepCompleted) \
    X(ClosedSessionStarted) \
    X(ClosedSessionEnded) \
    X(ContributionRecorded) \
    X(Summarised) \
    X(AccuracyChecked) \
    X(RiskViewRecorded) \
    X(AnalysisRecorded) \
    X(LateArrivalBriefed) \
    /* quoracy */ \
    X(ProceedingWithTwo) \
    X(MidwiferyAccepted) \
    X(QuoracyReestablished) \
    /* views */ \
    X(ViewsOpened) \
    X(ViewsRevealed) \
    X(ViewGiven) \
    X(ViewExcused) \
    X(ResolutionAttempted) \
    X(AgenciesAsked) \
    X(ObjectionRaised) \
    X(ObjectionWithdrawn) \
    X(ConsensusDeclared) \
    X(DifferenceIrresolvable) \
    /* groupings */ \
    X(AllocatedToGrouping) \
    X(CapacityRuled) \
    X(GroupingRecognised) \
    X(GroupingsConfirmed) \
    X(LeadNamed) \
    X(EducationElectorNamed) \
    /* voting */ \
    X(VoteOpened) \
    X(VoteCast) \
    X(VoteClosed) \
    X(ChairDecided) \
    /* categories */ \
    X(CategoriesPolled) \
    X(CategoriesSettled) \
    /* outcome */ \
    X(OutcomeDeclared) \
    X(OutlinePlanRecorded) \
    X(CoordinatorAppointed) \
    X(CoreGroupIdentified) \
    X(FirstCoreGroupSet) \
    X(ReviewDateSet) \
    X(NextConferenceSet) \
    X(NeedsAnswered) \
    X(Recommended) \
    X(ConferenceClosed) \
    X(ConferenceAdjourned) \
    X(ConferenceResumed) \
    /* afterwards */ \
    X(ConcernStated) \
    X(ConcernRaised) \
    X(AppealInformationGiven) \
    X(RecordSignedOff) \
    X(DistributionApproved) \
    X(CirculationRecorded) \
    X(ReceiptConfirmed) \
    X(CorrectionReceived) \
    X(FactCorrected) \
    X(DecisionShaken) \
    X(DecisionSetAside)
// clang-format on

namespace noddfa::conference {

struct EventFamily;
#define NODDFA_BELONGS(Type) void belongs(EventFamily const*, Type const*);
NODDFA_CONFERENCE_EVENTS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any event of this room.
using Event = OneOf<EventFamily>;

}
