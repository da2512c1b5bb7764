#include "dispute/correction.h"

#include "dispute/decide.h"
#include "dispute/fold.h"

namespace noddfa::dispute {

namespace {

template<class... Facts> bool is_a(Event const& event) { return (event.get_if<Facts>() || ...); }

}

bool is_correctable(Event const& event)
{
    return is_a<ReconveneAnswered, AppealLodged, PanelFormed, ReconveneWishRecorded, ComplaintMade,
                ComplaintAcknowledged, DiscussionExtended, DiscussionRecorded, TermsSent, InvestigationRequested,
                InvestigationAnswered, DifferenceRaised, SafetyActionRecorded>(event);
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
