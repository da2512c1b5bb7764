#pragma once

#include "base/calendar.h"
#include "base/moment.h"
#include "protocol/clause.h"
#include "protocol/settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa {

/// Another reading that part B keeps visible beside the one in force.
struct Alternative {
    std::string key; ///< `clear_days`, `earlier_anchor`, `working_days` …
    Date due;
    std::string source;       ///< clause or reading it comes from
    std::optional<Date> from; ///< its own start, where that is what differs
};

/// A date that a clause makes due, and how it was computed.
struct Deadline {
    Clause clause{};
    std::string start_event;     ///< `last_strategy_meeting`, `conference`, `receipt` …
    Date from;                   ///< Europe/London day of the start event
    Date due;                    ///< met until the end of this day
    std::optional<Date> limit;   ///< the unrolled limit where it differs from `due`
    std::optional<Date> target;  ///< the day aimed at, where a clause has one
    std::optional<Moment> at;    ///< for clauses in clock hours, the minute it is due
    int amount = 0;              ///< 15
    std::string unit;            ///< `working_days`, `calendar_days`, `months`, `weeks`, `hours`
    bool before = false;         ///< counted back from the start event
    std::string setting;         ///< the key the amount comes from
    std::string calendar;        ///< version of the holiday data; empty for clock hours
    bool provisional = false;    ///< beyond the proclaimed holidays
    std::vector<Alternative> alternatives;
};

/// What a computation may need beside its start.
struct DeadlineInputs {
    std::optional<Date> core_group;  ///< first core group, for REC-04 and PLN-06; not before the conference
    std::vector<Date> other_starts; ///< other strategy meetings (CONV-02, S47-12); notification for MOV-08, agreement
                                    ///< for MOV-09 and CONV-09
    std::optional<Date> resolved; ///< day the complaint was resolved, for CMP-02
};

/// The deadline of a clause that has a number, counted from the day of its event; nothing for other clauses and for
/// clocks the board has not switched on.
std::optional<Deadline> deadline(Clause clause, Date from, Settings const& settings, Calendar const& calendar,
                                 DeadlineInputs const& inputs = {});

/// The deadline of a clause in clock hours (S47-08).
std::optional<Deadline> deadline_at(Clause clause, Moment from, Settings const& settings);

/// B-29: keeps in view, as the alternative `before_recomputation`, the day an open deadline was due under an earlier
/// calendar, where that was another. Only for a deadline that is neither met nor closed.
void keep_in_view(Deadline& deadline, Deadline const& before);

/// What beside its start a clause looks at; the members of `DeadlineInputs`.
enum class DeadlineInput { none, core_group, other_starts, resolved };

/// What a clause counts.
struct DeadlineRule {
    Clause clause{};
    std::string start_event;
    std::string setting; ///< key of the amount; 0 there switches the clock off
    DeadlineInput input{};
    bool in_hours = false; ///< counts from a minute, by `deadline_at`
};

/// The rule of a clause with a number, or null.
DeadlineRule const* deadline_rule(Clause clause);

/// Every clause that `deadline` or `deadline_at` can answer.
std::vector<Clause> const& clauses_with_deadlines();

}
