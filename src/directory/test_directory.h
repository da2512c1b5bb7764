#pragma once

#include "directory/decide.h"
#include "directory/fold.h"
#include "support/desk.h"

#include <gmock/gmock.h>

namespace noddfa::directory {

using testing::ElementsAre;
using testing::IsEmpty;

/// Two agencies that are known: a health board of two services since 2020, and a school with one that closes with July
/// 2026.
inline std::map<AgencyId, AgencyKnown> two_agencies()
{
    std::map<AgencyId, AgencyKnown> agencies;
    agencies[AgencyId{"board"}] = {Sector::health,
                                   {ServiceId{"health_visiting"}, ServiceId{"midwifery"}},
                                   {AuthorityId{"W06000016"}, AuthorityId{"W06000024"}},
                                   day("2020-01-01"),
                                   {}};
    agencies[AgencyId{"school"}] = {
        Sector::education, {ServiceId{"school"}}, {AuthorityId{"W06000016"}}, day("2020-01-01"), day("2026-08-01")};
    return agencies;
}

/// The stream of Heulwen Haf (hv), whom the coordinator recorded on 2 March 2026.
inline Desk<State> desk()
{
    Desk<State> desk;
    desk.on("2026-03-02").by("coordinator");
    desk.background.agencies = two_agencies();
    desk.tell<RecordPractitioner>(R"({"person":"hv","name":"Heulwen Haf","email":"haf@example.test"})");
    return desk;
}

}
