#pragma once

#include "application/meetings.h"

/// What a command would do at a conference, without giving it.
namespace noddfa::application {

/// A duty whose day would be another; none: it would not be there, or is not there now.
struct DutyMoved {
    Duty duty;
    std::optional<Date> now;
    std::optional<Date> then;
};

/// A conference in somebody's calendar that would stand there otherwise, or no longer, or is new to them.
struct MeetingMoved {
    PersonId who;
    std::optional<MeetingRow> now;
    std::optional<MeetingRow> then;
    std::optional<conference::Answer> answered; ///< to the invitation as it is now
};

struct Foretold {
    std::vector<Finding> against; ///< what asks for a reason, and what is noted
    std::vector<DutyMoved> duties;
    std::vector<MeetingMoved> meetings;

    bool changes_nothing() const { return duties.empty() && meetings.empty(); }
};

/// Asks the rules: whatever wants a reason is taken as given one.
Foretold foretold(Site const& site, ConferenceId const& id, conference::Command const& command, Act act, Date today);

}
