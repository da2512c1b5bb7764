#pragma once

#include "register/entry.h"

/// The ways off the register, and what a set-aside does to an entry (CPR-20..22, DEC-20, DER-10, R-19, R-20).
namespace noddfa::cpr {

/// Reaction to a review's decision to remove, or to a reconvened conference that does not register after all.
struct Removal {
    ChildId child;
    ConferenceId conference;
    std::vector<Paragraph> reasons;
    std::vector<PersonId> to_tell; ///< at least every agency's representative who was invited (CPR-21)
    bool reconvened = false;       ///< decided by a reconvened conference
};
BOOST_DESCRIBE_STRUCT(Removal, (), (child, conference, reasons, to_tell, reconvened))
using RemoveByReview = Named<"RemoveByReview", Removal>;
using Removed = Named<"Removed", Removal>;

enum class RemovalGround { eighteen, death, left_uk };
BOOST_DESCRIBE_ENUM(RemovalGround, eighteen, death, left_uk)

/// The end of an entry without a review.
struct AdministrativeRemoval {
    ChildId child;
    RemovalGround ground{};
    std::optional<Paragraph> evidence;
    std::optional<PersonId> second;    ///< a second, different person
    std::optional<Date> on;            ///< birthday, death or departure; default: the day of the act
    std::optional<Paragraph> handover; ///< to the authorities abroad (MOV-14)
};
BOOST_DESCRIBE_STRUCT(AdministrativeRemoval, (), (child, ground, evidence, second, on, handover))
using RemoveAdministratively = Named<"RemoveAdministratively", AdministrativeRemoval, Usual::custodian>;
using RemovedAdministratively = Named<"RemovedAdministratively", AdministrativeRemoval>;

/// The death of a child who is no longer on the register (DER-10).
struct DeathOf {
    ChildId child;
    std::optional<Date> on; ///< default: the day of the act
};
BOOST_DESCRIBE_STRUCT(DeathOf, (), (child, on))
using RecordDeath = Named<"RecordDeath", DeathOf, Usual::custodian>;
using DeathRecorded = Named<"DeathRecorded", DeathOf>;

/// Somebody to be told of a removal has been.
struct RemovalNotice {
    ChildId child;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(RemovalNotice, (), (child, person))
using ConfirmRemovalNotice = Named<"ConfirmRemovalNotice", RemovalNotice, Usual::custodian>;
using RemovalNoticeConfirmed = Named<"RemovalNoticeConfirmed", RemovalNotice>;

/// Everything about a removal is done.
struct RemovalEnd {
    ChildId child;
};
BOOST_DESCRIBE_STRUCT(RemovalEnd, (), (child))
using CloseRemoval = Named<"CloseRemoval", RemovalEnd, Usual::custodian>;
using RemovalClosed = Named<"RemovalClosed", RemovalEnd>;

/// Reaction to a set-aside: the decision is under challenge. A registration keeps its entry, a "not register" none.
struct Flag {
    ChildId child;
    DisputeId dispute;
    Outcome outcome{}; ///< the decision that was set aside
};
BOOST_DESCRIBE_STRUCT(Flag, (), (child, dispute, outcome))
using FlagEntry = Named<"FlagEntry", Flag>;
using EntryFlagged = Named<"EntryFlagged", Flag>;
/// Reaction to a set-aside removal: the entry returns with its original date, flagged.
using RestoreEntry = Named<"RestoreEntry", Flag>;
using EntryRestored = Named<"EntryRestored", Flag>;
/// Reaction to a reconvened conference that changed nothing on the register.
struct FlagEnd {
    ChildId child;
    ConferenceId conference;
};
BOOST_DESCRIBE_STRUCT(FlagEnd, (), (child, conference))
using LiftFlag = Named<"LiftFlag", FlagEnd>;
using FlagLifted = Named<"FlagLifted", FlagEnd>;

}
