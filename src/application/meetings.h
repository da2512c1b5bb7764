#pragma once

#include "application/outbound.h"

/// The meetings that stand in people's calendars, as rows that follow from a conference's state: what changes among
/// them is what people are to be told.
namespace noddfa::application {

/// A conference in the calendar of somebody who works with it.
struct MeetingRow {
    PersonId who;
    Moment starts;
    std::string place;
};
BOOST_DESCRIBE_STRUCT(MeetingRow, (), (who, starts, place))

/// Everybody whom a booked conference waits for: chair, record taker, and who is invited and has not said that they
/// cannot come. The family is
/// invited in other ways (PAR-04). Nobody once it is closed.
std::vector<MeetingRow> meetings_of(conference::State const& state);

/// Tells people of meetings to come whose time or place changed, which are new to them or no longer theirs. `gone` and
/// `come` are the rows of a stream before and after, in which others may stand too; `version` is the stream's.
void tell_of_meetings(std::vector<Row> const& gone, std::vector<Row> const& come, int version, Moment now,
                      Outbound& outbound);

}
