#pragma once

#include "conference/outcome.h"
#include "protocol/correction.h"

/// Concerns about the decision, information for parents, and the gates of the record (A.14, A.20, A.21).
namespace noddfa::conference {

enum class RecordPart { attendance, facts, discussion, strengths, risk_analysis, decisions, plan, dissent };
BOOST_DESCRIBE_ENUM(RecordPart, attendance, facts, discussion, strengths, risk_analysis, decisions, plan, dissent)

/// The chair thinks the decision puts the child at risk, and says so in the conference (CHAIR-06).
struct ChairConcern {
    ChildId child;
    std::optional<Paragraph> statement;
};
BOOST_DESCRIBE_STRUCT(ChairConcern, (), (child, statement))
using StateConcern = Named<"StateConcern", ChairConcern>;
using ConcernStated = Named<"ConcernStated", ChairConcern>;

/// A practitioner thinks so: told to the chair and the own safeguarding lead (ESC-01, ESC-02).
struct PractitionerConcern {
    PersonId person;
    std::optional<ChildId> child;
    Paragraph concern;
    std::optional<PersonId> safeguarding_lead; ///< consulted
    bool follow_up = false; ///< a step in following up a concern raised before (ESC-03)
    bool resolved = false;
};
BOOST_DESCRIBE_STRUCT(PractitionerConcern, (), (person, child, concern, safeguarding_lead, follow_up, resolved))
using RaiseConcern = Named<"RaiseConcern", PractitionerConcern, Usual::self>;
using ConcernRaised = Named<"ConcernRaised", PractitionerConcern>;

/// Parents are told how to appeal or complain (CHAIR-10).
struct AppealInformation {
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(AppealInformation, (), (person))
using GiveAppealInformation = Named<"GiveAppealInformation", AppealInformation>;
using AppealInformationGiven = Named<"AppealInformationGiven", AppealInformation>;

/// The record as drafted, ready for the chair: which of the eight parts it has, and the chair's summary (REC-03,
/// REC-13).
struct SignOff {
    std::vector<RecordPart> parts;
    std::vector<RecordPart> none; ///< parts with nothing to say
    bool chair_concern_in_summary = false; ///< CHAIR-07
    bool dissent_listed = false;           ///< DEC-18, VOTE-06
    bool groupings_listed = false;         ///< GRP-14
};
BOOST_DESCRIBE_STRUCT(SignOff, (), (parts, none, chair_concern_in_summary, dissent_listed, groupings_listed))
using SignOffRecord = Named<"SignOffRecord", SignOff>;
using RecordSignedOff = Named<"RecordSignedOff", SignOff>;

/// Who gets a full or partial copy, approved by the chair (CHAIR-12).
struct Distribution {
    std::vector<PersonId> full;
    std::vector<PersonId> partial;
};
BOOST_DESCRIBE_STRUCT(Distribution, (), (full, partial))
using ApproveDistribution = Named<"ApproveDistribution", Distribution>;
using DistributionApproved = Named<"DistributionApproved", Distribution>;

/// That the summary with outline plan, or the record, went out (REC-04, REC-06).
struct Circulation {
    bool record = false; ///< the record; otherwise summary and outline plan
};
BOOST_DESCRIBE_STRUCT(Circulation, (), (record))
using RecordCirculation = Named<"RecordCirculation", Circulation, Usual::coordinator>;
using CirculationRecorded = Named<"CirculationRecorded", Circulation>;

/// A recipient got the record, or sends a correction (REC-08).
struct Receipt {
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (person))
using ConfirmReceipt = Named<"ConfirmReceipt", Receipt, Usual::self>;
using ReceiptConfirmed = Named<"ReceiptConfirmed", Receipt>;
struct RecordCorrection {
    PersonId person;
    Paragraph text;
};
BOOST_DESCRIBE_STRUCT(RecordCorrection, (), (person, text))
using SendCorrection = Named<"SendCorrection", RecordCorrection, Usual::self>;
using CorrectionReceived = Named<"CorrectionReceived", RecordCorrection>;

/// A recorded fact was wrong: the event named is read from now on with these fields instead. Which events
/// are facts, `is_correctable` says; a view, a vote and a decision are not.
using noddfa::CorrectFact;
using noddfa::FactCorrected;

/// What a decision stood on has changed since by a correction.
struct Shaken {
    ChildId child;
    Clause clause{};
    std::string what; ///< a code: `quoracy`
};
BOOST_DESCRIBE_STRUCT(Shaken, (), (child, clause, what))
using DecisionShaken = Named<"DecisionShaken", Shaken>;

/// The decision for a child was set aside, or its reconvening asked for; handed on from the dispute (SET-03, APP-03).
struct SetAsideMark {
    ChildId child;
    DisputeId dispute;
};
BOOST_DESCRIBE_STRUCT(SetAsideMark, (), (child, dispute))
using DecisionSetAside = Named<"DecisionSetAside", SetAsideMark>;

struct Afterwards {
    std::map<ChildId, ChairConcern> chair_concerns;
    std::vector<PractitionerConcern> concerns;
    std::set<PersonId> told_of_appeal;
    std::optional<SignOff> signed_off;
    std::optional<Date> signed_off_on; ///< the last time
    std::optional<Distribution> distribution;
    std::optional<Date> summary_sent;
    std::optional<Date> record_sent;
    std::map<PersonId, Date> receipts;
    std::map<PersonId, std::vector<RecordCorrection>> corrections;
    std::map<ChildId, DisputeId> set_aside;
    std::vector<Shaken> shaken;
    std::map<PersonId, Date> corrections_sent; ///< the first of each person
    std::map<int, Correction> facts_corrected; ///< by number of the event, the latest
};

/// Whether views on a child differ from what was decided: of a grouping, of somebody within one, or of the chair who
/// stated a concern (DEC-18).
bool has_dissent(State const& state, ChildId const& child);

}
