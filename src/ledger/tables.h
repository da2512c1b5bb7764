#pragma once

#include "application/rows.h"
#include "store/writer.h"

#include <functional>
#include <set>

/// The tables that pages read, in the store's database. Everything personal in them is sealed under the key scope of
/// its stream; what stands in the clear is pseudonyms, kinds, numbers and days.
namespace noddfa::ledger {

/// Which streams' rows are to be made anew, because what they rest on changed.
enum class Pass { none, open, all };

/// What the rows rest on beside the log.
struct Basis {
    Date as_of;  ///< the last day on which a setting came into force
    Date turned; ///< up to this day reminders are queued
    Pass pass = Pass::none; ///< still to be done, also after a crash
    application::MoveCause because{};
};

/// Makes the tables where there are none. Rows of an older version are dropped: every stream's are to be made anew.
void make_tables(store::Writer& writer);
Basis basis(store::Reader& reader);
void set_basis(store::Writer& writer, Basis const& basis);

/// A stream's rows as they are kept.
struct KeptRow {
    application::RowKind kind{};
    int number = 0;
    std::int64_t at = 0;
    std::string who;
    std::string key_scope;
    std::string data; ///< JSON
};
std::vector<KeptRow> kept_rows(store::Reader& reader, application::StreamId const& stream);

/// What must change to keep `rows` instead. What stays the same keeps its number.
struct RowChanges {
    std::vector<KeptRow> gone;
    std::vector<application::Row> come;
    bool none() const { return gone.empty() && come.empty(); }
};
RowChanges changes(std::vector<KeptRow> const& kept, std::vector<application::Row> rows);
/// What came, as it is kept; `kept` are the rows that the changes were found in.
std::vector<KeptRow> write_changes(store::Writer& writer, application::StreamId const& stream,
                                   RowChanges const& changes, std::vector<KeptRow> const& kept);

/// The row again.
application::Row row_from(application::StreamId const& stream, KeptRow const& kept);
std::vector<application::Row> rows_from(application::StreamId const& stream, std::vector<KeptRow> const& kept);

/// Rows of a kind whose `at` lies from `from` to before `to`, in that order, at most `most`; those of erased scopes are
/// left out.
std::vector<application::Row> rows_between(store::Reader& reader, application::RowKind kind, std::int64_t from,
                                           std::int64_t to, int most);
/// The same, of one owner's: a person, or whoever holds a post (`application::Row::whose`).
std::vector<application::Row> rows_of_owner(store::Reader& reader, application::RowKind kind, std::string const& owner,
                                            std::int64_t from, std::int64_t to, int most);
std::int64_t count_rows(store::Reader& reader, application::RowKind kind);
bool has_open_rows(store::Reader& reader, application::StreamId const& stream);
/// Every row there is, in a fixed order: for the comparison with a rebuild.
void each_row(store::Reader& reader, std::function<void(application::Row const&)> const& take);
/// Takes away everything, to be made anew.
void clear_tables(store::Writer& writer);
/// The streams that have rows sealed under a scope.
std::set<application::StreamId> streams_of_scope(store::Reader& reader, std::string const& key_scope);
/// Takes away the rows of an erased scope.
void purge_scope(store::Writer& writer, std::string const& key_scope);

/// Remembers that a conference is about a child.
void note_child(store::Writer& writer, ChildId const& child, ConferenceId const& conference);
/// The conferences about a child, in the order of their names.
std::vector<ConferenceId> conferences_of(store::Reader& reader, ChildId const& child);
/// The same of disputes in which a child's conference is to be reconvened.
void note_dispute(store::Writer& writer, ChildId const& child, DisputeId const& dispute);
std::vector<DisputeId> disputes_of(store::Reader& reader, ChildId const& child);

}
