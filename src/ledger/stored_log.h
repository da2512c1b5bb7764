#pragma once

#include "application/event_log.h"
#include "application/stream_cache.h"
#include "ledger/changes.h"
#include "store/writer.h"

namespace noddfa::ledger {

/// The store as the application's log, for as long as one snapshot or one of the writer's jobs lasts. Numbers of
/// records count from 1 here and from 0 there.
class StoredLog final : public application::EventLog {
public:
    /// Over a snapshot: nothing can be appended. Decoded records are shared through `kept`, where there is one.
    explicit StoredLog(store::Reader& reader, application::StreamCache* kept = nullptr) : reader_(&reader), kept_(kept)
    {
    }
    explicit StoredLog(store::Writer& writer) : reader_(&writer), writer_(&writer) {}
    /// For the writer's thread, which binds it to each job in turn and lets it remember, between jobs, what nobody but
    /// the writer changes.
    StoredLog() = default;
    void bind(store::Writer& writer)
    {
        if (writer.gone_back() != gone_back_)
            forget();
        reader_ = &writer;
        writer_ = &writer;
        gone_back_ = writer.gone_back();
    }
    void forget() { about_.clear(); }

    bool append(std::vector<application::EventRecord> const& records) override;
    std::vector<application::EventRecord> read(application::StreamId const& stream) const override;
    int version(application::StreamId const& stream) const override;
    std::vector<application::StreamId> streams(application::Room room) const override;
    std::vector<application::StreamId> conferences_about(ChildId const& child) const override;
    std::int64_t last() const override;
    std::int64_t moment() const override;
    /// The same as `read`, without a copy.
    std::shared_ptr<std::vector<application::EventRecord> const> shared(application::StreamId const& stream) const;
    /// What of the site was looked at through it.
    Parts const& looked() const { return looked_; }

private:
    std::vector<application::EventRecord> decoded(application::StreamId const& stream) const;

    store::Reader* reader_ = nullptr;
    application::StreamCache* kept_ = nullptr;
    mutable std::map<application::StreamId, int> versions_; ///< of a snapshot, where nothing changes
    mutable std::map<ChildId, std::vector<application::StreamId>> about_; ///< the writer's
    std::uint64_t gone_back_ = 0;
    mutable Parts looked_; ///< of a snapshot
    mutable std::optional<std::int64_t> moment_; ///< of a snapshot, where it was asked for
    store::Writer* writer_ = nullptr;
};

store::StreamName stored_name(application::StreamId const& stream);
/// Nothing for a kind of stream that is none of the application's.
std::optional<application::StreamId> stream_named(store::StreamName const& name);
/// Of every room.
std::vector<application::StreamId> every_stream(application::EventLog const& log);

}
