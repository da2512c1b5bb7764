#pragma once

#include "register/decide.h"
#include "register/duties.h"
#include "register/fold.h"
#include "support/desk.h"

#include <gmock/gmock.h>

namespace noddfa::cpr {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

/// The register's desk on an ordinary Monday, the custodian at it.
inline Desk<State> desk()
{
    Desk<State> desk;
    desk.on("2026-03-09").by("custodian");
    desk.set("ROLE_MAP", R"({"lead_safeguarding_manager":"lsm","senior_manager":"senior","team_manager":"manager"})");
    return desk;
}

/// What a conference of Morgannwg decides about A.
inline std::string const registration = R"({"child":"A","authority":"morgannwg","conference":"c1",
    "categories":["neglect"],"primary":"neglect","reasons":["Neglect over a year."],"registered_on":"2026-03-09",
    "identity":{"name":"Alaw","born":"2018-05-01"},"arrangements":{}})";

/// The same with everything that must accompany it.
inline std::string const whole_registration = R"({"child":"A","authority":"morgannwg","conference":"c1",
    "categories":["neglect"],"primary":"neglect","reasons":["Neglect over a year."],"registered_on":"2026-03-09",
    "identity":{"name":"Alaw","born":"2018-05-01"},
    "arrangements":{"plan":true,"coordinator":"sw","first_core_group":"2026-03-18","review":"2026-06-08"}})";

/// A is on the register of Morgannwg since 9 March 2026, with co-ordinator sw.
inline Desk<State> registered()
{
    auto desk = cpr::desk();
    desk.tell<EnterRegister>(whole_registration);
    return desk;
}

}
