#pragma once

#include "protocol/weighing.h"

#include <optional>
#include <utility>

namespace noddfa::conference {

/// Asks for a recorded reason for a departure, which may stand in the command's own field as well as among the
/// reasons of the act. The departure is a finding either way.
inline void ask_reason(Weighing& weigh, bool met, std::optional<Paragraph> const& own, Clause clause, Code code,
                       Details details = {})
{
    if (own && !own->empty())
        weigh.notice(met, clause, code, std::move(details));
    else
        weigh.should(met, clause, code, std::move(details));
}

}
