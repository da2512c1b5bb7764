#pragma once

#include "register/entry.h"

/// Moves between authorities: one live owner at every instant (A3, CONV-10).
namespace noddfa::cpr {

enum class MoveKind { temporary, permanent, unknown };
BOOST_DESCRIBE_ENUM(MoveKind, temporary, permanent, unknown)

/// A known or planned move; the day of the act is the day of notice.
struct MoveOf {
    ChildId child;
    MoveKind kind{};
    AuthorityId to;
    std::optional<Date> arrived_on; ///< absent: not arrived yet
    std::optional<Date> until;      ///< likely end of a temporary stay
    std::optional<PersonId> supervisor; ///< who supervises the child, agreed by both team managers (MOV-07)
    std::optional<Paragraph> address;   ///< temporary address, told to the core group
};
BOOST_DESCRIBE_STRUCT(MoveOf, (), (child, kind, to, arrived_on, until, supervisor, address))
using RecordMove = Named<"RecordMove", MoveOf, Usual::social_worker>;
using MoveRecorded = Named<"MoveRecorded", MoveOf>;

struct MoveSeen {
    ChildId child;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(MoveSeen, (), (child, person))
using AcknowledgeMove = Named<"AcknowledgeMove", MoveSeen, Usual::self>;
using MoveAcknowledged = Named<"MoveAcknowledged", MoveSeen>;

/// Written information for the receiving authority, through the agreed referral route (MOV-03..05).
struct TransferInformation {
    ChildId child;
    bool custodian_told = false; ///< of the receiving register
};
BOOST_DESCRIBE_STRUCT(TransferInformation, (), (child, custodian_told))
using SendTransferInformation = Named<"SendTransferInformation", TransferInformation, Usual::social_worker>;
using TransferInformationSent = Named<"TransferInformationSent", TransferInformation>;

struct TransferRequest {
    ChildId child;
};
BOOST_DESCRIBE_STRUCT(TransferRequest, (), (child))
using RequestTransfer = Named<"RequestTransfer", TransferRequest, Usual::team_manager>;
using TransferRequested = Named<"TransferRequested", TransferRequest>;

/// Both authorities agree that the move is permanent.
struct Permanence {
    ChildId child;
};
BOOST_DESCRIBE_STRUCT(Permanence, (), (child))
using AgreePermanent = Named<"AgreePermanent", Permanence, Usual::team_manager>;
using MoveAgreedPermanent = Named<"MoveAgreedPermanent", Permanence>;

/// The receiving authority takes the transfer on and will hold the conference.
struct TransferAcceptance {
    ChildId child;
    AuthorityId authority;
};
BOOST_DESCRIBE_STRUCT(TransferAcceptance, (), (child, authority))
using AcceptTransfer = Named<"AcceptTransfer", TransferAcceptance, Usual::custodian>;
using TransferAccepted = Named<"TransferAccepted", TransferAcceptance>;

/// Reaction to a transfer conference here that did not register; one that did is `EnterRegister`.
struct TransferDecision {
    ChildId child;
    AuthorityId authority;
    ConferenceId conference;
};
BOOST_DESCRIBE_STRUCT(TransferDecision, (), (child, authority, conference))
using DeclineTransfer = Named<"DeclineTransfer", TransferDecision>;
using TransferDeclined = Named<"TransferDeclined", TransferDecision>;

/// The originating authority ends its part. Where the receiving conference was held elsewhere, its day and outcome
/// are given here.
struct TransferEnd {
    ChildId child;
    std::optional<Date> conference_on;
    std::optional<bool> registered; ///< by the receiving conference
    bool both_areas_attended = false; ///< MOV-10
};
BOOST_DESCRIBE_STRUCT(TransferEnd, (), (child, conference_on, registered, both_areas_attended))
using CompleteTransfer = Named<"CompleteTransfer", TransferEnd, Usual::team_manager>;
using TransferCompleted = Named<"TransferCompleted", TransferEnd>;

struct Whereabouts {
    ChildId child;
    std::optional<Paragraph> note;
};
BOOST_DESCRIBE_STRUCT(Whereabouts, (), (child, note))
using MarkWhereaboutsUnknown = Named<"MarkWhereaboutsUnknown", Whereabouts, Usual::coordinator>;
using WhereaboutsUnknown = Named<"WhereaboutsUnknown", Whereabouts>;
using MarkFound = Named<"MarkFound", Whereabouts, Usual::coordinator>;
using ChildFound = Named<"ChildFound", Whereabouts>;

struct Move {
    MoveOf said;
    Date notified_on; ///< this authority was told
    std::map<PersonId, Date> acknowledged; ///< whoever recorded the move among them
    std::optional<Date> information_sent;
    std::optional<Date> custodian_told;
    std::optional<Date> requested_on;
    std::optional<Date> agreed_permanent_on;
    std::optional<Date> accepted_on;
    std::optional<Date> decided_on; ///< by the receiving conference
    std::optional<bool> registered; ///< its outcome
    std::optional<Date> completed_on;

    /// The receiving authority has been asked to decide and has not.
    bool pending() const { return requested_on && !decided_on; }
    /// When the receiving authority learnt of the move.
    std::optional<Date> receiver_told() const { return information_sent ? information_sent : requested_on; }
};

}
