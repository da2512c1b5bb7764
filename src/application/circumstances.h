#pragma once

#include "access/actions.h"
#include "application/asker.h"
#include "application/site.h"

namespace noddfa::application {

/// What the streams show of the circumstances of an action on a thing (access model 3.2). What only a command or a page
/// can say is left to it.
access::SetOf<access::Circumstance> circumstances_of(Site const& site, PersonId const& who, access::Action action,
                                                     Thing const& thing, Moment const& now);

}
