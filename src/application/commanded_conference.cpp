#include "application/commanded_rows.h"
#include "base/contains.h"
#include "conference/commands.h"

namespace noddfa::application {

namespace conference_asks {

using namespace conference;
using A = access::Action;
using C = access::Circumstance;

/// Before it is asked for, a conference is of no authority but of that of who makes it known.
void of_a_beginning(Commanded& asked, AnyCommand const&, Given const& given)
{
    auto const& state = given.site.conference(*asked.thing.conference);
    if (!state.convening.asked())
        asked.thing.authority = authority_of(given);
}

void of_a_request(Commanded& asked, AnyCommand const& command, Given const& given)
{
    auto const* begun = std::visit([](auto const& any) { return any.template get_if<BeginRequest>(); }, command);
    Request const& request = begun ? static_cast<Request const&>(*begun) : said<RequestConference>(command);
    // What somebody began to write is theirs, their manager's and the reviewing service's to go on with.
    if (given.site.conference(*asked.thing.conference).convening.asked()) {
        asked.actions = {A::prepare_conference};
        return;
    }
    asked.thing.authority = request.authority ? request.authority : authority_of(given);
    for (auto const& child : request.children)
        asked.more.children.push_back(child.id);
    add_if(asked, C::linked, !request.children.empty() || !request.family.empty());
    // Of no authority it is nobody's to ask for.
    if (!asked.thing.authority)
        asked.actions.clear();
}

void of_a_booking(Commanded& asked, AnyCommand const& command, Given const& given)
{
    auto const& booking = said<BookConference>(command);
    auto const& before = given.site.conference(*asked.thing.conference).convening.booking;
    bool const same = before && before->chair == booking.chair && before->record_taker == booking.record_taker;
    asked.actions = {!before ? A::assign_office : same ? A::arrange_conference : A::replace_office};
    // 3.4: nobody appoints themselves, to either office.
    asked.more.recipient = booking.record_taker == given.who ? booking.record_taker : booking.chair;
}

void of_a_report(Commanded& asked, AnyCommand const& command, Given const& given)
{
    auto const& report = said<SubmitReport>(command);
    asked.more.author = report.author;
    asked.thing.person = report.author;
    // Sent again it stays its first author's.
    auto const& kept = given.site.conference(*asked.thing.conference).reports.kept;
    if (auto const found = kept.find(report.report); found != kept.end()) {
        asked.more.author = found->second.report.author;
        // 3.4: what went out stays as it was; more is said beside it.
        asked.actions = {A::write_report};
    }
}

/// What is done to a report is done to that of its author.
void of_a_kept_report(Commanded& asked, AnyCommand const&, Given const& given)
{
    auto const& kept = given.site.conference(*asked.thing.conference).reports.kept;
    auto const found = asked.thing.report ? kept.find(*asked.thing.report) : kept.end();
    if (found != kept.end())
        asked.more.author = found->second.report.author;
}

/// entered for somebody without a device, read aloud and confirmed.
void entered(Commanded& asked, bool confirmed)
{
    add_if(asked, C::no_device, confirmed);
    add_if(asked, C::read_aloud, confirmed);
}

void of_a_view(Commanded& asked, AnyCommand const& command, Given const&)
{
    auto const& view = said<GiveView>(command);
    entered(asked, view.confirmed);
    // before leaving somebody gives it early.
    add_if(asked, C::views_open, view.before_leaving);
}

void of_a_ballot(Commanded& asked, AnyCommand const& command, Given const&)
{
    entered(asked, said<CastVote>(command).confirmed);
}

/// What is polled is the decider's to judge.
void of_a_poll(Commanded& asked, AnyCommand const& command, Given const&)
{
    entered(asked, said<PollCategories>(command).confirmed);
    asked.more.circumstances.add(C::views_open);
}

/// B-40: heard from the first round until the views on the child are closed; whoever enters it heard it.
void of_an_objection(Commanded& asked, AnyCommand const&, Given const& given)
{
    auto const& state = given.site.conference(*asked.thing.conference);
    auto const& views = views_on(state, asked.thing.child.value_or(ChildId{}));
    add_if(asked, C::views_open, !views.rounds.empty() && !views.closed());
    entered(asked, true);
}

void at_discretion(Commanded& asked, AnyCommand const&, Given const&)
{
    asked.more.circumstances.add(C::at_discretion);
}

void of_a_release(Commanded& asked, AnyCommand const& command, Given const&)
{
    auto const& release = said<ReleaseInformation>(command);
    add_if(asked, C::protects_a_child, release.purpose == ReleasePurpose::protect_a_child);
    // whether they lead it access asks.
    asked.thing.agency = release.lead_of;
    asked.more.circumstances.add(C::to_family_or_outside);
}

void of_a_distribution(Commanded& asked, AnyCommand const& command, Given const& given)
{
    auto const& state = given.site.conference(*asked.thing.conference);
    auto const& list = said<ApproveDistribution>(command);
    auto const is_outside = [&](PersonId const& person) {
        auto const found = state.invitations.roll.find(person);
        return found == state.invitations.roll.end() || found->second.capacity != Capacity::practitioner;
    };
    add_if(asked, C::to_family_or_outside,
           std::ranges::any_of(list.full, is_outside) || std::ranges::any_of(list.partial, is_outside));
    if (state.convening.booking)
        asked.more.author = state.convening.booking->record_taker;
}

constexpr AnyOf chairs_or_recorded{A::conduct_meeting, A::write_record};

void of_its_alert(Commanded& asked, AnyCommand const& command, Given const& given)
{
    of_an_alert(asked, given.site.conference(*asked.thing.conference).convening.open_alerts, command, given);
}

constexpr Permission rows[] = {
    {"RecordStrategyMeeting", {}, A::prepare_conference, of_a_beginning},
    {"StartSection47", {}, A::prepare_conference, of_a_beginning},
    {"DetermineSection47", {}, A::prepare_conference, of_a_beginning},
    {"BeginRequest", {}, A::create_conference, of_a_request},
    {"RequestConference", {}, A::create_conference, of_a_request},
    {"ApproveRequest", {}, A::prepare_conference},
    {"ReturnRequest", {}, A::prepare_conference},
    {"AddChild", {}, A::arrange_conference},
    {"BookConference", {}, {}, of_a_booking},
    {"CheckSufficiency", {}, A::prepare_conference},
    {"PostponeConference", {}, A::prepare_conference},
    {"RecordNotHeld", {}, A::prepare_conference},
    {"FlagCrucialHealth", {}, A::prepare_conference},
    {"LinkLookedAfterReview", {}, A::prepare_conference},
    {"AcknowledgeAlert", {}, A::answer_task, of_its_alert},
    {"AddFamilyMember", {}, A::prepare_conference, of_a_beginning},
    {"RecordAdvocacyOffer", {}, A::prepare_conference},
    {"RecordLanguageAndNeeds", {}, A::prepare_conference},
    {"BookInterpreter", {}, A::arrange_conference},
    {"PlanParticipation", {}, A::prepare_conference},
    {"PrepareFamilyMember", {}, A::prepare_conference},
    {"InviteFamilyMember", {}, A::prepare_conference},
    {"FlagContactRisk", {}, A::prepare_conference},
    {"ExcludeFamilyMember", {}, A::exclude_person},
    {"RecordChildVoice", {}, {A::prepare_conference, A::take_part, A::write_record}},
    {"RecordFamilyView", {}, {A::prepare_conference, A::write_record}},
    {"MeetBeforehand", {}, A::prepare_conference},
    {"OfferDebrief", {}, {A::prepare_conference, A::write_record}},
    {"InviteParticipant", {}, A::arrange_conference},
    {"ReplyToInvitation", A::reply_invitation, A::arrange_conference},
    {"NameSubstitute", A::reply_invitation, {A::replace_invitee, A::arrange_conference}},
    {"SetDirectContact", {}, A::prepare_conference},
    {"SetInvolvement", {}, A::conduct_meeting},
    {"SubmitReport", {}, {A::write_report, A::add_addendum}, of_a_report},
    {"ApproveReport", {}, A::approve_report, of_a_kept_report},
    {"AttachDocument", {}, {A::write_report, A::add_addendum}, of_a_kept_report},
    {"DecidePassage", {}, A::conduct_meeting},
    {"PresentReport", {}, chairs_or_recorded},
    {"AirWrittenView", {}, chairs_or_recorded},
    {"ReadHealthFindings", {}, chairs_or_recorded},
    {"InterpretHealthFindings", A::take_part, chairs_or_recorded},
    {"AttachRiskTool", {}, {A::take_part, A::prepare_conference, A::write_record}},
    {"RequestInformation", {}, {A::take_part, A::prepare_conference}},
    {"ShareReport", {}, {A::take_part, A::prepare_conference}},
    {"AnswerCorrection", {}, {A::take_part, A::prepare_conference}},
    {"SetReportRecipients", {}, {A::take_part, A::prepare_conference}},
    {"NotifySharingRisk", {}, {A::take_part, A::prepare_conference}},
    {"DecideRestriction", {}, A::conduct_meeting},
    {"RaiseSensitivity", A::take_part, chairs_or_recorded},
    {"AskAboutWithholding", {}, A::conduct_meeting},
    {"AnswerAboutWithholding", A::take_part, chairs_or_recorded},
    {"RecordSharingDisagreement", {}, chairs_or_recorded},
    {"ReleaseInformation", {}, {A::release_to_protect, A::confirm_circulation}, of_a_release},
    {"RecordArrival", {}, {A::write_attendance, A::conduct_meeting}},
    {"RecordDeparture", {}, {A::write_attendance, A::conduct_meeting}},
    {"OpenConference", {}, A::open_meeting},
    {"ReadOpeningStatement", {}, A::conduct_meeting},
    {"CompleteStep", {}, chairs_or_recorded},
    {"StartClosedSession", {}, A::open_closed_session},
    {"EndClosedSession", {}, A::open_closed_session},
    {"RecordContribution", {}, chairs_or_recorded},
    {"Summarise", {}, A::conduct_meeting},
    {"CheckAccuracy", {}, A::conduct_meeting},
    {"RecordRiskView", {}, chairs_or_recorded},
    {"RecordAnalysis", {}, chairs_or_recorded},
    {"BriefLateArrival", {}, A::conduct_meeting},
    {"ProceedWithTwo", {}, A::record_quoracy, at_discretion},
    {"AcceptMidwifery", {}, A::record_quoracy},
    {"ReestablishQuoracy", {}, A::record_quoracy},
    {"OpenViews", {}, A::conduct_meeting},
    {"RevealViews", {}, A::conduct_meeting},
    {"GiveView", A::give_view, A::enter_view, of_a_view},
    {"ExcuseView", {}, A::conduct_meeting},
    {"RecordResolutionAttempt", {}, A::conduct_meeting},
    {"ConfirmAgenciesAsked", {}, A::conduct_meeting},
    {"RaiseObjection", A::give_view, A::enter_view, of_an_objection},
    {"WithdrawObjection", A::give_view, A::enter_view, of_an_objection},
    {"DeclareConsensus", {}, A::conduct_meeting},
    {"DeclareIrresolvable", {}, A::conduct_meeting},
    {"AllocateToGrouping", {}, A::conduct_meeting},
    {"RuleOnCapacity", {}, A::conduct_meeting},
    {"RecogniseGrouping", {}, A::conduct_meeting},
    {"ConfirmGroupings", {}, A::conduct_meeting},
    {"NameLead", {}, A::conduct_meeting},
    {"NameEducationElector", {}, A::conduct_meeting},
    {"OpenVote", {}, A::conduct_meeting},
    {"CastVote", A::give_view, A::enter_view, of_a_ballot},
    {"CloseVote", {}, A::conduct_meeting},
    {"DecideAsChair", {}, A::decide_tie},
    {"PollCategories", A::give_view, A::enter_view, of_a_poll},
    {"SettleCategories", {}, A::decide_outcome},
    {"DeclareOutcome", {}, A::decide_outcome},
    {"RecordOutlinePlan", {}, chairs_or_recorded},
    {"AppointCoordinator", {}, A::conduct_meeting},
    {"ReportNoCoordinator", {}, A::conduct_meeting},
    {"ReportMissing", {}, A::conduct_meeting},
    {"IdentifyCoreGroup", {}, A::conduct_meeting},
    {"SetFirstCoreGroup", {}, A::conduct_meeting},
    {"SetReviewDate", {}, A::conduct_meeting},
    {"SetNextConference", {}, A::conduct_meeting},
    {"AnswerNeeds", {}, A::conduct_meeting},
    {"Recommend", {}, A::conduct_meeting},
    {"CloseConference", {}, A::close_meeting},
    {"AdjournConference", {}, A::adjourn_meeting},
    {"ResumeConference", {}, A::open_meeting},
    {"StateConcern", {}, A::conduct_meeting},
    {"RaiseConcern", A::take_part, chairs_or_recorded},
    {"GiveAppealInformation", {}, {A::conduct_meeting, A::arrange_conference}},
    {"SignOffRecord", {}, A::agree_record},
    {"ApproveDistribution", {}, A::confirm_circulation, of_a_distribution},
    {"RecordCirculation", {}, A::arrange_conference},
    {"ConfirmReceipt", {A::take_part, A::challenge_record}, A::arrange_conference},
    {"SendCorrection", A::challenge_record, A::arrange_conference},
    {"CorrectFact", {}, chairs_or_recorded},
};

#define NODDFA_NAME(Type) #Type,
constexpr std::string_view commands[] = {NODDFA_CONFERENCE_COMMANDS(NODDFA_NAME)};
#undef NODDFA_NAME
static_assert(same_names(rows, commands), "a command of a conference without what it asks of access");

NameThing names()
{
#define NODDFA_NAMING(Type) naming<Type>(),
    return {NODDFA_CONFERENCE_COMMANDS(NODDFA_NAMING)};
#undef NODDFA_NAMING
}

}

RoomTable const& conference_table()
{
    static RoomTable const table{conference_asks::rows, conference_asks::names()};
    return table;
}

}
