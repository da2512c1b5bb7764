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

/// Quoracy, for each child (A.6, UNB-01, UNB-06, B-10, B-11, B-13, B-14, R-07..R-09).
namespace noddfa::conference {

struct State;

enum class MidwiferyEvidence { report, consulted };
enum class QuoracyLevel { quorate, discretion, inquorate };
BOOST_DESCRIBE_ENUM(MidwiferyEvidence, report, consulted)
BOOST_DESCRIBE_ENUM(QuoracyLevel, quorate, discretion, inquorate)

struct KeyAgency {
    QuorumAgencyId agency;
    bool information_available = false;
    std::optional<Paragraph> source;
};
BOOST_DESCRIBE_STRUCT(KeyAgency, (), (agency, information_available, source))

/// The chair is satisfied that, with two agencies, the essential information is there (QUOR-03..05).
struct Discretion {
    ChildId child;
    std::vector<KeyAgency> key_agencies;
    std::optional<Paragraph> rationale;
};
BOOST_DESCRIBE_STRUCT(Discretion, (), (child, key_agencies, rationale))
using ProceedWithTwo = Named<"ProceedWithTwo", Discretion>;
using ProceedingWithTwo = Named<"ProceedingWithTwo", Discretion>;

/// Midwifery is involved without being present (UNB-01, B-14, R-09).
struct Midwifery {
    ChildId child;
    MidwiferyEvidence evidence{};
    std::optional<ReportId> report;
    std::optional<Paragraph> rationale;
};
BOOST_DESCRIBE_STRUCT(Midwifery, (), (child, evidence, report, rationale))
using AcceptMidwifery = Named<"AcceptMidwifery", Midwifery>;
using MidwiferyAccepted = Named<"MidwiferyAccepted", Midwifery>;

/// From now on quoracy counts from this time instead of the opening, late arrivals having been briefed.
struct Reestablishment {
    ChildId child;
    std::vector<PersonId> briefed;
};
BOOST_DESCRIBE_STRUCT(Reestablishment, (), (child, briefed))
using ReestablishQuoracy = Named<"ReestablishQuoracy", Reestablishment>;
using QuoracyReestablished = Named<"QuoracyReestablished", Reestablishment>;

struct QuoracyNotes {
    std::map<ChildId, Discretion> discretion;
    std::map<ChildId, Midwifery> midwifery;
    std::map<ChildId, Moment> reestablished;
};

/// The answer for one child at one moment.
struct Quoracy {
    QuoracyLevel level{};
    int agencies = 0;                        ///< the lower of the two counts
    std::set<QuorumAgencyId> at_opening;     ///< or at the time quoracy was re-established
    std::set<QuorumAgencyId> now;
    bool midwifery_needed = false;
    bool midwifery_present = false;
    bool midwifery_accepted = false;         ///< by report or consultation, with the chair's rationale
    bool discretion_recorded = false; ///< key agencies with their information and a rationale, or reasons why not

    bool midwifery_met() const { return !midwifery_needed || midwifery_present || midwifery_accepted; }
    /// Whether a decision for this child may be taken.
    bool may_proceed() const
    {
        return midwifery_met()
               && (level == QuoracyLevel::quorate || (level == QuoracyLevel::discretion && discretion_recorded));
    }
};

/// Quoracy for a child as it stands at `now`; before the opening only `now` counts.
Quoracy quoracy(State const& state, ChildId const& child, Moment now, Terms const& terms);

/// Agencies that would count for a child if everyone who said so came, themselves or by a substitute.
struct QuoracyForecast {
    QuoracyLevel level{};
    std::set<QuorumAgencyId> agencies;
    std::set<QuorumAgencyId> silent; ///< would count as well, and somebody of them has not answered
    std::set<QuorumAgencyId> away;   ///< would count as well, and nobody of them comes unless they send somebody else
    bool midwifery_needed = false;   ///< UNB-01
    bool midwifery_coming = false;   ///< or accepted without being there

    bool midwifery_met() const { return !midwifery_needed || midwifery_coming; }
};
QuoracyForecast quoracy_forecast(State const& state, ChildId const& child, Terms const& terms);

/// Refuses a decision for a child while the conference is not quorate for that child: fewer than two agencies
/// (QUOR-06), two without the chair's recorded discretion (QUOR-04), an unborn child without midwifery (UNB-01). For
/// every command that takes or prepares a decision; never for a fact.
void weigh_quoracy(Weighing& weigh, State const& state, ChildId const& child, Moment now, Terms const& terms);
/// The same as findings, for an opening, which is a fact.
void notice_quoracy(Weighing& weigh, State const& state, ChildId const& child, Moment now, Terms const& terms);

}
