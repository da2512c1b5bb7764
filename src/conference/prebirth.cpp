#include "conference/prebirth.h"

#include "protocol/weighing.h"

namespace noddfa::conference {

namespace {

constexpr int days_in_week = 7;
/// By definition of the expected date of birth, not a rule of a board: 40 weeks from the start of the count.
constexpr int days_at_expected_birth = 40 * days_in_week;

Deadline milestone(Date expected, int weeks)
{
    Deadline deadline;
    deadline.clause = Clause::UNB_04;
    deadline.start_event = "expected_birth";
    deadline.from = expected;
    deadline.due = expected.plus_days(weeks * days_in_week - days_at_expected_birth);
    deadline.amount = weeks;
    deadline.unit = "weeks_of_gestation";
    deadline.setting = "PREBIRTH_MILESTONES";
    return deadline;
}

}

std::optional<Gestation> gestation(SubjectChild const& child, Date on)
{
    if (!child.is_unborn() || !child.expected)
        return std::nullopt;
    int const days = days_at_expected_birth - days_between(on, *child.expected);
    if (days < 0)
        return std::nullopt;
    return Gestation{days / days_in_week, days % days_in_week};
}

std::vector<Deadline> prebirth_milestones(SubjectChild const& child, Settings const& settings)
{
    std::vector<Deadline> milestones;
    if (!child.is_unborn() || !child.expected)
        return milestones;
    for (int const weeks : settings.prebirth_milestones)
        milestones.push_back(milestone(*child.expected, weeks));
    return milestones;
}

void notice_milestones(Weighing& weigh, SubjectChild const& child, Date on, Settings const& settings)
{
    // UNB-04: indicative weeks for referral and assessment; a week gone by is shown, never a gate.
    for (auto const& milestone : prebirth_milestones(child, settings))
        weigh.notice(
            on <= milestone.due, Clause::UNB_04, "milestone-passed"_code,
            {{"child", child.id.value}, {"weeks", std::to_string(milestone.amount)}, {"due", milestone.due.iso()}});
}

}
