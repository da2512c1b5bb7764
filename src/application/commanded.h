#pragma once

#include "application/permits.h"

/// What a command asks of the access model: which actions on which thing.
namespace noddfa::application {

/// Any one of the actions is enough; the first that is permitted counts.
struct Commanded {
    std::vector<access::Action> actions;
    Thing thing; ///< but for its kind, which is that of each action
    More more;
    /// The two people that it takes are the room's own business: it is proposed and agreed to by commands.
    bool paired_by_room = false;
};

/// What somebody asks who gives a command on a stream. Nothing for a command that only the system gives.
std::optional<Commanded> commanded(Site const& site, PersonId const& who, StreamId const& stream,
                                   AnyCommand const& command, Act const& act);

/// The authority that somebody works for on a day, by the agency that has them; nothing for none.
std::optional<AuthorityId> authority_of(Site const& site, PersonId const& who, Date day);

/// Whether what is done by an action may be done in somebody else's name.
bool may_be_in_the_name_of(access::Action action);

/// One command and what it asks: where it is about the person who gives it, and otherwise. For tests.
struct CommandRow {
    Room room{};
    std::string_view name;
    std::vector<access::Action> own;
    std::vector<access::Action> others;
};
std::vector<CommandRow> const& command_rows();

}
