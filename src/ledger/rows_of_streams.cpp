#include "application/reach.h"
#include "codec/write.h"
#include "ledger/board_records.h"
#include "ledger/ledger.h"

#include <algorithm>
#include <set>

namespace noddfa::ledger {

using application::DatesMoved;
using application::MoveCause;
using application::Outcome;
using application::Reach;
using application::Room;
using application::Row;
using application::RowKind;
using application::StreamId;

namespace {

/// Those of a day among rows.
std::vector<Row> reminders_on(Date day, std::vector<Row> rows)
{
    std::erase_if(
        rows, [&](Row const& row) { return row.kind != RowKind::reminder || row.at != application::day_number(day); });
    return rows;
}

/// How due dates moved between rows that go and rows that come.
std::vector<application::MovedDate> moved(StreamId const& stream, RowChanges const& made)
{
    auto const is_diary = [](auto const& row) { return row.kind == RowKind::diary; };
    // Nothing is read again where none of a pair can be there.
    if (std::ranges::none_of(made.gone, is_diary) || std::ranges::none_of(made.come, is_diary))
        return {};
    return application::moved(application::diary_of(rows_from(stream, made.gone)), application::diary_of(made.come));
}

}

void Ledger::bring_rows_up_to_date(store::Writer& writer, Outcome const& outcome, Moment now)
{
    std::set<StreamId> changed;
    for (auto const& record : outcome.records) {
        touched_.streams.insert(record.stream);
        touched_.children.insert(record.children.begin(), record.children.end());
        auto const reach = application::reach_of(record.event);
        if (reach != Reach::no_row)
            changed.insert(record.stream);
        if (reach != Reach::related)
            continue;
        // What is due in a conference may hang on a later one about the same child, and on the register.
        for (auto const& child : site_.children_of(record.stream)) {
            for (auto const& conference : writing_.conferences_about(child))
                changed.insert(conference);
            // SET-04: what was set aside waits for a conference to decide again.
            for (auto const& dispute : rows_.disputes(child))
                changed.insert({Room::dispute, dispute.value});
            // Whose register a child is on sees to what plan and access name nobody for (`application/owners`).
            if (record.stream.room == Room::register_)
                for (auto const& other :
                     {StreamId{Room::plan, child.value}, StreamId{Room::access, grants::key_of(child)}})
                    if (writing_.version(other) > 0)
                        changed.insert(other);
        }
    }
    Outbox outbox{writer, seconds_of(clock_)};
    application::tell(outcome.records, outbox);
    if (changed.empty())
        return;
    auto const as_of = ledger::basis(writer).as_of;
    for (auto const& stream : changed) {
        auto const made = make_rows(writer, stream, as_of, now.day, MoveCause::act);
        application::tell_of_meetings(rows_from(stream, made.gone), made.come, writing_.version(stream), now, outbox);
        application::remind(reminders_on(now.day, made.come), outbox);
    }
}

RowChanges Ledger::make_rows(store::Writer& writer, StreamId const& stream, Date as_of, Date today, MoveCause because)
{
    auto const make = [&] { return changes(rows_.rows(stream), rows_of(site_, stream, as_of, rows_.moves(stream))); };
    auto made = make();
    DatesMoved together{today, because, moved(stream, made)};
    if (!together.dates.empty()) {
        store::NewRecord record;
        record.key_scope = made.come.front().key_scope;
        record.object = stream.key;
        record.object_type = static_cast<std::uint16_t>(stream.room);
        append(writer, moves_stream(stream), std::move(record), codec::write(together));
        rows_.moved(stream, together);
        made = make();
    }
    rows_.change(stream, made);
    if (!made.none())
        touched_.streams.insert(stream);
    for (auto const& row : made.gone)
        touched_.lists.insert(row.kind);
    for (auto const& row : made.come)
        touched_.lists.insert(row.kind);
    if (stream.room == Room::dispute)
        for (auto const& child : site_.children_of(stream))
            rows_.note(child, DisputeId{stream.key});
    return made;
}

void Ledger::pass(Date today, Progress const& progress)
{
    auto const wanted = log_.read([](store::Reader& reader) { return ledger::basis(reader); });
    if (wanted.pass == Pass::none)
        return;
    auto const streams = log_.read([](store::Reader& reader) { return every_stream(StoredLog{reader}); });
    auto const on = std::max(today, wanted.turned);
    for (std::size_t done = 0; done < streams.size(); done += step_of_pass) {
        auto const end = std::min(done + step_of_pass, streams.size());
        log_.submit([&](store::Writer& writer) {
                bind(writer);
                auto const as_of = ledger::basis(writer).as_of;
                for (auto at = done; at < end; ++at)
                    if (wanted.pass == Pass::all || has_open_rows(writer, streams[at]))
                        (void)make_rows(writer, streams[at], as_of, on, wanted.because);
            })
            .get();
        if (progress)
            progress(end, streams.size());
    }
    log_.submit([&](store::Writer& writer) {
            auto basis = ledger::basis(writer);
            basis.pass = Pass::none;
            set_basis(writer, basis);
        })
        .get();
    changes_.note(everything());
}

}
