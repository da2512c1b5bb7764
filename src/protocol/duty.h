#pragma once

#include "base/date.h"
#include "people/identifiers.h"
#include "protocol/clause.h"
#include "protocol/deadline.h"

#include <optional>
#include <string>
#include <utility>

namespace noddfa {

/// Something a clause makes due, as it stands on a day: open, met or missed.
struct Duty {
    Clause clause{};
    std::string what; ///< a code: `first-core-group`, `visit`, `transfer-information`, …
    std::optional<ChildId> child;
    std::optional<PersonId> who;
    std::optional<Deadline> deadline; ///< absent: due without a number
    std::optional<Date> met_on;
    bool late = false; ///< met after the due day, or still open after it
    std::string about; ///< which of several: an identifier or a number; empty: there is one
    std::optional<Date> begins; ///< owed from this day on only
    bool lapses = false;        ///< a window, no debt: it passes with its due day
};

/// Whether a duty is one on a day, met or not.
inline bool stands_on(Duty const& duty, Date day)
{
    bool const begun = !duty.begins || *duty.begins <= day;
    bool const passed = duty.lapses && !duty.met_on && duty.deadline && day > duty.deadline->due;
    return begun && !passed;
}

/// A date that somebody set, without a count.
inline Deadline as_set(Clause clause, Date on)
{
    Deadline deadline;
    deadline.clause = clause;
    deadline.start_event = "as_set";
    deadline.from = deadline.due = on;
    return deadline;
}

/// A duty as it stands today: met or open, late or not. One without a deadline is never late.
inline Duty duty_of(Clause clause, std::string what, std::optional<ChildId> child, std::optional<Deadline> deadline,
                    std::optional<Date> met_on, Date today)
{
    // B-08: late once the limit itself is past, not the last bookable day before it.
    bool const late = deadline && met_on.value_or(today) > deadline->limit.value_or(deadline->due);
    return {clause, std::move(what), std::move(child), std::nullopt, std::move(deadline), met_on, late, {}, {}, false};
}

}
