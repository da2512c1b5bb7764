#pragma once

#include "dispute/set_aside.h"

/// Differences between practitioners, on the board's own ladder; the child's safety first (A10, ESC-01..04).
namespace noddfa::dispute {

struct DifferenceOf {
    DisputeId dispute;
    PersonId person;
    std::optional<ConferenceId> conference;
    std::optional<ChildId> child;
    Paragraph what;
    std::optional<Paragraph> safety_action;    ///< taken for the child meanwhile, or why none is needed
    bool chair_told = false;
    std::optional<PersonId> safeguarding_lead; ///< of the own agency, consulted
};
BOOST_DESCRIBE_STRUCT(DifferenceOf, (),
                      (dispute, person, conference, child, what, safety_action, chair_told, safeguarding_lead))
using RaiseDifference = Named<"RaiseDifference", DifferenceOf, Usual::self>;
using DifferenceRaised = Named<"DifferenceRaised", DifferenceOf>;

struct SafetyAction {
    DisputeId dispute;
    Paragraph action;
};
BOOST_DESCRIBE_STRUCT(SafetyAction, (), (dispute, action))
using RecordSafetyAction = Named<"RecordSafetyAction", SafetyAction, Usual::social_worker>;
using SafetyActionRecorded = Named<"SafetyActionRecorded", SafetyAction>;

/// To the next stage of the ladder.
struct StepUp {
    DisputeId dispute;
    std::optional<PersonId> owner; ///< who takes it on
    std::optional<Paragraph> reason;
};
BOOST_DESCRIBE_STRUCT(StepUp, (), (dispute, owner, reason))
using MoveUp = Named<"MoveUp", StepUp, Usual::social_worker>;
struct StepTaken : StepUp {
    int stage = 0; ///< number on the ladder, from 1
    std::string name;
};
BOOST_DESCRIBE_STRUCT(StepTaken, (StepUp), (stage, name))
using MovedUp = Named<"MovedUp", StepTaken>;

struct Resolution {
    DisputeId dispute;
    std::optional<Paragraph> outcome;
    std::optional<Paragraph> learning; ///< for the board
};
BOOST_DESCRIBE_STRUCT(Resolution, (), (dispute, outcome, learning))
using ResolveDifference = Named<"ResolveDifference", Resolution, Usual::social_worker>;
using DifferenceResolved = Named<"DifferenceResolved", Resolution>;

struct DifferenceState {
    DifferenceOf said;
    Date raised_on;
    std::optional<Paragraph> safety_action;
    int stage = 1;
    Date at_stage_since;
    std::optional<PersonId> owner;
    std::vector<StepTaken> steps;
    std::optional<Resolution> resolution;
    std::optional<Date> resolved_on;
};

}
