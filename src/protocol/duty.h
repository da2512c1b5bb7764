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
};

/// A duty as it stands today: met or open, late or not. One without a deadline is never late.
inline Duty duty_of(Clause clause, std::string what, std::optional<ChildId> child, std::optional<Deadline> deadline,
                    std::optional<Date> met_on, Date today)
{
    // B-08: late once the limit itself is past, not the last bookable day before it.
    bool const late = deadline && met_on.value_or(today) > deadline->limit.value_or(deadline->due);
    return {clause, std::move(what), std::move(child), std::nullopt, std::move(deadline), met_on, late};
}

}
