#pragma once

#include "access/actions.h"
#include "application/rooms.h"
#include "application/stored_form.h"
#include "store/writer.h"

#include <optional>

/// What one person has proposed and a second has to agree to (access model 3.4), until then kept sealed beside the log:
/// the command as it was given, and nothing of it has happened.
namespace noddfa::ledger {

struct Proposal {
    CommandId id; ///< the command's own
    application::StreamId stream;
    std::string key_scope;
    std::string command; ///< its name
    std::string payload; ///< JSON, as it was given
    access::Action action{};
    Act act; ///< by the first person
    int assurance = 1; ///< of their sign-in, which was fresh enough

    /// Of exactly what the second person is to see.
    store::Hash hash() const;
};

void make_proposals(store::Writer& writer);
/// Under one identifier only the first is kept.
void keep_proposal(store::Writer& writer, Proposal const& proposal);
/// Nothing for one that is not there, or was erased.
std::optional<Proposal> proposal(store::Reader& reader, CommandId const& id);
/// Those that wait, the oldest first, at most `most`.
std::vector<Proposal> proposals_waiting(store::Reader& reader, int most);
void take_away(store::Writer& writer, CommandId const& id);
/// Takes away those that were made before a moment (UTC minutes).
void take_away_before(store::Writer& writer, std::int64_t minute);
/// Takes away what is sealed under an erased scope.
void purge_proposals(store::Writer& writer, std::string const& key_scope);

}
