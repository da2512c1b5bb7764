#pragma once

#include "application/rows.h"
#include "store/writer.h"

#include <functional>

/// The tables that pages read, in the store's database. Everything personal in them is sealed under the key scope of
/// its stream; what stands in the clear is pseudonyms, kinds, numbers and days.
namespace noddfa::ledger {

/// Makes the tables where there are none.
void make_tables(store::Writer& writer);

/// Replaces every row of a stream.
void replace_rows(store::Writer& writer, application::StreamId const& stream,
                  std::vector<application::Row> const& rows);
/// Rows of a kind whose `at` lies from `from` to before `to`, in that order, at most `most`; those of erased scopes are
/// left out.
std::vector<application::Row> rows_between(store::Reader& reader, application::RowKind kind, std::int64_t from,
                                           std::int64_t to, int most);
/// Every row there is, in a fixed order: for the comparison with a rebuild.
void each_row(store::Reader& reader, std::function<void(application::Row const&)> const& take);
/// Takes away everything, to be made anew.
void clear_tables(store::Writer& writer);
/// Takes away the rows of an erased scope.
void purge_scope(store::Writer& writer, std::string const& key_scope);

/// Remembers that a conference is about a child.
void note_child(store::Writer& writer, ChildId const& child, ConferenceId const& conference);
/// The conferences about a child, in the order of their names.
std::vector<ConferenceId> conferences_of(store::Reader& reader, ChildId const& child);

}
