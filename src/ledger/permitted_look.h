#pragma once

#include "application/permits.h"
#include "ledger/looks.h"

namespace noddfa::ledger {

/// The look that a permit allows, as it is to be recorded before anything is shown. `now`: of the question. The thing
/// looked at is the conference, else the appeal, else the child's plan or entry, else a person or the site.
Look permitted_look(application::Site const& site, application::Asker const& asker, access::Permit const& permit,
                    Moment const& now);

}
