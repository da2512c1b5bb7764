#pragma once

#include "dispute/set_aside.h"

/// Complaints to the chair, and those that a complaints officer classes under the regulations (A.23, A10, R-21).
namespace noddfa::dispute {

enum class Complainant { parent, caregiver, child, other };
enum class ComplaintAbout { conduct, decision, functioning };
BOOST_DESCRIBE_ENUM(Complainant, parent, caregiver, child, other)
BOOST_DESCRIBE_ENUM(ComplaintAbout, conduct, decision, functioning)

struct ComplaintOf {
    DisputeId dispute;
    PersonId person;
    std::optional<Complainant> as;       ///< parent
    std::optional<ComplaintAbout> about; ///< conduct
    bool about_chair = false;
    std::optional<ConferenceId> conference;
    Paragraph text;
    bool oral = false;
};
BOOST_DESCRIBE_STRUCT(ComplaintOf, (), (dispute, person, as, about, about_chair, conference, text, oral))
using MakeComplaint = Named<"MakeComplaint", ComplaintOf, Usual::self>;
/// The complaint with whom it goes to.
struct RoutedComplaint : ComplaintOf {
    std::string post; ///< `chair`, or a post of the role map
    PersonId to;      ///< empty where nobody is known
};
BOOST_DESCRIBE_STRUCT(RoutedComplaint, (ComplaintOf), (post, to))
using ComplaintMade = Named<"ComplaintMade", RoutedComplaint>;

/// Whether the complaint is one under the regulations; only then do their clocks run.
struct Classing {
    DisputeId dispute;
    bool under_regulations = true;
};
BOOST_DESCRIBE_STRUCT(Classing, (), (dispute, under_regulations))
using ClassComplaint = Named<"ClassComplaint", Classing, Usual::lead_manager>;
using ComplaintClassed = Named<"ComplaintClassed", Classing>;

struct Acknowledgement {
    DisputeId dispute;
    bool written_down_and_copied = false; ///< an oral complaint
    bool explained = false;               ///< procedure, help and the right to a formal investigation
};
BOOST_DESCRIBE_STRUCT(Acknowledgement, (), (dispute, written_down_and_copied, explained))
using AcknowledgeComplaint = Named<"AcknowledgeComplaint", Acknowledgement, Usual::lead_manager>;
using ComplaintAcknowledged = Named<"ComplaintAcknowledged", Acknowledgement>;

struct Extension {
    DisputeId dispute;
    Date until;
    bool agreed = false; ///< with the complainant
};
BOOST_DESCRIBE_STRUCT(Extension, (), (dispute, until, agreed))
using ExtendDiscussion = Named<"ExtendDiscussion", Extension, Usual::lead_manager>;
using DiscussionExtended = Named<"DiscussionExtended", Extension>;

struct Discussion {
    DisputeId dispute;
    bool resolved = false;
};
BOOST_DESCRIBE_STRUCT(Discussion, (), (dispute, resolved))
using RecordDiscussion = Named<"RecordDiscussion", Discussion, Usual::lead_manager>;
using DiscussionRecorded = Named<"DiscussionRecorded", Discussion>;

/// The written terms of a resolution.
struct WrittenTerms {
    DisputeId dispute;
    Paragraph terms;
};
BOOST_DESCRIBE_STRUCT(WrittenTerms, (), (dispute, terms))
using SendTerms = Named<"SendTerms", WrittenTerms, Usual::lead_manager>;
using TermsSent = Named<"TermsSent", WrittenTerms>;

struct InvestigationRequest {
    DisputeId dispute;
};
BOOST_DESCRIBE_STRUCT(InvestigationRequest, (), (dispute))
using RequestInvestigation = Named<"RequestInvestigation", InvestigationRequest, Usual::lead_manager>;
using InvestigationRequested = Named<"InvestigationRequested", InvestigationRequest>;

struct InvestigationResponse {
    DisputeId dispute;
    PersonId investigator;
    Paragraph response;
};
BOOST_DESCRIBE_STRUCT(InvestigationResponse, (), (dispute, investigator, response))
using RespondToInvestigation = Named<"RespondToInvestigation", InvestigationResponse, Usual::lead_manager>;
using InvestigationAnswered = Named<"InvestigationAnswered", InvestigationResponse>;

struct ComplaintState {
    RoutedComplaint said;
    Date received_on;
    std::optional<bool> under_regulations; ///< absent: not classed
    std::optional<Date> acknowledged_on;
    std::optional<Date> extended_to;
    std::optional<Date> discussed_on;
    bool resolved = false;
    std::optional<Date> terms_sent_on;
    std::optional<Date> investigation_requested_on;
    std::optional<Date> investigation_answered_on;
};

}
