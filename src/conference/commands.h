#pragma once

#include "conference/state.h"
#include "people/one_of.h"

/// Every command of a conference, in the order of the protocol's headings.
// clang-format off
#define NODDFA_CONFERENCE_COMMANDS(X) \
    /* convening */ \
    X(RecordStrategyMeeting) \
    X(StartSection47) \
    X(DetermineSection47) \
    X(BeginRequest) \
    X(RequestConference) \
    X(ApproveRequest) \
    X(ReturnRequest) \
    X(AddChild) \
    X(BookConference) \
    X(CheckSufficiency) \
    X(PostponeConference) \
    X(RecordNotHeld) \
    X(FlagCrucialHealth) \
    X(LinkLookedAfterReview) \
    X(AcknowledgeAlert) \
    /* family */ \
    X(AddFamilyMember) \
    X(RecordAdvocacyOffer) \
    X(RecordLanguageAndNeeds) \
    X(BookInterpreter) \
    X(PlanParticipation) \
    X(PrepareFamilyMember) \
    X(InviteFamilyMember) \
    X(FlagContactRisk) \
    X(ExcludeFamilyMember) \
    X(RecordChildVoice) \
    X(RecordFamilyView) \
    X(MeetBeforehand) \
    X(OfferDebrief) \
    /* invitations */ \
    X(InviteParticipant) \
    X(ReplyToInvitation) \
    X(NameSubstitute) \
    X(SetDirectContact) \
    X(SetInvolvement) \
    /* reports */ \
    X(SubmitReport) \
    X(ApproveReport) \
    X(AttachDocument) \
    X(DecidePassage) \
    X(PresentReport) \
    X(AirWrittenView) \
    X(ReadHealthFindings) \
    X(InterpretHealthFindings) \
    X(AttachRiskTool) \
    X(RequestInformation) \
    /* sharing */ \
    X(ShareReport) \
    X(AnswerCorrection) \
    X(SetReportRecipients) \
    X(NotifySharingRisk) \
    X(DecideRestriction) \
    X(RaiseSensitivity) \
    X(AskAboutWithholding) \
    X(AnswerAboutWithholding) \
    X(RecordSharingDisagreement) \
    X(ReleaseInformation) \
    /* meeting */ \
    X(RecordArrival) \
    X(RecordDeparture) \
    X(OpenConference) \
    X(ReadOpeningStatement) \
    X(CompleteStep) \
    X(StartClosedSession) \
    X(EndClosedSession) \
    X(RecordContribution) \
    X(Summarise) \
    X(CheckAccuracy) \
    X(RecordRiskView) \
    X(RecordAnalysis) \
    X(BriefLateArrival) \
    /* quoracy */ \
    X(ProceedWithTwo) \
    X(AcceptMidwifery) \
    X(ReestablishQuoracy) \
    /* views */ \
    X(OpenViews) \
    X(RevealViews) \
    X(GiveView) \
    X(ExcuseView) \
    X(RecordResolutionAttempt) \
    X(ConfirmAgenciesAsked) \
    X(RaiseObjection) \
    X(WithdrawObjection) \
    X(DeclareConsensus) \
    X(DeclareIrresolvable) \
    /* groupings */ \
    X(AllocateToGrouping) \
    X(RuleOnCapacity) \
    X(RecogniseGrouping) \
    X(ConfirmGroupings) \
    X(NameLead) \
    X(NameEducationElector) \
    /* voting */ \
    X(OpenVote) \
    X(CastVote) \
    X(CloseVote) \
    X(DecideAsChair) \
    /* categories */ \
    X(PollCategories) \
    X(SettleCategories) \
    /* outcome */ \
    X(DeclareOutcome) \
    X(RecordOutlinePlan) \
    X(AppointCoordinator) \
    X(ReportNoCoordinator) \
    X(ReportMissing) \
    X(IdentifyCoreGroup) \
    X(SetFirstCoreGroup) \
    X(SetReviewDate) \
    X(SetNextConference) \
    X(AnswerNeeds) \
    X(Recommend) \
    X(CloseConference) \
    X(AdjournConference) \
    X(ResumeConference) \
    /* afterwards */ \
    X(StateConcern) \
    X(RaiseConcern) \
    X(GiveAppealInformation) \
    X(SignOffRecord) \
    X(ApproveDistribution) \
    X(RecordCirculation) \
    X(ConfirmReceipt) \
    X(SendCorrection) \
    X(CorrectFact)
// clang-format on

namespace noddfa::conference {

struct CommandFamily;
#define NODDFA_BELONGS(Type) void belongs(CommandFamily const*, Type const*);
NODDFA_CONFERENCE_COMMANDS(NODDFA_BELONGS)
#undef NODDFA_BELONGS

/// Any command of this room.
using Command = OneOf<CommandFamily>;

}
