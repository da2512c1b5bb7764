#pragma once

#include "plan/detail.h"

/// The core group: who is in it, its meetings and what it may ask (A6, ADV-02).
namespace noddfa::plan {

enum class MemberKind { practitioner, family, child, advocate, carer };
/// The eight heads of a later meeting (CG-06).
enum class Head {
    actions,
    risks,
    assessments,
    multi_agency_work,
    outcomes,
    family_engagement,
    denied_access,
    report_preparation,
};
BOOST_DESCRIBE_ENUM(MemberKind, practitioner, family, child, advocate, carer)
BOOST_DESCRIBE_ENUM(Head, actions, risks, assessments, multi_agency_work, outcomes, family_engagement, denied_access,
                    report_preparation)

struct Member {
    PersonId person;
    MemberKind kind{};
    std::optional<bool> child_agrees; ///< the child's agreement to the child or an advocate taking part
};
BOOST_DESCRIBE_STRUCT(Member, (), (person, kind, child_agrees))

struct MembershipChange {
    ChildId child;
    std::vector<Member> join;
    std::vector<PersonId> leave;
};
BOOST_DESCRIBE_STRUCT(MembershipChange, (), (child, join, leave))
using ChangeCoreGroup = Named<"ChangeCoreGroup", MembershipChange, Usual::coordinator>;
using CoreGroupChanged = Named<"CoreGroupChanged", MembershipChange>;

/// A meeting of the core group, held at the time of the command.
struct Meeting {
    ChildId child;
    std::vector<PersonId> attended;
    std::vector<Head> heads;              ///< gone through; the first meeting details the plan instead
    std::optional<Date> next;
    std::optional<Paragraph> childs_view;
    std::optional<Paragraph> advocacy;    ///< how advocacy was considered (ADV-02)
};
BOOST_DESCRIBE_STRUCT(Meeting, (), (child, attended, heads, next, childs_view, advocacy))
using HoldCoreGroup = Named<"HoldCoreGroup", Meeting, Usual::coordinator>;
using CoreGroupHeld = Named<"CoreGroupHeld", Meeting>;

/// A member thinks the plan does not protect the child (CG-04).
struct Challenge {
    ChildId child;
    PersonId person;
    Paragraph what;
};
BOOST_DESCRIBE_STRUCT(Challenge, (), (child, person, what))
using ChallengePlan = Named<"ChallengePlan", Challenge, Usual::self>;
using PlanChallenged = Named<"PlanChallenged", Challenge>;

/// The core group asks the chair for an early review; the chair answers (CG-09).
struct EarlyReview {
    ChildId child;
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(EarlyReview, (), (child, reason))
using RequestEarlyReview = Named<"RequestEarlyReview", EarlyReview, Usual::coordinator>;
using EarlyReviewRequested = Named<"EarlyReviewRequested", EarlyReview>;
struct EarlyReviewAnswer {
    ChildId child;
    bool agreed = false;
    std::optional<Paragraph> reason;
    std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(EarlyReviewAnswer, (), (child, agreed, reason, on))
using AnswerEarlyReview = Named<"AnswerEarlyReview", EarlyReviewAnswer, Usual::chair>;
using EarlyReviewAnswered = Named<"EarlyReviewAnswered", EarlyReviewAnswer>;

struct Membership {
    Member member;
    Date from;
    std::optional<Date> to;
};

struct MeetingHeld {
    Meeting said;
    Date held_on;
};

struct EarlyReviewAsked {
    EarlyReview said;
    Date asked_on;
    std::optional<Date> answered_on;
    bool agreed = false;
    std::optional<Date> on; ///< as agreed
};

}
