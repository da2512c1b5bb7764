#include "audit/hash.h"
#include "ledger/board_records.h"
#include "ledger/ledger.h"
#include "store/bytes.h"

#include <set>

namespace noddfa::ledger {

using application::Room;
using application::Row;

namespace {

/// What stands for a row in a comparison: a large site's rows are not held at once.
audit::Hash digest_of(Row const& row)
{
    return audit::sha256(store::view_of(
        std::to_string(static_cast<int>(row.kind)) + " " + std::string{name_of(row.stream.room)} + " " + row.stream.key
        + " " + std::to_string(row.at) + " " + row.key_scope + " " + row.whose() + " " + row.data));
}

}

Comparison Ledger::rebuild(bool write, Progress const& progress)
{
    std::lock_guard const one_at_a_time{rules_};
    pass(clock_day(), progress);
    auto const comparison = log_.submit([&](store::Writer& writer) { return remake(writer, write, progress); }).get();
    changes_.note(everything());
    return comparison;
}

/// In the writer's job: every row made anew, compared, and kept with `write`.
Comparison Ledger::remake(store::Writer& writer, bool write, Progress const& progress)
{
    bind(writer);
    forget();
    auto const& site = site_;
    auto const as_of = ledger::basis(writer).as_of;
    Comparison comparison;
    std::multiset<audit::Hash> live;
    each_row(writer, [&](Row const& row) { live.insert(digest_of(row)); });
    auto const streams = every_stream(writing_);
    comparison.streams = streams.size();
    if (write)
        clear_tables(writer);
    std::size_t done = 0;
    for (auto const& stream : streams) {
        if (stream.room == Room::conference && write)
            for (auto const& record : writing_.read(stream))
                for (auto const& child : record.children)
                    note_child(writer, child, ConferenceId{stream.key});
        if (stream.room == Room::dispute && write)
            for (auto const& child : site.children_of(stream))
                note_dispute(writer, child, DisputeId{stream.key});
        if (progress && ++done % step_of_pass == 0)
            progress(done, streams.size());
    }
    for (auto const& stream : streams) {
        // Lets go of states where there are many.
        bind(writer);
        auto const rows = rows_of(site, stream, as_of, moves_of(writer, stream));
        for (auto const& row : rows) {
            ++comparison.rows;
            if (auto const found = live.find(digest_of(row)); found != live.end())
                live.erase(found);
            else
                ++comparison.missing;
        }
        if (write)
            write_changes(writer, stream, {{}, rows}, {});
    }
    comparison.extra = live.size();
    auto const looks = remake_looks(writer, write);
    comparison.rows += looks.rows;
    comparison.missing += looks.missing;
    comparison.extra += looks.extra;
    return comparison;
}

}
