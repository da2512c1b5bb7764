#include "ledger/ledger.h"
#include "ledger/proposals.h"

#include <set>

namespace noddfa::ledger {

using application::Room;

std::vector<std::pair<std::string, store::Extent>> Ledger::erasable(std::string const& key_scope)
{
    return log_.read([&](store::Reader& reader) {
        // What was recorded before a conference was asked for is under the conference's own key. It goes first, so that
        // an erasure that was interrupted finds it again.
        std::set<std::string> scopes;
        for (auto const& stream : streams_of_scope(reader, key_scope))
            if (stream.room == Room::conference)
                scopes.insert(application::key_scope_of(stream, conference::State{}));
        scopes.erase(key_scope);
        std::vector<std::pair<std::string, store::Extent>> found;
        for (auto const& scope : scopes)
            found.emplace_back(scope, reader.extent(scope));
        found.emplace_back(key_scope, reader.extent(key_scope));
        return found;
    });
}

void Ledger::erase(std::string const& key_scope, PersonId const& by)
{
    for (auto const& [scope, extent] : erasable(key_scope))
        erase_scope(scope, by);
    log_.submit([this](store::Writer&) { forget(); }).get();
    kept_.clear();
    changes_.note(everything());
}

void Ledger::erase_scope(std::string const& key_scope, PersonId const& by)
{
    store::NewRecord about;
    about.actor = by.value;
    log_.erase(key_scope, std::move(about),
               [this, key_scope](store::Writer& writer) {
                   forget();
                   purge_scope(writer, key_scope);
                   purge_outbox(writer, key_scope);
                   purge_proposals(writer, key_scope);
                   purge_looks(writer, key_scope);
                   purge_drafts(writer, key_scope);
               })
        .get();
}

}
