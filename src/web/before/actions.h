#pragma once

#include "web/house/reader.h"

#include <span>
#include <string_view>

/// What somebody may do at a conference, each with the page it is done on.
namespace noddfa::web {

struct ConferenceAction {
    access::Action action{};
    access::ObjectKind kind{};
    std::string_view message; ///< the words of its link
    std::string_view place;   ///< behind `/conferences/{conference}/`
    /// Whether there is anything to do for somebody as the conference stands; none: always.
    bool (*is_open)(conference::State const&, PersonId const&) = nullptr;
};

/// All of them, in the order in which they are shown.
std::span<ConferenceAction const> conference_actions();

/// A link to one of them, where the reader may do it and there is something to do; else nothing.
Html link_of(Reader const& reader, ledger::Snapshot const& snapshot, ConferenceId const& conference,
             ConferenceAction const& action);

/// Those that the reader may do, as links; nothing where there is none.
Html what_you_can_do(Reader const& reader, ledger::Snapshot const& snapshot, ConferenceId const& conference);

}
