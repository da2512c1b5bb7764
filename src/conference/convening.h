#pragma once

#include "base/moment.h"
#include "conference/child.h"
#include "people/named.h"
#include "protocol/background.h"
#include "protocol/clause.h"
#include "protocol/deadline.h"
#include "protocol/decision.h"
#include "protocol/notices.h"
#include "protocol/terms.h"

#include <map>

/// From the strategy meeting to a date in the diary (A.0, A.1; S47-01..07, 11..14).
namespace noddfa::conference {

struct State;

enum class MeetingKind { discussion, meeting };
enum class MeetingPurpose { initiating, further, other_matter };
enum class Determination { not_substantiated, no_continuing_risk, continuing_risk };
enum class Kind { initial, pre_birth, review, transfer_in, reconvened };
enum class PostponeGround { insufficient_information, inquorate, illness, other };
BOOST_DESCRIBE_ENUM(MeetingKind, discussion, meeting)
BOOST_DESCRIBE_ENUM(MeetingPurpose, initiating, further, other_matter)
BOOST_DESCRIBE_ENUM(Determination, not_substantiated, no_continuing_risk, continuing_risk)
BOOST_DESCRIBE_ENUM(Kind, initial, pre_birth, review, transfer_in, reconvened)
BOOST_DESCRIBE_ENUM(PostponeGround, insufficient_information, inquorate, illness, other)

/// A strategy discussion or meeting; it was held on the day of the command.
struct StrategyMeeting {
    std::optional<MeetingKind> kind;         ///< meeting
    std::optional<MeetingPurpose> purpose;   ///< the first of a stream is initiating, later ones further
    std::vector<ChildId> children;           ///< empty: all
    std::vector<GroupingId> agencies;        ///< who took part; empty: CSS and POL
    std::optional<Paragraph> decision;
    std::optional<Date> extended_to;         ///< S47-05: a date outside the normal timescale
    std::optional<PersonId> extended_by;     ///< the senior manager who allowed it
    std::optional<GroupingId> chaired_by;    ///< S47-03; CSS
    std::vector<GroupingId> undecided;       ///< S47-02: agencies whose people could not decide for them
};
BOOST_DESCRIBE_STRUCT(StrategyMeeting, (),
                      (kind, purpose, children, agencies, decision, extended_to, extended_by, chaired_by, undecided))
using RecordStrategyMeeting = Named<"RecordStrategyMeeting", StrategyMeeting, Usual::social_worker>;
using StrategyMeetingRecorded = Named<"StrategyMeetingRecorded", StrategyMeeting>;

/// The start of section 47 enquiries on the day of the command (REG-15).
struct Section47Start {
    std::vector<ChildId> children; ///< empty: all
    std::optional<Paragraph> explained;             ///< how parents were told of the purpose (S47-07)
    std::optional<Paragraph> not_explained_because; ///< why it was withheld
};
BOOST_DESCRIBE_STRUCT(Section47Start, (), (children, explained, not_explained_because))
using StartSection47 = Named<"StartSection47", Section47Start, Usual::social_worker>;
using Section47Started = Named<"Section47Started", Section47Start>;

/// How the enquiries ended for one child (PRIN-10, PRIN-11).
struct Section47Determination {
    ChildId child;
    Determination determination{};
    std::optional<PersonId> decided_by;
    std::vector<GroupingId> consulted;
    std::optional<Paragraph> rationale;
    std::optional<Paragraph> views; ///< of child and parents
};
BOOST_DESCRIBE_STRUCT(Section47Determination, (), (child, determination, decided_by, consulted, rationale, views))
using DetermineSection47 = Named<"DetermineSection47", Section47Determination, Usual::team_manager>;
using Section47Determined = Named<"Section47Determined", Section47Determination>;

/// A request that a conference be convened.
struct Request {
    std::optional<Kind> kind; ///< initial; pre_birth where every child is unborn
    FamilyId family;
    std::vector<SubjectChild> children;
    std::optional<AuthorityId> authority;
    std::optional<PersonId> social_worker; ///< who initiates; default: who gives the command
    std::optional<PersonId> team_manager;
    std::optional<ConferenceId> reconvenes;  ///< reconvened: the conference whose decision was set aside or appealed
    std::optional<AuthorityId> from_authority; ///< transfer_in: where the child is registered
    std::optional<Date> notified_on;           ///< transfer_in: when this authority was told of the move (MOV-09)
    std::optional<Date> agreed_permanent_on;   ///< transfer_in: when it was agreed to be permanent (MOV-08)
    std::optional<Date> due;                   ///< reconvened: the target set with the set-aside
    std::optional<ConferenceId> follows;       ///< the next conference that DEFER-05 made that one set
    std::optional<bool> to_approve;            ///< the team manager is asked to approve it (S47-11)
};
BOOST_DESCRIBE_STRUCT(Request, (),
                      (kind, family, children, authority, social_worker, team_manager, reconvenes, from_authority,
                       notified_on, agreed_permanent_on, due, follows, to_approve))
/// Who a request will be about, before it is complete and sent. Given again it takes the place of the one before.
using BeginRequest = Named<"BeginRequest", Request, Usual::social_worker>;
using RequestBegun = Named<"RequestBegun", Request>;
using RequestConference = Named<"RequestConference", Request, Usual::social_worker>;
/// The request with its defaults settled and what the register said of each child at that moment.
struct AcceptedRequest : Request {
    std::map<ChildId, Standing> standings;
};
BOOST_DESCRIBE_STRUCT(AcceptedRequest, (Request), (standings))
using ConferenceRequested = Named<"ConferenceRequested", AcceptedRequest>;

/// The team manager agrees that a conference be convened (S47-11).
struct Approval {
    std::optional<Paragraph> note;
};
BOOST_DESCRIBE_STRUCT(Approval, (), (note))
using ApproveRequest = Named<"ApproveRequest", Approval, Usual::team_manager>;
using RequestApproved = Named<"RequestApproved", Approval>;

/// The team manager sends it back: what is to be put right before it is sent again.
struct RequestReturn {
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(RequestReturn, (), (reason))
using ReturnRequest = Named<"ReturnRequest", RequestReturn, Usual::team_manager>;
using RequestReturned = Named<"RequestReturned", RequestReturn>;

struct ChildAddition {
    SubjectChild child;
};
BOOST_DESCRIBE_STRUCT(ChildAddition, (), (child))
using AddChild = Named<"AddChild", ChildAddition, Usual::social_worker>;
/// With what the register said of the child at that moment.
struct AddedChild : ChildAddition {
    Standing standing;
};
BOOST_DESCRIBE_STRUCT(AddedChild, (ChildAddition), (standing))
using ChildAdded = Named<"ChildAdded", AddedChild>;

/// An unborn child of this conference was born; handed on from the register.
struct Birth {
    ChildId child;
    Date born;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Birth, (), (child, born, name))
using ChildBorn = Named<"ChildBorn", Birth>;

/// Date, place, chair and record taker. Booking again moves the conference.
struct Booking {
    Moment starts;
    PersonId chair;
    PersonId record_taker;
    std::string place;
    std::optional<Language> language;             ///< of the meeting
    std::optional<Date> chair_trained_until;      ///< CHAIR-02; absent: no training record
    bool chair_manages_case = false;              ///< CHAIR-01, as declared
    bool record_taker_involved = false;           ///< REC-02, as declared
    std::optional<Paragraph> note;
    bool chair_training_lasts = false;            ///< CHAIR-02: some of it does not lapse
};
BOOST_DESCRIBE_STRUCT(Booking, (),
                      (starts, chair, record_taker, place, language, chair_trained_until, chair_manages_case,
                       record_taker_involved, note, chair_training_lasts))
using BookConference = Named<"BookConference", Booking, Usual::coordinator>;
using ConferenceBooked = Named<"ConferenceBooked", Booking>;

struct Sufficiency {
    bool likely = false; ///< enough information is likely to be there (CONV-03)
    std::optional<Paragraph> note;
};
BOOST_DESCRIBE_STRUCT(Sufficiency, (), (likely, note))
using CheckSufficiency = Named<"CheckSufficiency", Sufficiency>;
using SufficiencyChecked = Named<"SufficiencyChecked", Sufficiency>;

/// Postponing a conference not yet held (CONV-04..06, DEFER-02). Where immediate risk cannot be excluded the Lead
/// Safeguarding Manager and the duty team are told.
struct Postponement {
    std::optional<PostponeGround> ground;
    std::optional<Paragraph> reason;
    std::optional<Paragraph> interim_protection; ///< without it the postponement is malformed (CONV-05), unless it is
                                                 ///< said that immediate risk cannot be excluded
    std::optional<Moment> new_start;
    std::optional<Date> follow_up_on;
    std::optional<bool> immediate_risk_excluded; ///< as the interim protection says, where absent
};
BOOST_DESCRIBE_STRUCT(Postponement, (),
                      (ground, reason, interim_protection, new_start, follow_up_on, immediate_risk_excluded))
using PostponeConference = Named<"PostponeConference", Postponement>;
using ConferencePostponed = Named<"ConferencePostponed", Postponement>;

struct NotHeld {
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(NotHeld, (), (reason))
using RecordNotHeld = Named<"RecordNotHeld", NotHeld, Usual::coordinator>;
using ConferenceNotHeld = Named<"ConferenceNotHeld", NotHeld>;

/// That medical advice is crucial and whether the doctor can come (CONV-07, REP-17).
struct CrucialHealth {
    PersonId doctor;
    bool available = false; ///< on the day booked, or being booked
};
BOOST_DESCRIBE_STRUCT(CrucialHealth, (), (doctor, available))
using FlagCrucialHealth = Named<"FlagCrucialHealth", CrucialHealth, Usual::social_worker>;
using CrucialHealthFlagged = Named<"CrucialHealthFlagged", CrucialHealth>;

struct LookedAfterLink {
    ChildId child;
    std::optional<Date> next_review;
};
BOOST_DESCRIBE_STRUCT(LookedAfterLink, (), (child, next_review))
using LinkLookedAfterReview = Named<"LinkLookedAfterReview", LookedAfterLink, Usual::social_worker>;
using LookedAfterReviewLinked = Named<"LookedAfterReviewLinked", LookedAfterLink>;

using AlertRaised = Named<"AlertRaised", Alert>;
using AcknowledgeAlert = Named<"AcknowledgeAlert", AlertAnswer, Usual::lead_manager>;
using AlertAcknowledged = Named<"AlertAcknowledged", AlertAnswer>;

using TaskSet = Named<"TaskSet", Task>;

struct HeldMeeting {
    Moment at;
    Date held_on;
    MeetingPurpose purpose{};
    std::vector<ChildId> children;
    std::vector<GroupingId> agencies;
    bool after_booking = false;
    std::optional<Date> extended_to;
};

struct Convening {
    std::vector<HeldMeeting> meetings;
    std::map<ChildId, Date> section47_started;
    std::optional<Date> section47_all; ///< started for all before the children were named
    std::map<ChildId, Determination> determinations;
    std::optional<Request> begun; ///< the latest, while it is not complete
    std::optional<AcceptedRequest> request;
    std::optional<Date> approved_on;
    std::optional<Paragraph> returned_because; ///< it is to be sent again
    std::optional<Date> requested_on;
    Kind kind = Kind::initial;
    std::vector<SubjectChild> children;
    std::optional<Booking> booking;
    std::optional<Date> convened_on; ///< day of the first booking: its rules are pinned (R-05)
    std::vector<Moment> former_starts;
    std::optional<bool> sufficiency;
    std::vector<Postponement> postponements;
    bool postponed_without_date = false;
    bool not_held = false;
    std::optional<CrucialHealth> crucial_health;
    std::map<ChildId, LookedAfterLink> looked_after;
    std::vector<Alert> open_alerts;
    std::vector<Alert> answered_alerts;
    std::vector<Task> tasks; ///< not yet done

