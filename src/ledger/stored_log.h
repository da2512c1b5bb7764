#pragma once

#include "application/event_log.h"
#include "store/writer.h"

namespace noddfa::ledger {

/// The store as the application's log, for as long as one snapshot or one of the writer's jobs lasts. Numbers of
/// records count from 1 here and from 0 there.
class StoredLog final : public application::EventLog {
public:
    /// Over a snapshot: nothing can be appended.
    explicit StoredLog(store::Reader& reader) : reader_(&reader) {}
    explicit StoredLog(store::Writer& writer) : reader_(&writer), writer_(&writer) {}
    /// For the writer's thread, which binds it to each job in turn.
    StoredLog() = default;
    void bind(store::Writer& writer)
    {
        reader_ = &writer;
        writer_ = &writer;
    }

    bool append(std::vector<application::EventRecord> const& records) override;
    std::vector<application::EventRecord> read(application::StreamId const& stream) const override;
    int version(application::StreamId const& stream) const override;
    std::vector<application::StreamId> streams(application::Room room) const override;
    std::vector<application::StreamId> conferences_about(ChildId const& child) const override;
    std::int64_t last() const override;

private:
    store::Reader* reader_ = nullptr;
    store::Writer* writer_ = nullptr;
};

store::StreamName stored_name(application::StreamId const& stream);
/// Nothing for a kind of stream that is none of the application's.
std::optional<application::StreamId> stream_named(store::StreamName const& name);

}
