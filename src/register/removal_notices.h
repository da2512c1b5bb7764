#pragma once

#include "protocol/background.h"
#include "register/decide.h"

namespace noddfa::cpr {

/// CPR-21: everybody who was invited to the conference that decided last is to be told that the name comes off. Adds
/// nothing to a refusal.
inline void add_removal_notices(Answered& answered, ChildId const& child, Background const& background)
{
    auto const* last = last_decision(background);
    if (!answered.accepted() || !last)
        return;
    for (auto const& person : last->invited)
        answered.events.push_back(TaskSet{{Clause::CPR_21, "tell-of-removal", child, person, std::nullopt}});
}

}
