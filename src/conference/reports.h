#pragma once

#include "base/moment.h"
#include "conference/child.h"
#include "people/named.h"

#include <map>
#include <set>

/// One report for each child and agency (A.3, A.7).
namespace noddfa::conference {

enum class ReportKind { social_work, agency, medical, midwifery };
enum class StatementType { fact, observation, allegation, opinion };
enum class Direction { register_, not_register };
enum class ReportSection { involvement, needs, parenting_capacity, family_and_environment, strengths, risk_analysis, assessment, chronology, gaps };
BOOST_DESCRIBE_ENUM(ReportKind, social_work, agency, medical, midwifery)
BOOST_DESCRIBE_ENUM(StatementType, fact, observation, allegation, opinion)
BOOST_DESCRIBE_ENUM(Direction, register_, not_register)
BOOST_DESCRIBE_ENUM(ReportSection, involvement, needs, parenting_capacity, family_and_environment, strengths, risk_analysis, assessment, chronology, gaps)

struct Statement {
    std::optional<StatementType> type; ///< absent: untyped (RESP-01)
    Paragraph text;
    bool restricted = false;           ///< for the chair alone until decided
};
BOOST_DESCRIBE_STRUCT(Statement, (), (type, text, restricted))

/// A report as received; received on the day of the command. Sending it again under the same name replaces it.
struct Report {
    ReportId report;
    PersonId author;
    std::optional<ReportKind> kind;   ///< social_work for Children Social Services, otherwise agency
    std::vector<ChildId> children;    ///< one child; several mark it "not per child" (REP-09)
    std::vector<ReportSection> sections; ///< sections with something in them
    std::vector<Statement> statements;
    std::optional<Paragraph> risk_view;      ///< the author's own view of the risks (REP-11)
    std::optional<Direction> registration_view; ///< not for a social work report (REP-13)
    std::optional<Paragraph> summary;
    bool adult_relevant = false;
};
BOOST_DESCRIBE_STRUCT(Report, (),
    (report, author, kind, children, sections, statements, risk_view, registration_view, summary, adult_relevant))
using SubmitReport = Named<"SubmitReport", Report, Usual::self>;
using ReportSubmitted = Named<"ReportSubmitted", Report>;

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
    Moment received;
    bool late = false;
    std::vector<Presentation> presented;
    bool aired = false;
    bool read_out = false;
};

struct Reports {
    std::vector<ReportId> order;
    std::map<ReportId, KeptReport> kept;
    std::vector<RiskTool> tools;
    std::vector<InformationRequest> requests;
};

}