    void done(std::string const& what)
    {
        std::erase_if(tasks, [&](Task const& task) { return task.what == what; });
    }
    /// The request, or what there is of it so far; null for none.
    Request const* asked() const { return request ? &*request : begun ? &*begun : nullptr; }
    /// Whether a request that was sent waits for the team manager.
    bool awaits_approval() const { return request && request->to_approve == true && !approved_on && !returned_because; }
    /// Whether a request may be written and sent: there is none, or it was sent back.
    bool takes_request() const { return !request || returned_because; }
};

/// When the conference is due, the governing date first: counted from the strategy meeting (CONV-02, B-05), from the
/// notice of a move (CONV-09, MOV-08, MOV-09), from the conference before (REG-12, REG-13) or as set with the
/// set-aside (SET-04). Every other anchor stands beside it. Empty while nothing starts the clock.
std::vector<Deadline> conference_due(State const& state, Terms const& terms);

/// CONV-08: the governing dates before a further strategy meeting moved them, the earliest meeting first; none that is
/// the same as now.
std::vector<Deadline> earlier_dues(State const& state, Terms const& terms);

/// How a conference on that day would miss its date: late by the clause that governs, or late but within the date that
/// a senior manager allowed (S47-05), which is extended and not met. Nothing where it is in time or nothing is due.
std::optional<Finding> lateness(State const& state, Date day, Terms const& terms);

/// whether every post that escalation needs has a person; without them no conference opens.
bool posts_filled(Settings const& settings);
/// The posts that have nobody, in the order of `ROLE_MAP`'s own words.
std::vector<std::string> empty_posts(Settings const& settings);

/// What the site's administrators should put right: posts with nobody, a protocol past the day of its own review
/// (PRIN-01). Stops no conference by itself.
std::vector<Finding> site_warnings(Settings const& settings, Date today);

/// An alert to the holder of a post; `to` is empty where nobody holds it.
AlertRaised alert(std::string const& post, Clause clause, std::string const& about, Settings const& settings,
                  std::optional<ChildId> const& child = {});

}
