#pragma once

#include "people/named.h"
#include "people/paragraph.h"
#include "protocol/weighing.h"

/// Correcting a recorded fact, of whichever stream.
namespace noddfa {

/// How it was, instead of as an event recorded it.
struct Correction {
    int event = 0;        ///< number of the event in the stream, from 1
    std::string instead;  ///< JSON object of the fields that change
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(Correction, (), (event, instead, reason))
using CorrectFact = Named<"CorrectFact", Correction, Usual::record_taker>;
using FactCorrected = Named<"FactCorrected", Correction>;

/// R-04, CAL-05: which event, how it was instead, and why. The fields themselves are read where the events are.
inline void weigh_correction(Weighing& weigh, Correction const& correction)
{
    weigh.sound(correction.event >= 1, Clause::CAL_05, "no-such-event"_code, "event");
    weigh.sound(!correction.instead.empty(), Clause::CAL_05, "missing-field"_code, "instead");
    weigh.sound(!correction.reason.empty(), Clause::CAL_05, "missing-field"_code, "reason");
}

}
