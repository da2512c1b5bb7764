#pragma once

#include "plan/decide.h"
#include "plan/duties.h"
#include "plan/fold.h"
#include "support/desk.h"

#include <gmock/gmock.h>

namespace noddfa::plan {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

/// What a conference on 9 March 2026 settles for A.
inline std::string const outline = R"({"conference":"c1","conference_on":"2026-03-09","coordinator":"sw",
    "practitioners":["hv","teacher"],"family":["mother"],"first_core_group":"2026-03-18","review":"2026-06-08",
    "outline":{"risks":["Injuries"],"protection":"Seen weekly by two services.",
    "outcomes":[{"term":"shorter","what":"No injury.","risks":[1]},{"term":"longer","what":"A calm home.","risks":[1]}],
    "actions":[{"what":"See Alaw alone.","owner":"sw","by_when":"2026-03-20"},
               {"what":"Time with a trusted adult.","owner":"teacher","by_when":"2026-03-16"}],
    "provision":"Advocacy offered again.","monitoring":"Each core group.","monitors":["sw"],
    "wishes":"The shouting should stop.","parents_views":"Mother agrees."}})";

/// The five parts of a plan in detail.
inline std::string const five_parts = R"({"needs":["To be safe at home."],
    "outcomes":[{"term":"shorter","what":"No injury.","risks":[1]}],
    "actions":[{"what":"See Alaw alone.","owner":"sw","by_when":"2026-03-27"}],
    "monitoring":"Each core group.","review_arrangements":"The review conference on 8 June.",
    "understood":"Someone looks after Alaw with us."})";

/// A's plan, started by the conference of 9 March 2026; its co-ordinator sw is at the desk.
inline Desk<State> planned()
{
    Desk<State> desk;
    desk.on("2026-03-09").by("sw");
    desk.set("ROLE_MAP", R"({"senior_manager":"senior"})");
    desk.tell<StartPlan>(outline);
    return desk;
}

}
