#pragma once

#include "base/moment.h"
#include "people/identifiers.h"
#include "store/writer.h"

#include <optional>
#include <string>

/// What somebody typed into a form and did not send yet, in the store's database: sealed under the key of whoever typed
/// it, and gone with it. Drafts are no projection and no part of the log: a rebuild leaves them alone, and nobody but
/// their author is ever shown one.
namespace noddfa::ledger {

inline constexpr int days_of_a_draft = 30; ///< kept, after it was typed last
inline constexpr std::size_t largest_draft = 256 * 1024; ///< bytes; a larger one is not kept
inline constexpr std::int64_t most_drafts_of_a_person = 100; ///< beyond, the oldest go

/// Whose, and of which form: its address.
struct DraftOf {
    PersonId who;
    std::string form;
};

struct Draft {
    std::string typed;
    Moment begun;
};

void make_drafts(store::Writer& writer);

/// Keeps it in place of an earlier one, which it goes on from. False, and nothing kept, where it is too large.
bool keep_draft(store::Writer& writer, DraftOf const& of, std::string const& typed, Moment const& now);
std::optional<Draft> draft(store::Reader& reader, DraftOf const& of);
void drop_draft(store::Writer& writer, DraftOf const& of);
/// Takes away what was typed last before a day.
void drop_drafts_before(store::Writer& writer, Date day);
/// Takes away what is of an erased scope.
void purge_drafts(store::Writer& writer, std::string const& key_scope);

}
