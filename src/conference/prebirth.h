#pragma once

#include "conference/child.h"
#include "protocol/deadline.h"
#include "protocol/settings.h"

#include <optional>
#include <vector>

namespace noddfa {
class Weighing;
}

/// Weeks of a pregnancy and the milestones a board may set on them (UNB-04).
namespace noddfa::conference {

/// How far a pregnancy is: completed weeks and further days.
struct Gestation {
    int weeks = 0;
    int days = 0;
    auto operator<=>(Gestation const&) const = default;
};

/// Gestation on a day, counted back from the expected date of birth; nothing once born, without an expected date, or
/// before the pregnancy began.
std::optional<Gestation> gestation(SubjectChild const& child, Date on);

/// The day each of the board's `PREBIRTH_MILESTONES` is reached; empty while the board has set none.
std::vector<Deadline> prebirth_milestones(SubjectChild const& child, Settings const& settings);

/// A finding for each milestone that has gone by.
void notice_milestones(Weighing& weigh, SubjectChild const& child, Date on, Settings const& settings);

}
