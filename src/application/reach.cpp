#include "application/reach.h"

#include <algorithm>
#include <array>

namespace noddfa::application {

namespace {

template<class... Events> constexpr auto names()
{
    std::array<std::string_view, sizeof...(Events)> all{Events::stored_name...};
    std::ranges::sort(all);
    return all;
}

/// What they leave in a conference's state is read by no row: how a family is prepared and heard, what is said and
/// decided on the way to an outcome, and what is then arranged, which the register and the plan take in by events of
/// their own.
constexpr auto without_rows = [] {
    using namespace conference;
    return names<SufficiencyChecked, AdvocacyOffered, FamilyMemberPrepared, FamilyMemberInvited, ChildVoiceRecorded,
                 FamilyViewRecorded, ReportPresented, WrittenViewAired, RiskToolAttached, InformationRequested,
                 WithholdingAsked, WithholdingAnswered, ArrivalRecorded, DepartureRecorded, OpeningStatementRead,
                 StepCompleted, ClosedSessionStarted, ClosedSessionEnded, ContributionRecorded, Summarised,
                 AccuracyChecked, RiskViewRecorded, AnalysisRecorded, LateArrivalBriefed, ProceedingWithTwo,
                 QuoracyReestablished, ViewsOpened, ViewsRevealed, ViewGiven, ViewExcused, ResolutionAttempted,
                 AgenciesAsked, ObjectionRaised, ObjectionWithdrawn, ConsensusDeclared, DifferenceIrresolvable,
                 GroupingsConfirmed, LeadNamed, EducationElectorNamed, VoteOpened, VoteCast, VoteClosed, ChairDecided,
                 CategoriesPolled, CategoriesSettled, OutlinePlanRecorded, CoordinatorAppointed, CoreGroupIdentified,
                 NeedsAnswered, ConcernStated, AppealInformationGiven, DistributionApproved>();
}();

/// Others are told of a conference what it decided on whom, and when (`Background`): of these, nothing.
constexpr auto within_the_conference = [] {
    using namespace conference;
    return names<ConferenceBooked, FamilyMemberAdded, LanguageAndNeedsRecorded, InterpreterBooked, ParticipationPlanned,
                 MetBeforehand, DebriefOffered, ParticipantInvited, InvitationAnswered, SubstituteNamed,
                 ReportSubmitted, ReportApproved, ReportShared, ConferenceOpened, FirstCoreGroupSet, ReviewDateSet,
                 RecordSignedOff, CirculationRecorded, ReceiptConfirmed, CorrectionReceived>();
}();

bool is_among(auto const& sorted, std::string_view name) { return std::ranges::binary_search(sorted, name); }

Reach reach_in(conference::Event const& event)
{
    if (is_among(without_rows, event.name()))
        return Reach::no_row;
    return is_among(within_the_conference, event.name()) ? Reach::own : Reach::related;
}

/// Others are told where a child stands on the register, not what is arranged there.
Reach reach_in(cpr::Event const& event) { return event.get_if<cpr::ArrangementsNoted>() ? Reach::own : Reach::related; }

/// Nobody is told of a plan.
Reach reach_in(plan::Event const&) { return Reach::own; }

Reach reach_in(auto const&) { return Reach::related; }

}

std::span<std::string_view const> events_without_rows() { return without_rows; }

Reach reach_of(AnyEvent const& event)
{
    return std::visit([](auto const& one) { return reach_in(one); }, event);
}

}
