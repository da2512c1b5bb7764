#pragma once

#include "conference/categories.h"
#include "conference/quoracy.h"
#include "protocol/outline_plan.h"

/// The decision for each child and everything that goes with it before the conference closes
/// (A.11, A.14, A.15, A.17, A.18, A.19, B-19, B-37, B-38).
namespace noddfa::conference {

enum class OutcomeGround { none, insufficient_information };
BOOST_DESCRIBE_ENUM(OutcomeGround, none, insufficient_information)

/// Declares what was decided for one child; the register entry is born with it.
struct Declaration {
    ChildId child;
    Outcome outcome{};
    std::vector<Limb> limbs;            ///< relied on, to register (DEC-07..09)
    std::vector<Harm> harm;             ///< DEC-11
    std::optional<Paragraph> reasons;   ///< for this child (DEC-12, CHAIR-05)
    std::optional<OutcomeGround> ground;
    std::optional<Paragraph> no_immediate_risk; ///< the chair's statement (DEFER-04)
    std::vector<Paragraph> change;      ///< removal: evidence of change for each original risk (DER-03, DER-08)
    std::optional<Paragraph> marked_change; ///< removal at the first review (DEC-21)
    bool same_reasons_as_sibling = false;
};
BOOST_DESCRIBE_STRUCT(Declaration, (),
                      (child, outcome, limbs, harm, reasons, ground, no_immediate_risk, change, marked_change,
                       same_reasons_as_sibling))
using DeclareOutcome = Named<"DeclareOutcome", Declaration>;

enum class DecidedBy { consensus, majority, chair };
BOOST_DESCRIBE_ENUM(DecidedBy, consensus, majority, chair)
/// The declaration with how it came about, as it stood at that moment.
struct DeclaredOutcome : Declaration {
    DecidedBy decided_by{};
    std::vector<ChosenCategory> categories;
    std::optional<Category> primary;
    std::vector<GroupingId> dissent;
    QuoracyLevel quoracy{};
    int agencies = 0;
    std::vector<GroupingId> disagreed_outside; ///< of another view, outside the electorate (R-15)
};
BOOST_DESCRIBE_STRUCT(DeclaredOutcome, (Declaration),
                      (decided_by, categories, primary, dissent, quoracy, agencies, disagreed_outside))
using OutcomeDeclared = Named<"OutcomeDeclared", DeclaredOutcome>;

struct PlanEntry {
    ChildId child;
    OutlinePlan plan;
};
BOOST_DESCRIBE_STRUCT(PlanEntry, (), (child, plan))
using RecordOutlinePlan = Named<"RecordOutlinePlan", PlanEntry, Usual::record_taker>;
using OutlinePlanRecorded = Named<"OutlinePlanRecorded", PlanEntry>;

/// The named social worker who co-ordinates the plan (CHAIR-11, REG-02, REG-04).
struct Coordinator {
    ChildId child;
    PersonId person;
    std::string scw_registration; ///< Social Care Wales registration number
    bool employed_by_social_services = true;
};
BOOST_DESCRIBE_STRUCT(Coordinator, (), (child, person, scw_registration, employed_by_social_services))
using AppointCoordinator = Named<"AppointCoordinator", Coordinator>;
using CoordinatorAppointed = Named<"CoordinatorAppointed", Coordinator>;

/// Nobody can be named: the senior safeguarding manager is told at once (REG-03).
using ReportNoCoordinator = Named<"ReportNoCoordinator", AboutChild>;

enum class MissingPart { plan, first_core_group, review_date };
BOOST_DESCRIBE_ENUM(MissingPart, plan, first_core_group, review_date)
/// The conference cannot settle the plan or a date for a registered child: the senior manager is told, and the close
/// no longer waits for it.
struct Missing {
    ChildId child;
    MissingPart what{};
};
BOOST_DESCRIBE_STRUCT(Missing, (), (child, what))
using ReportMissing = Named<"ReportMissing", Missing>;

struct CoreGroupList {
    ChildId child;
    std::vector<PersonId> practitioners;
    std::vector<PersonId> family;
};
BOOST_DESCRIBE_STRUCT(CoreGroupList, (), (child, practitioners, family))
using IdentifyCoreGroup = Named<"IdentifyCoreGroup", CoreGroupList>;
using CoreGroupIdentified = Named<"CoreGroupIdentified", CoreGroupList>;

struct ChildDate {
    std::optional<ChildId> child; ///< absent: every child it applies to
    Date on;
};
BOOST_DESCRIBE_STRUCT(ChildDate, (), (child, on))
using SetFirstCoreGroup = Named<"SetFirstCoreGroup", ChildDate>;
using FirstCoreGroupSet = Named<"FirstCoreGroupSet", ChildDate>;
using SetReviewDate = Named<"SetReviewDate", ChildDate>;
using ReviewDateSet = Named<"ReviewDateSet", ChildDate>;
/// The next conference after "insufficient information" (DEFER-05).
using SetNextConference = Named<"SetNextConference", ChildDate>;
using NextConferenceSet = Named<"NextConferenceSet", ChildDate>;

/// Decision 1: care and support needs, and what follows (NREG-01..06).
struct NeedsAnswer {
    ChildId child;
    bool needs = false;
    std::optional<Paragraph> reason;
    std::optional<bool> parents_agree;
    std::optional<bool> refusal_changes_risk; ///< B-38
    std::vector<Paragraph> interventions;
    std::vector<Paragraph> assessments;
    std::optional<bool> multi_agency;
    std::optional<Paragraph> step_down_plan;  ///< DER-08
    std::optional<PersonId> step_down_owner;
    std::optional<Date> step_down_by;
};
BOOST_DESCRIBE_STRUCT(NeedsAnswer, (),
                      (child, needs, reason, parents_agree, refusal_changes_risk, interventions, assessments,
                       multi_agency, step_down_plan, step_down_owner, step_down_by))
using AnswerNeeds = Named<"AnswerNeeds", NeedsAnswer>;
using NeedsAnswered = Named<"NeedsAnswered", NeedsAnswer>;

/// Future work recommended to an agency; never a decision (PRIN-07).
struct Recommendation {
    GroupingId to;
    Paragraph what;
    std::optional<Date> by_when;
};
BOOST_DESCRIBE_STRUCT(Recommendation, (), (to, what, by_when))
using Recommend = Named<"Recommend", Recommendation>;
using Recommended = Named<"Recommended", Recommendation>;

using CloseConference = Named<"CloseConference", Nothing>;
using ConferenceClosed = Named<"ConferenceClosed", Nothing>;

/// An exceptional adjournment of a meeting that cannot finish (B-19).
struct Adjournment {
    std::optional<Paragraph> reason;
    std::optional<Paragraph> no_immediate_risk; ///< absent: it cannot be excluded; recorded, with alerts (R-02)
    std::optional<Moment> resumes;
};
BOOST_DESCRIBE_STRUCT(Adjournment, (), (reason, no_immediate_risk, resumes))
using AdjournConference = Named<"AdjournConference", Adjournment>;
using ConferenceAdjourned = Named<"ConferenceAdjourned", Adjournment>;
using ResumeConference = Named<"ResumeConference", Nothing>;
using ConferenceResumed = Named<"ConferenceResumed", Nothing>;

struct Outcomes {
    std::map<ChildId, DeclaredOutcome> declared;
    std::map<ChildId, Moment> declared_at;
    std::map<ChildId, OutlinePlan> plans;
    std::map<ChildId, Coordinator> coordinators;
    std::map<ChildId, CoreGroupList> core_groups;
    std::map<ChildId, Date> first_core_group;
    std::map<ChildId, Date> review;
    std::map<ChildId, Date> next_conference;
    std::map<ChildId, Date> first_core_group_settled; ///< the day on which the date was set
    std::map<ChildId, Date> review_settled;
    std::map<ChildId, Date> next_conference_settled;
    std::map<ChildId, NeedsAnswer> needs;
    std::vector<Recommendation> recommendations;
    std::vector<Adjournment> adjournments;
};

/// What an outline plan still lacks, clause by clause (PLAN-02..PLAN-10).
std::vector<Clause> plan_gaps(OutlinePlan const& plan);
/// The plan with a further entry taken in: what the entry names replaces what was there.
void take_in(OutlinePlan& plan, OutlinePlan const& entry);

/// Whether the child is on the register by the outcome, so that a care and support protection plan is needed (DEC-10).
constexpr bool needs_plan(Outcome outcome)
{
    return outcome == Outcome::register_ || outcome == Outcome::continue_ || outcome == Outcome::change_category;
}
/// For which side of the question the outcome is.
constexpr Direction direction_of(Outcome outcome)
{
    return needs_plan(outcome) ? Direction::register_ : Direction::not_register;
}
/// Whether the tasks that follow "no continuing risk" apply: there are needs, and the parents agree (NREG-02).
inline bool follow_on_tasks_apply(NeedsAnswer const& answer) { return answer.needs && answer.parents_agree == true; }

/// What the register said of the child when the conference was asked for; of a child added later, what it says now.
Standing standing_of(State const& state, ChildId const& child, Terms const& terms);
/// Whether the question for the child is that of a review: stay on the register, change category, or come off (REV-05).
bool is_under_review(State const& state, ChildId const& child, Terms const& terms);
/// The reasons for which the child was registered, on which a review opens (REV-04).
std::vector<Paragraph> original_reasons(State const& state, ChildId const& child, Terms const& terms);
/// How a decision that is no longer open came about.
DecidedBy decided_by(State const& state, ChildId const& child);
/// Groupings whose vote, or where nobody voted whose view, is against the direction decided (VOTE-06, R-16).
std::vector<GroupingId> groupings_against(State const& state, ChildId const& child, Direction decided, Moment now,
                                          Terms const& terms);
/// Whether an alert about something was raised for a child, acknowledged or not.
bool is_alerted(State const& state, std::string const& about, std::optional<ChildId> const& child);

}
