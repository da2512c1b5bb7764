#pragma once

#include "application/rows.h"
#include "web/house/reader.h"

namespace noddfa::web {

/// How a list shows a conference.
Html stage_tag(Reader const& reader, application::ConferenceStage stage);
/// `Gwawr Dychmygol`; an unborn child is called so.
std::string child_in_words(Reader const& reader, application::ListedChild const& child);
/// Day and time of a booked conference, else the day by which it has to be held.
std::string when_in_words(Reader const& reader, application::ConferenceRow const& row);

/// What may go wrong with a conference that has not opened: its day went by, it would be late, not quorate, without
/// reports or an interpreter.
std::vector<Html> risks(Reader const& reader, application::ConferenceRow const& row);

}
