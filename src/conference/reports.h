#pragma once

#include "base/moment.h"
#include "conference/child.h"
#include "conference/readiness.h"
#include "people/named.h"
#include "protocol/deadline.h"
#include "protocol/terms.h"

#include <map>
#include <set>

/// One report for each child and agency (A.3, A.7).
namespace noddfa {
class Weighing;
}

namespace noddfa::conference {

struct State;

enum class ReportKind { social_work, agency, medical, midwifery };
enum class StatementType { fact, observation, allegation, opinion };
enum class Direction { register_, not_register };
enum class ReportSection {
    involvement,
    needs,
    parenting_capacity,
    family_and_environment,
    strengths,
    risk_analysis,
    assessment,
    chronology,
    gaps
};
BOOST_DESCRIBE_ENUM(ReportKind, social_work, agency, medical, midwifery)
BOOST_DESCRIBE_ENUM(StatementType, fact, observation, allegation, opinion)
BOOST_DESCRIBE_ENUM(Direction, register_, not_register)
BOOST_DESCRIBE_ENUM(ReportSection, involvement, needs, parenting_capacity, family_and_environment, strengths,
                    risk_analysis, assessment, chronology, gaps)

/// A passage of a report. Who may read it stands in the labels of its text; one without is for the family too.
struct Statement {
    std::optional<StatementType> type; ///< absent: untyped (RESP-01)
    Paragraph text;
    bool restricted = false;           ///< for the chair alone until decided
    std::optional<ReportSection> section; ///< absent: of the report as a whole
    std::optional<ChildId> child;         ///< of several, the one it is about; absent: all the report is about
    std::optional<Paragraph> reason;      ///< why it is kept from somebody
};
BOOST_DESCRIBE_STRUCT(Statement, (), (type, text, restricted, section, child, reason))

/// A report as received; received on the day of the command. Sending it again under the same name replaces it.
struct Report {
    ReportId report;
    PersonId author;
    std::optional<ReportKind> kind; ///< social_work for Children Social Services, midwifery for midwives, else agency
    std::vector<ChildId> children; ///< one child; several mark it "not per child" (REP-09); empty: all
    std::vector<ReportSection> sections; ///< sections with something in them
    std::vector<Statement> statements;
    std::optional<Paragraph> risk_view; ///< the author's own view of the risks (REP-11)
    std::optional<Direction> registration_view; ///< not for a social work report (REP-13)
    std::optional<Paragraph> summary;
    bool adult_relevant = false;
    std::optional<ReportId> adds_to; ///< an addendum to this report, which stays as it is
};
BOOST_DESCRIBE_STRUCT(Report, (),
                      (report, author, kind, children, sections, statements, risk_view, registration_view, summary,
                       adult_relevant, adds_to))
using SubmitReport = Named<"SubmitReport", Report, Usual::self>;
using ReportSubmitted = Named<"ReportSubmitted", Report>;

/// The lead of an agency that wants its reports seen by one says so (access model 3.4). The report is with the chair
/// already: nothing waits for it.
struct ReportApproval {
    ReportId report;
    bool approved = true;          ///< else it is for its author to change
    std::optional<Paragraph> note;
};
BOOST_DESCRIBE_STRUCT(ReportApproval, (), (report, approved, note))
using ApproveReport = Named<"ApproveReport", ReportApproval, Usual::agency_lead>;
using ReportApproved = Named<"ReportApproved", ReportApproval>;

/// A document beside a report: any is accepted. What is in it is kept beside the record, under its hash.
struct Document {
    ReportId report;
    DocumentId document;
    std::string name;   ///< as its owner called it
    std::string type;   ///< by what is in it: `application/pdf`
    std::int64_t bytes = 0;
    std::string sha256; ///< of what is in it, in hexadecimal digits
    std::optional<std::string> scanned_by; ///< what found nothing harmful in it; absent: nothing looked
};
BOOST_DESCRIBE_STRUCT(Document, (), (report, document, name, type, bytes, sha256, scanned_by))
using AttachDocument = Named<"AttachDocument", Document, Usual::social_worker>;
using DocumentAttached = Named<"DocumentAttached", Document>;

enum class PassageReaders { chair_alone, practitioners, family };
BOOST_DESCRIBE_ENUM(PassageReaders, chair_alone, practitioners, family)

/// The chair says who reads a passage that was for the chair alone (REP-06, CNF-09).
struct PassageDecision {
    ReportId report;
    ParagraphId passage;
    PassageReaders readers{};
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(PassageDecision, (), (report, passage, readers, reason))
using DecidePassage = Named<"DecidePassage", PassageDecision>;
using PassageDecided = Named<"PassageDecided", PassageDecision>;

/// Who presents a report; somebody of the same agency when the author is away (INV-06).
struct Presentation {
    ReportId report;
    PersonId presenter;
    std::optional<Paragraph> summary; ///< key points as spoken (REP-05, REP-15)
};
BOOST_DESCRIBE_STRUCT(Presentation, (), (report, presenter, summary))
using PresentReport = Named<"PresentReport", Presentation, Usual::record_taker>;
using ReportPresented = Named<"ReportPresented", Presentation>;

struct ReportMention {
    ReportId report;
    std::optional<PersonId> person; ///< who read or interpreted
};
BOOST_DESCRIBE_STRUCT(ReportMention, (), (report, person))
/// The absent author's written view is brought into the discussion (INV-07).
using AirWrittenView = Named<"AirWrittenView", ReportMention>;
using WrittenViewAired = Named<"WrittenViewAired", ReportMention>;
/// The chair reads the absent doctor's findings out in full (REP-18).
using ReadHealthFindings = Named<"ReadHealthFindings", ReportMention>;
using HealthFindingsRead = Named<"HealthFindingsRead", ReportMention>;
/// Only a health practitioner interprets them further (REP-19).
using InterpretHealthFindings = Named<"InterpretHealthFindings", ReportMention, Usual::record_taker>;
using HealthFindingsInterpreted = Named<"HealthFindingsInterpreted", ReportMention>;

/// A risk assessment tool used (REP-20).
struct RiskTool {
    ChildId child;
    std::string tool;
    Paragraph result;
    std::optional<PersonId> person;
};
BOOST_DESCRIBE_STRUCT(RiskTool, (), (child, tool, result, person))
using AttachRiskTool = Named<"AttachRiskTool", RiskTool, Usual::social_worker>;
using RiskToolAttached = Named<"RiskToolAttached", RiskTool>;

/// Information asked of a partner, given or refused (RESP-07).
struct InformationRequest {
    GroupingId from;
    Paragraph what;
    std::optional<Paragraph> refused_because;
};
BOOST_DESCRIBE_STRUCT(InformationRequest, (), (from, what, refused_because))
using RequestInformation = Named<"RequestInformation", InformationRequest, Usual::social_worker>;
using InformationRequested = Named<"InformationRequested", InformationRequest>;

struct KeptReport {
    Report report;
    Moment received; ///< of the first version
    std::optional<Moment> revised; ///< of the latest version, where it was sent again
    std::vector<Presentation> presented;
    bool aired = false;
    bool read_out = false;
    int versions = 1; ///< how often it was sent
    CommandId sent_by; ///< the command that sent the latest
    std::optional<ReportApproval> approval; ///< of the latest version
    std::vector<Document> documents;
    std::map<ParagraphId, PassageDecision> decided; ///< passages, by the chair
};

struct Reports {
    std::vector<ReportId> order;
    std::map<ReportId, KeptReport> kept;
    std::vector<RiskTool> tools;
    std::vector<InformationRequest> requests;
};

/// What kind of report somebody writes, by the service they come from.
ReportKind kind_of_report(Participant const& author, Services const& services);

/// What a report of a kind should hold: what was recovered of the procedures' page (REP-07, REP-12, REP-14, REP-16,
/// RESP-03), in the order of `ReportSection`.
std::vector<ReportSection> report_template(ReportKind kind);

/// What one agency owes for one child (REP-01, REP-09).
struct OwedReport {
    AgencyId agency;
    ChildId child;
    std::optional<ReportId> individual; ///< the report about this child alone
    std::optional<ReportId> merged; ///< one about several children, which leaves the duty open (R-25)
};

/// Every invited practitioner's agency with every child, in the order of invitation.
std::vector<OwedReport> reports_owed(State const& state, Terms const& terms);

/// When the chair must have the reports (REP-10); nothing while no date is booked.
std::optional<Deadline> reports_due(State const& state, Terms const& terms);

/// Whether a moment is after that deadline: by date, and on the due day by the board's cut-off (B-03).
bool is_late_report(State const& state, Moment received, Terms const& terms);

/// Passages for the chair alone on which the chair has not yet decided (REP-06).
std::vector<std::pair<ReportId, ParagraphId>> passages_undecided(State const& state);

/// Reports of authors who are not there at the moment, nor presented them before, whose written view has not yet been
/// brought into the discussion (INV-07).
std::vector<ReportId> views_to_air(State const& state, Moment at);

/// Medical reports of absent doctors that the chair has not yet read out (REP-18).
std::vector<ReportId> findings_to_read(State const& state, Moment at);

/// Reports that nobody has presented, in the order of receipt (INV-06).
std::vector<ReportId> reports_unpresented(State const& state);

/// Reports missing, merged, without the sections for one child, late, or without the absent author's view; the missing
/// report of a doctor whose advice is crucial (REP-01, REP-08..11, REP-17).
std::vector<Gap> report_gaps(State const& state, Moment now, Terms const& terms);

/// Asks for the reason where no risk assessment tool was used for the child: before a decision to register or to remove
/// (REP-20).
void weigh_risk_tool(Weighing& weigh, State const& state, ChildId const& child);

}
