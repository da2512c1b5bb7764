#pragma once

#include "grants/decide.h"
#include "grants/duties.h"
#include "grants/facts.h"
#include "grants/fold.h"
#include "support/desk.h"

#include <gmock/gmock.h>

namespace noddfa::grants {

using testing::ElementsAre;
using testing::IsEmpty;

inline Moment at(char const* iso) { return *read_london_time(iso).moment; }

/// The facts of a relation that hold at a moment, each `from>to`, with its part where it has one. Every fact must be
/// such as its relation has.
inline std::vector<std::string> held(State const& state, access::Relation relation, char const* iso)
{
    std::vector<std::string> all;
    for (auto const& fact : facts_of(state)) {
        EXPECT_TRUE(access::is_well_formed(fact)) << access::name(fact.relation);
        if (fact.relation == relation && access::holds(fact, at(iso), {}, {}))
            all.push_back(fact.from.id + ">" + fact.to.id + (fact.part.empty() ? "" : " " + fact.part));
    }
    return all;
}

}
