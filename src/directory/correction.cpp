#include "directory/correction.h"

#include "directory/decide.h"
#include "directory/fold.h"
#include "directory/state.h"

#include <algorithm>

namespace noddfa::directory {

namespace {

template<class... Facts> bool is_a(Event const& event) { return (event.get_if<Facts>() || ...); }

}

bool is_correctable(Event const& event)
{
    return is_a<AgencyRecorded, AgencyChanged, AgencyClosed, PractitionerRecorded, PractitionerChanged,
                TrainingRecorded, AgencyJoined, AgencyLeft, PractitionerLeft>(event);
}

std::optional<std::string> impossible_field(State const& state)
{
    if (state.agency && state.agency->until && *state.agency->until <= state.agency->from)
        return "on";
    if (!state.practitioner)
        return std::nullopt;
    auto const& memberships = state.practitioner->memberships;
    for (auto one = memberships.begin(); one != memberships.end(); ++one) {
        if (one->until && *one->until <= one->from)
            return "on";
        for (auto other = memberships.begin(); other != one; ++other)
            if (other->agency == one->agency && (!other->until || one->from < *other->until)
                && (!one->until || other->from < *one->until))
                return "since";
    }
    return std::nullopt;
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
