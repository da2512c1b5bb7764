#pragma once

#include "base/moment.h"
#include "people/named.h"
#include "people/paragraph.h"

/// A need to read a conference, with its reason: for a day, for a manager and for who chaired it once (access model
/// 3.4).
namespace noddfa::grants {

struct NeedDetails {
    ChildId child; ///< one whom the conference is about
    ConferenceId conference;
    Paragraph reason;
};
BOOST_DESCRIBE_STRUCT(NeedDetails, (), (child, conference, reason))
using StateNeed = Named<"StateNeed", NeedDetails, Usual::lead_manager>;

struct StatedNeed : NeedDetails {
    Moment until;
};
BOOST_DESCRIBE_STRUCT(StatedNeed, (NeedDetails), (until))
using NeedStated = Named<"NeedStated", StatedNeed>;

struct Need {
    StatedNeed said;
    PersonId by;
    Moment since;
};

}
