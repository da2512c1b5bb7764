#pragma once

#include "web/pages/story.h"

namespace noddfa::web {

/// The reports of a conference: about whom, from whom, when it came, with whom of the family it was shared and how, and
/// those still owed. Nothing where none is owed and none came.
Html reports(Reader const& reader, application::Site const& site, ConferenceId const& id, replay::Words const& words);

}
