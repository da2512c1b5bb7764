#pragma once

#include "base/moment.h"
#include "people/named.h"
#include "protocol/background.h"
#include "protocol/notices.h"
#include "protocol/outline_plan.h"

#include <map>

/// From the conference's outline to a detailed plan, its actions and its reviews (A4, ESC-05, ESC-06, PLAN-12, R-17).
namespace noddfa::plan {

/// Reaction: the outline plan of a child just registered, with whatever else the conference settled. Given again, it
/// replaces what it names until the plan is detailed.
struct Outline {
    ChildId child;
    std::optional<ConferenceId> conference;
    std::optional<Date> conference_on; ///< default: the day of the act
    OutlinePlan outline;
    std::optional<PersonId> coordinator;
    std::vector<PersonId> practitioners; ///< of the core group
    std::vector<PersonId> family;        ///< of the core group
    std::optional<Date> first_core_group;
    std::optional<Date> review;
    bool unborn = false;
    bool looked_after = false; ///< PLN-12: the two reviews are linked
    std::optional<Date> reviewed_on; ///< last review before this plan was carried over from another record (R-18)
};
BOOST_DESCRIBE_STRUCT(Outline, (),
                      (child, conference, conference_on, outline, coordinator, practitioners, family, first_core_group,
                       review, unborn, looked_after, reviewed_on))
using StartPlan = Named<"StartPlan", Outline>;
using PlanStarted = Named<"PlanStarted", Outline>;
using OutlineAmended = Named<"OutlineAmended", Outline>;

/// Reaction: a review kept the child on the register.
struct ReviewOf {
    ChildId child;
    ConferenceId conference;
    std::optional<Date> next; ///< review
};
BOOST_DESCRIBE_STRUCT(ReviewOf, (), (child, conference, next))
using NoteReview = Named<"NoteReview", ReviewOf>;
using ReviewNoted = Named<"ReviewNoted", ReviewOf>;

/// Reaction: dates that were set again, by a correction or a reconvened conference (R-04, SET-04).
struct DatesOf {
    ChildId child;
    std::optional<Date> first_core_group; ///< absent: as it was
    std::optional<Date> review;           ///< absent: as it was
};
BOOST_DESCRIBE_STRUCT(DatesOf, (), (child, first_core_group, review))
using NoteDates = Named<"NoteDates", DatesOf>;
using DatesNoted = Named<"DatesNoted", DatesOf>;

struct AboutChild {
    ChildId child;
};
BOOST_DESCRIBE_STRUCT(AboutChild, (), (child))
/// Reaction: the entry on the register ended, or came back.
using NoteRegistrationEnd = Named<"NoteRegistrationEnd", AboutChild>;
using RegistrationEnded = Named<"RegistrationEnded", AboutChild>;
using NoteRegistrationRestored = Named<"NoteRegistrationRestored", AboutChild>;
using RegistrationRestored = Named<"RegistrationRestored", AboutChild>;
/// Reaction: summary and outline plan went out (PLN-05).
using NoteSummarySent = Named<"NoteSummarySent", AboutChild>;
using SummarySent = Named<"SummarySent", AboutChild>;

/// Reaction: the co-ordinator changed on the register (CPR-08).
struct CoordinatorOf {
    ChildId child;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(CoordinatorOf, (), (child, person))
using NoteCoordinator = Named<"NoteCoordinator", CoordinatorOf>;
using CoordinatorNoted = Named<"CoordinatorNoted", CoordinatorOf>;

/// Reaction: the child was born (UNB-07); the plan goes on.
struct BornOn {
    ChildId child;
    Date born;
};
BOOST_DESCRIBE_STRUCT(BornOn, (), (child, born))
using NoteBirth = Named<"NoteBirth", BornOn>;
using BirthNoted = Named<"BirthNoted", BornOn>;

/// The care and support protection plan in detail, in the five parts the law asks for (PLN-01, PLN-07).
struct DetailedPlan {
    std::vector<Paragraph> needs;                ///< eligible needs
    std::vector<PlannedOutcome> outcomes;        ///< personal outcomes
    std::vector<PlannedAction> actions;          ///< of the authority and of others
    std::optional<Paragraph> monitoring;
    std::optional<Paragraph> review_arrangements;
    std::optional<Paragraph> direct_payments;
    std::optional<Paragraph> understood;         ///< by the family, in their words (CG-05)
    std::optional<bool> prepared_with_training;  ///< PLN-03
};
BOOST_DESCRIBE_STRUCT(DetailedPlan, (),
                      (needs, outcomes, actions, monitoring, review_arrangements, direct_payments, understood,
                       prepared_with_training))

struct Detailing {
    ChildId child;
    DetailedPlan plan;
};
BOOST_DESCRIBE_STRUCT(Detailing, (), (child, plan))
using DetailPlan = Named<"DetailPlan", Detailing, Usual::coordinator>;
using PlanDetailed = Named<"PlanDetailed", Detailing>;

struct Completion {
    ChildId child;
    int action = 0; ///< number in the plan, from 1
    std::optional<Paragraph> effect; ///< on the child's life
};
BOOST_DESCRIBE_STRUCT(Completion, (), (child, action, effect))
using CompleteAction = Named<"CompleteAction", Completion, Usual::coordinator>;
using ActionCompleted = Named<"ActionCompleted", Completion>;

/// An agency cannot or will not carry out its part (ESC-05, PLN-11).
struct NonDelivery {
    ChildId child;
    PersonId person;
    std::optional<int> action; ///< number in the plan, from 1; absent: its part as a whole
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(NonDelivery, (), (child, person, action, reason))
using ReportCannotDeliver = Named<"ReportCannotDeliver", NonDelivery, Usual::self>;
using CannotDeliverReported = Named<"CannotDeliverReported", NonDelivery>;

/// Whether it is escalated under the inter-agency protocol, and why (ESC-06). People judge it.
struct EscalationConsidered {
    ChildId child;
    bool escalate = false;
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(EscalationConsidered, (), (child, escalate, reason))
using ConsiderEscalation = Named<"ConsiderEscalation", EscalationConsidered, Usual::coordinator>;
using EscalationWasConsidered = Named<"EscalationWasConsidered", EscalationConsidered>;

enum class PlanReview { confirm, revise, close };
BOOST_DESCRIBE_ENUM(PlanReview, confirm, revise, close)

/// What a review of the plan came to; each has its mandated content (PLN-02).
struct ReviewResult {
    ChildId child;
    PlanReview result{};
    std::optional<Paragraph> reasons;
    std::optional<DetailedPlan> plan;      ///< revise: the new plan
    std::optional<Paragraph> achieved;     ///< close: how far the outcomes were achieved
    std::optional<Paragraph> remaining;    ///< close: how remaining needs can be met
};
BOOST_DESCRIBE_STRUCT(ReviewResult, (), (child, result, reasons, plan, achieved, remaining))
using ReviewPlan = Named<"ReviewPlan", ReviewResult, Usual::coordinator>;
using PlanReviewed = Named<"PlanReviewed", ReviewResult>;

struct PlanReceipt {
    ChildId child;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(PlanReceipt, (), (child, person))
using ConfirmPlanReceipt = Named<"ConfirmPlanReceipt", PlanReceipt, Usual::self>;
using PlanReceiptConfirmed = Named<"PlanReceiptConfirmed", PlanReceipt>;

/// An action of the plan in force.
struct ActionState {
    PlannedAction said;
    std::optional<Date> completed_on;
    bool cannot_deliver = false;
};

}
