#pragma once

#include "base/moment.h"
#include "conference/child.h"
#include "people/named.h"
#include "protocol/terms.h"

#include <map>
#include <set>

namespace noddfa {
class Weighing;
}

/// The meeting: presence by interval, the running order, closed sessions, summary and accuracy (A.10, R-07).
namespace noddfa::conference {

struct State;

enum class PresenceMode { in_person, link };
/// The steps of the running order, in order (RUN-01..05, RUN-07..11, RUN-12, RUN-16).
enum class Step {
    opening_statement,
    introductions,
    reading,
    events,
    involvement,
    family,
    discussion,
    summary,
    accuracy,
    analysis,
    views,
    plan,
    dates,
};
BOOST_DESCRIBE_ENUM(PresenceMode, in_person, link)
BOOST_DESCRIBE_ENUM(Step, opening_statement, introductions, reading, events, involvement, family, discussion, summary,
                    accuracy, analysis, views, plan, dates)

/// Arrivals at the time of the command (`held_on`).
struct Arrival {
    std::vector<PersonId> person; ///< one or several
    std::optional<PresenceMode> mode;
};
BOOST_DESCRIBE_STRUCT(Arrival, (), (person, mode))
using RecordArrival = Named<"RecordArrival", Arrival, Usual::record_taker>;
using ArrivalRecorded = Named<"ArrivalRecorded", Arrival>;

struct Departure {
    std::vector<PersonId> person;
};
BOOST_DESCRIBE_STRUCT(Departure, (), (person))
using RecordDeparture = Named<"RecordDeparture", Departure, Usual::record_taker>;
using DepartureRecorded = Named<"DepartureRecorded", Departure>;

/// The chair opens; with a reason for each gap in readiness.
using OpenConference = Named<"OpenConference", Nothing>;
using ConferenceOpened = Named<"ConferenceOpened", Nothing>;

using ReadOpeningStatement = Named<"ReadOpeningStatement", Nothing>;
using OpeningStatementRead = Named<"OpeningStatementRead", Nothing>;

struct StepDone {
    Step step{};
};
BOOST_DESCRIBE_STRUCT(StepDone, (), (step))
using CompleteStep = Named<"CompleteStep", StepDone>;
using StepCompleted = Named<"StepCompleted", StepDone>;

/// The family leaves so that something can be said without them (CNF-05). They are shut out of that part, which is no
/// departure.
struct ClosedSession {
    Paragraph reason;
    std::vector<PersonId> excluded; ///< empty: everyone of the family
};
BOOST_DESCRIBE_STRUCT(ClosedSession, (), (reason, excluded))
using StartClosedSession = Named<"StartClosedSession", ClosedSession>;
using ClosedSessionStarted = Named<"ClosedSessionStarted", ClosedSession>;
using EndClosedSession = Named<"EndClosedSession", Nothing>;
using ClosedSessionEnded = Named<"ClosedSessionEnded", Nothing>;

/// Somebody spoke to an item; the time says who spoke when (CHAIR-04, RUN-06).
struct Contribution {
    PersonId person;
    std::optional<Paragraph> text;
};
BOOST_DESCRIBE_STRUCT(Contribution, (), (person, text))
using RecordContribution = Named<"RecordContribution", Contribution, Usual::record_taker>;
using ContributionRecorded = Named<"ContributionRecorded", Contribution>;

struct Summary {
    Paragraph text;
    std::vector<Paragraph> risk_factors;
};
BOOST_DESCRIBE_STRUCT(Summary, (), (text, risk_factors))
using Summarise = Named<"Summarise", Summary>;
using Summarised = Named<"Summarised", Summary>;

struct AccuracyAnswer {
    bool accurate = true;
    std::vector<Paragraph> corrections;
};
BOOST_DESCRIBE_STRUCT(AccuracyAnswer, (), (accurate, corrections))
using CheckAccuracy = Named<"CheckAccuracy", AccuracyAnswer>;
using AccuracyChecked = Named<"AccuracyChecked", AccuracyAnswer>;

/// One member's view of risks and strengths for one child, and whether the one outweighs the other (RUN-10).
struct RiskView {
    PersonId person;
    ChildId child;
    bool risks_outweigh = false;
    Paragraph text;
};
BOOST_DESCRIBE_STRUCT(RiskView, (), (person, child, risks_outweigh, text))
using RecordRiskView = Named<"RecordRiskView", RiskView, Usual::record_taker>;
using RiskViewRecorded = Named<"RiskViewRecorded", RiskView>;

/// The analysis of one child: RESP-08's five inputs, each parent considered separately (RESP-09).
struct Analysis {
    ChildId child;
    std::optional<Paragraph> enquiries;
    std::optional<Paragraph> strengths;
    std::optional<Paragraph> assessment;
    std::optional<Paragraph> other_assessments;
    std::optional<Paragraph> past_involvement;
    std::vector<Paragraph> concerns;
    std::vector<PersonId> parents_considered;
};
BOOST_DESCRIBE_STRUCT(Analysis, (),
                      (child, enquiries, strengths, assessment, other_assessments, past_involvement, concerns,
                       parents_considered))
using RecordAnalysis = Named<"RecordAnalysis", Analysis, Usual::record_taker>;
using AnalysisRecorded = Named<"AnalysisRecorded", Analysis>;

/// A late arrival was told what had been said.
struct Briefing {
    std::vector<PersonId> person;
};
BOOST_DESCRIBE_STRUCT(Briefing, (), (person))
using BriefLateArrival = Named<"BriefLateArrival", Briefing>;
using LateArrivalBriefed = Named<"LateArrivalBriefed", Briefing>;

/// One coming or going as it was recorded.
struct Movement {
    Moment at;
    bool arrives = false;
    PresenceMode mode = PresenceMode::in_person;
};

struct Presence {
    Moment from;
    std::optional<Moment> to;
    PresenceMode mode = PresenceMode::in_person;
};

struct Meeting {
    std::map<PersonId, std::vector<Movement>> movements; ///< in order of time, however late they were typed (R-03)
    std::map<PersonId, std::vector<Presence>> presence;  ///< stays, worked out from the movements
    std::optional<Moment> opened;
    std::optional<Moment> closed;
    std::optional<Moment> adjourned;    ///< open while set
    std::map<Step, Moment> steps;       ///< when each was completed
    bool in_closed_session = false;
    std::vector<ClosedSession> closed_sessions;
    std::vector<std::pair<Moment, Contribution>> contributions;
    std::optional<Summary> summary;
    std::optional<Moment> accuracy_checked; ///< the first time
    std::vector<Paragraph> corrections;     ///< to the summary, by members
    std::map<std::pair<PersonId, ChildId>, RiskView> risk_views;
    std::map<ChildId, Analysis> analyses;
    std::set<PersonId> briefed;
};

/// The stages of a decision on one child, in order (RUN-12); `over` once registration was decided against.
enum class Stage { summarise_risk, make_sense, decide, choose_category, develop_plan, over };
BOOST_DESCRIBE_ENUM(Stage, summarise_risk, make_sense, decide, choose_category, develop_plan, over)

/// Whether the conference has heard of the person: invited, of the family or helping them, chair or record taker.
bool is_known(State const& state, PersonId const& person);
/// Whether the person is of the family and was asked to leave the closed session now held (CNF-05).
bool is_shut_out(State const& state, PersonId const& person);
/// Where the conference stands with one child.
Stage stage(State const& state, ChildId const& child);
/// Minutes from the completion of the step before (or the opening) to the completion of each (REP-04).
std::map<Step, int> minutes_spent(State const& state);

/// Asks that the conference was opened and is neither closed nor adjourned: for commands that only make sense then.
void weigh_open(Weighing& weigh, State const& state);
/// Asks that the opening statement was read, or passed over with the chair's reason (RUN-01).
void weigh_statement_read(Weighing& weigh, State const& state);
/// Asks that a child's decision has come to a stage (RUN-12): categories and plan come after a decision to register.
void weigh_stage(Weighing& weigh, State const& state, ChildId const& child, Stage needed);
/// Asks for all that comes before practitioners give views on a child: statement, summary, accuracy, risk views, the
/// views of child and family (RUN-01, RUN-07, RUN-09, RUN-10, RUN-15, PAR-14).
void weigh_ready_for_views(Weighing& weigh, State const& state, ChildId const& child, Moment now, Terms const& terms);
/// Whether the child has an outline plan: made here, or before where the child stays on the register.
bool has_plan(State const& state, ChildId const& child);
/// A finding for each registered child whose plan was given no time, and one where it has no content (RUN-14).
void weigh_time_for_plan(Weighing& weigh, State const& state);

}
