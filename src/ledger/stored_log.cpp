#include "ledger/stored_log.h"

#include "application/stored_form.h"
#include "base/bug.h"
#include "ledger/tables.h"

namespace noddfa::ledger {

using application::EventRecord;
using application::Room;
using application::StreamId;

namespace {

constexpr std::uint32_t stored_schema = 1; ///< of `stored_form`

store::NewRecord new_record(EventRecord const& record)
{
    store::NewRecord made;
    made.key_scope = record.key_scope;
    made.command = record.act.id.value;
    made.actor = record.act.by.value;
    if (record.act.on_behalf_of)
        made.on_behalf_of = record.act.on_behalf_of->value;
    made.object = record.stream.key;
    made.object_type = static_cast<std::uint16_t>(record.stream.room);
    made.schema = stored_schema;
    auto const text = application::stored_form(record);
    made.payload = store::copy_of(store::view_of(text));
    return made;
}

}

store::StreamName stored_name(StreamId const& stream) { return {std::string{name_of(stream.room)}, stream.key}; }

std::optional<StreamId> stream_named(store::StreamName const& name)
{
    for (auto const room : application::all_rooms)
        if (name_of(room) == name.kind)
            return StreamId{room, name.key};
    return std::nullopt;
}

std::vector<StreamId> every_stream(application::EventLog const& log)
{
    std::vector<StreamId> streams;
    for (auto const room : application::all_rooms)
        for (auto const& stream : log.streams(room))
            streams.push_back(stream);
    return streams;
}

bool StoredLog::append(std::vector<EventRecord> const& records)
{
    if (!writer_)
        throw Bug{"nothing is appended to a snapshot"};
    // Records of one command go in their own order; neighbours of one stream together.
    for (auto first = records.begin(); first != records.end();) {
        auto const last =
            std::find_if(first, records.end(), [&](EventRecord const& one) { return one.stream != first->stream; });
        std::vector<store::NewRecord> made;
        for (auto each = first; each != last; ++each)
            made.push_back(new_record(*each));
        if (!writer_->append(stored_name(first->stream), static_cast<std::uint64_t>(first->version - 1), made))
            return false;
        for (auto each = first; each != last; ++each)
            for (auto const& child : each->children) {
                note_child(*writer_, child, ConferenceId{each->stream.key});
                about_.erase(child);
            }
        first = last;
    }
    return true;
}

std::vector<EventRecord> StoredLog::read(StreamId const& stream) const
{
    return kept_ ? *shared(stream) : decoded(stream);
}

std::shared_ptr<std::vector<EventRecord> const> StoredLog::shared(StreamId const& stream) const
{
    if (!kept_)
        return std::make_shared<std::vector<EventRecord> const>(decoded(stream));
    auto const current = version(stream);
    if (auto known = kept_->records(stream, current))
        return known;
    auto const since = kept_->generation();
    auto fresh = std::make_shared<std::vector<EventRecord> const>(decoded(stream));
    kept_->keep(stream, current, fresh, since);
    return fresh;
}

std::vector<EventRecord> StoredLog::decoded(StreamId const& stream) const
{
    std::vector<EventRecord> records;
    for (auto const& stored : reader_->stream(stored_name(stream))) {
        if (stored.erased)
            continue;
        std::string_view const text{reinterpret_cast<char const*>(stored.payload.data()), stored.payload.size()};
        auto record = application::read_record(stream.room, text);
        if (!record)
            throw store::Fault{store::FaultCode::damaged_record, stored.leaf.sequence};
        record->sequence = static_cast<std::int64_t>(stored.leaf.sequence) + 1;
        record->stream = stream;
        record->version = static_cast<int>(stored.leaf.stream_version);
        records.push_back(std::move(*record));
    }
    return records;
}

std::vector<StreamId> StoredLog::streams(Room room) const
{
    looked_.everything = true;
    std::vector<StreamId> found;
    for (auto const& name : reader_->streams(name_of(room)))
        found.push_back({room, name.key});
    return found;
}

std::vector<StreamId> StoredLog::conferences_about(ChildId const& child) const
{
    auto const found = [&] {
        std::vector<StreamId> streams;
        for (auto const& conference : conferences_of(*reader_, child))
            streams.push_back({Room::conference, conference.value});
        return streams;
    };
    if (writer_) {
        auto const known = about_.find(child);
        return known == about_.end() ? about_.emplace(child, found()).first->second : known->second;
    }
    looked_.children.insert(child);
    return found();
}

std::int64_t StoredLog::last() const
{
    if (writer_)
        return static_cast<std::int64_t>(writer_->next_sequence());
    looked_.everything = true;
    return static_cast<std::int64_t>(reader_->head().size);
}

std::int64_t StoredLog::moment() const
{
    if (writer_)
        return last();
    if (!moment_)
        moment_ = static_cast<std::int64_t>(reader_->head().size);
    return *moment_;
}

int StoredLog::version(StreamId const& stream) const
{
    auto const now = [&] { return static_cast<int>(reader_->version(stored_name(stream))); };
    // The store's writer remembers its own.
    if (writer_)
        return now();
    looked_.streams.insert(stream);
    auto const found = versions_.find(stream);
    return found == versions_.end() ? versions_.emplace(stream, now()).first->second : found->second;
}

}
