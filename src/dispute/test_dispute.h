#pragma once

#include "dispute/decide.h"
#include "dispute/duties.h"
#include "dispute/fold.h"
#include "support/desk.h"

#include <gmock/gmock.h>

namespace noddfa::dispute {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

/// A dispute after conference c1 of 9 March 2026, which registered A: chair, teacher and hv took part; mother is A's
/// parent.
inline Desk<State> desk()
{
    Desk<State> desk;
    desk.on("2026-03-16").by("lsm");
    desk.set("ROLE_MAP", R"({"lead_safeguarding_manager":"lsm","deputy_lead_safeguarding_manager":"lsm-deputy",
        "complaints_officer":"complaints"})");
    desk.background.decisions.push_back({ConferenceId{"c1"},
                                         ChildId{"A"},
                                         Outcome::register_,
                                         day("2026-03-09"),
                                         PersonId{"chair"},
                                         {PersonId{"chair"}, PersonId{"hv"}, PersonId{"teacher"}},
                                         {PersonId{"mother"}},
                                         true,
                                         {},
                                         {},
                                         {}});
    desk.background.conferences[ConferenceId{"c1"}] = {PersonId{"chair"},
                                                       {PersonId{"chair"}, PersonId{"hv"}, PersonId{"teacher"}}};
    return desk;
}

}
