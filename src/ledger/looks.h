#pragma once

#include "access/actions.h"
#include "access/roles.h"
#include "application/rooms.h"
#include "base/moment.h"
#include "store/writer.h"

#include <boost/describe/class.hpp>

/// The record of looking: who has seen what of whom. Each look is a leaf of class `access` in a stream of the thing
/// looked at, its payload sealed under the thing's key scope. A table beside the log finds looks by child, by person
/// and by day; it holds pseudonyms, days and numbers of records, and the log can make it anew.
namespace noddfa::ledger {

/// One look, before anything is shown. No free text: a reason stands in the stream that it was given in.
struct Look {
    PersonId who;
    access::Role role{}; ///< by which it was permitted
    access::Action action{};
    application::StreamId what;
    std::vector<ChildId> children; ///< whom it shows; none: nobody in particular
    std::string key_scope;         ///< of the thing looked at
    std::string why;               ///< the purpose, or the claim or need that opened it
    std::string request;           ///< identifier of the request
    std::string session;
};

/// A look as it was recorded.
struct KeptLook {
    std::int64_t number = 0; ///< of its record, rising with time
    Moment at;
    PersonId who;
    std::string role;
    std::string action;
    application::StreamId what;
    std::vector<ChildId> children;
    std::string why;
    std::string request;
};

/// What somebody looked at in some days.
struct Looker {
    PersonId who;
    int looks = 0;
    int without_work = 0; ///< by a role that comes of no work with the child or the conference, nor of an office
    int children = 0;     ///< different ones
};

/// Whether a role comes of working with the child or the conference, or of an office whose work the look is: not of a
/// reason, a search or a claim alone.
bool is_of_the_work(access::Role role);

void make_looks(store::Writer& writer);
/// Records a look: leaf and rows, in the transaction of a job. `store::Fault`: `erased` where nothing is left to see.
void record_look(store::Writer& writer, Look const& look);

/// Who looked at a child, the latest first, before a number (0: from the latest on), at most `most`. What was erased
/// is left out.
std::vector<KeptLook> looks_at(store::Reader& reader, ChildId const& child, std::int64_t before, int most);
/// What a person looked at, likewise.
std::vector<KeptLook> looks_of(store::Reader& reader, PersonId const& who, std::int64_t before, int most);
/// Everybody who looked from a day to before another. Its cost grows with the looks of those days.
std::vector<Looker> lookers(store::Reader& reader, Date from, Date to);

/// How many rows of the table the log says and the table has not, and the other way round. With `write` the table is
/// then as the log says.
struct LooksComparison {
    std::size_t rows = 0;
    std::size_t missing = 0;
    std::size_t extra = 0;
};
LooksComparison remake_looks(store::Writer& writer, bool write);
/// Takes away the rows of an erased scope.
void purge_looks(store::Writer& writer, std::string const& key_scope);

}
