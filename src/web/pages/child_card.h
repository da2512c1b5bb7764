#pragma once

#include "web/pages/story.h"

namespace noddfa::web {

/// What of a child's card the reader may see beside who it is about.
struct Shown {
    bool record = false; ///< what was decided and said
    bool views = false;  ///< what each practitioner thought
};

/// Where one child of a conference stands: quoracy at the opening and at the decision, what was decided by whom on
/// which grounds under which clause, and what follows; the views once they are revealed.
Html child_card(Reader const& reader, application::Site const& site, ConferenceId const& id, ChildId const& child,
                replay::Words const& words, Shown shown);

}
