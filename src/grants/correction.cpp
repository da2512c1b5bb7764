#include "grants/correction.h"

#include "grants/decide.h"
#include "grants/fold.h"

#include <algorithm>

namespace noddfa::grants {

bool is_correctable(Event const& event)
{
    return event.get_if<ConflictDeclared>() || event.get_if<OrderRecorded>() || event.get_if<OrderEnded>();
}

std::optional<std::string> impossible_field(State const& state)
{
    bool const without_a_day =
        std::ranges::any_of(state.orders, [](Order const& one) { return one.until && *one.until <= one.from; });
    return without_a_day ? std::optional<std::string>{"since"} : std::nullopt;
}

Answered decide(State const&, CorrectFact const& command, Act const& act, Terms const&)
{
    Weighing weigh{act, false};
    weigh_correction(weigh, command);
    return weigh.answer<Event>(FactCorrected{command});
}

/// the stream is read again with the fact as it is now known; the correction itself adds nothing to the state.
void fold(State&, FactCorrected const&, Act const&) {}

}
