#pragma once

#include "codec/type.h"
#include "protocol/duty.h"
#include "protocol/settings.h"

#include <vector>

/// Deadlines and reminders as rows that hold dates and nothing that a clock decides: what is late today is found by
/// comparing with today.
namespace noddfa::application {

/// Why a date moved: something was done, the board set something, holidays or closures became known (B-29).
enum class MoveCause { act, settings, holidays };
BOOST_DESCRIBE_ENUM(MoveCause, act, settings, holidays)

/// A due date that a row had before.
struct EarlierDate {
    Date due;
    Date until; ///< the day on which it moved
    MoveCause because{};
};
BOOST_DESCRIBE_STRUCT(EarlierDate, (), (due, until, because))

/// A duty that is still open, in the diary.
struct DiaryRow {
    std::string clause;
    std::string what;
    std::optional<ChildId> child;
    std::optional<PersonId> who;
    std::string about;
    std::string start_event;
    std::optional<Date> from;
    std::optional<Date> due;
    std::optional<Date> limit;  ///< late after it where it differs from `due` (B-08)
    std::optional<Date> target;
    std::optional<Date> warn;   ///< from this day on it is at risk
    std::optional<Date> begins; ///< no duty before
    bool lapses = false;        ///< no duty after `due`
    bool provisional = false;   ///< beyond the proclaimed holidays
    std::vector<EarlierDate> earlier; ///< the last one first
};
BOOST_DESCRIBE_STRUCT(DiaryRow, (),
                      (clause, what, child, who, about, start_event, from, due, limit, target, warn, begins, lapses,
                       provisional, earlier))

/// How a row stands on a day.
enum class Standing { not_yet, open, at_risk, late, lapsed };
BOOST_DESCRIBE_ENUM(Standing, not_yet, open, at_risk, late, lapsed)
Standing standing(DiaryRow const& row, Date today);

/// What a reminder says: so many days ahead, the day aimed at, or that the limit is past.
enum class ReminderStep { ahead, target, missed };
BOOST_DESCRIBE_ENUM(ReminderStep, ahead, target, missed)

/// A day on which somebody is reminded of an open duty.
struct Reminder {
    Date on;
    ReminderStep step{};
    std::string clause;
    std::string what;
    std::optional<ChildId> child;
    std::optional<PersonId> who;
    std::string about;
    Date due;
    std::optional<PersonId> to{}; ///< who has to do it
    std::string post{};           ///< the same, where it is whoever holds a post (`Owner`)
};
BOOST_DESCRIBE_STRUCT(Reminder, (), (on, step, clause, what, child, who, about, due, to, post))

/// All reminders of a stream on one day: many duties of a conference are due together.
struct ReminderRow {
    std::vector<Reminder> reminders;
};
BOOST_DESCRIBE_STRUCT(ReminderRow, (), (reminders))

/// The row of an open duty, without what it was before. `days` are what `reminder_days` gives for its clause.
DiaryRow diary_row(Duty const& duty, std::vector<int> const& days, Calendar const& calendar);
/// Working days before the due date on which the board reminds of a clause; none for a clause that reminds of nothing.
std::vector<int> const& reminder_days(Clause clause, Settings const& settings);
/// The reminders of an open duty, in order; to nobody yet. `days` as above.
std::vector<Reminder> reminders(Duty const& duty, std::vector<int> const& days, Calendar const& calendar);

/// A due date that moved while the duty was open. What it names is one row.
struct MovedDate {
    std::string clause;
    std::string what;
    std::optional<ChildId> child;
    std::optional<PersonId> who;
    std::string about;
    std::optional<Date> was_from;
    Date was;
    std::optional<Date> from;
    Date due;
};
BOOST_DESCRIBE_STRUCT(MovedDate, (), (clause, what, child, who, about, was_from, was, from, due))

/// Dates of one stream that moved together: recorded, because it is the log alone that remembers them.
struct DatesMoved {
    Date on;
    MoveCause because{};
    std::vector<MovedDate> dates;
};
BOOST_DESCRIBE_STRUCT(DatesMoved, (), (on, because, dates))

/// Which dates moved between the rows that were and those that are. A clock that began anew, because what it counts was
/// done, is no move.
std::vector<MovedDate> moved(std::vector<DiaryRow> const& before, std::vector<DiaryRow> const& after);
/// Fills in what the rows were before, from all that moved in the stream, in order.
void remember_earlier(std::vector<DiaryRow>& rows, std::vector<DatesMoved> const& history);

}
