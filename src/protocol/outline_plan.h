#pragma once

#include "base/date.h"
#include "people/paragraph.h"

#include <optional>
#include <vector>

namespace noddfa {

enum class OutcomeTerm { shorter, longer };
BOOST_DESCRIBE_ENUM(OutcomeTerm, shorter, longer)

/// An outcome the plan aims at, tied to the risks or well-being needs it answers (PLAN-04, PLAN-05).
struct PlannedOutcome {
    OutcomeTerm term{};
    Paragraph what;
    std::vector<int> risks;            ///< numbers of the plan's risks, from 1
    std::optional<Paragraph> wellbeing; ///< the well-being need, where it answers one
};
BOOST_DESCRIBE_STRUCT(PlannedOutcome, (), (term, what, risks, wellbeing))

/// Who does what by when (PLAN-07).
struct PlannedAction {
    Paragraph what;
    std::optional<PersonId> owner;
    std::optional<Date> by_when;
    std::vector<PersonId> contributors; ///< who helped to shape it (RESP-05)
    std::optional<Paragraph> need;      ///< the need it answers and what will show its effect (PLAN-14)
};
BOOST_DESCRIBE_STRUCT(PlannedAction, (), (what, owner, by_when, contributors, need))

/// The outline care and support protection plan of one child (A1 ¶32, A.19). Empty fields are gaps to be filled
/// before the conference closes; it is built up by several entries, later ones replacing what they name.
struct OutlinePlan {
    std::vector<Paragraph> risks;
    std::optional<Paragraph> protection; ///< how working together protects the child (PLAN-03)
    std::vector<PlannedOutcome> outcomes;
    std::vector<PlannedAction> actions;
    std::optional<Paragraph> provision;  ///< support, treatment, therapy, advocacy; or that none is needed, and why
    std::optional<Paragraph> monitoring; ///< how progress is monitored and evaluated (PLAN-08)
    std::vector<PersonId> monitors;      ///< practitioners who monitor (PLAN-09)
    std::optional<Paragraph> wishes;     ///< the child's wishes and feelings (PLAN-10)
    std::optional<Paragraph> parents_views;
    std::optional<Paragraph> departures; ///< where views were not followed, and why
    std::optional<Paragraph> contingency; ///< made, or not needed because (REG-17)
    std::optional<Paragraph> involvement; ///< how child and family take part, with support and advocacy (REG-07)
    std::optional<Paragraph> communication; ///< how decisions reach absent parents and the child (REG-18)
    std::vector<Paragraph> assessments;  ///< further, also specialist (REG-14)
    std::vector<Paragraph> services;     ///< recommended (REG-16)
    std::optional<bool> existing_plan;   ///< whether a care and support plan exists already (PLAN-11)
    std::optional<Paragraph> visiting;   ///< the co-ordinator's visiting pattern (REG-02)
};
BOOST_DESCRIBE_STRUCT(OutlinePlan, (),
                      (risks, protection, outcomes, actions, provision, monitoring, monitors, wishes, parents_views,
                       departures, contingency, involvement, communication, assessments, services, existing_plan,
                       visiting))

}
