#pragma once

#include "application/record.h"

#include <map>
#include <set>
#include <vector>

namespace noddfa::application {

/// The port to the log. Implementations keep what was appended; nothing is ever changed or removed.
class EventLog {
public:
    virtual ~EventLog() = default;

    /// Appends all or nothing. False when a stream has moved on: some record's version is not the next one.
    virtual bool append(std::vector<EventRecord> const& records) = 0;
    virtual std::vector<EventRecord> read(StreamId const& stream) const = 0;
    /// The version of a stream's last record; 0 for one without records.
    virtual int version(StreamId const& stream) const = 0;
    /// Streams of a kind, in the order of their keys.
    virtual std::vector<StreamId> streams(Room room) const = 0;
    /// The conferences about a child, in the order of their keys.
    virtual std::vector<StreamId> conferences_about(ChildId const& child) const = 0;
    /// Number of the last record; 0 when empty.
    virtual std::int64_t last() const = 0;
    /// The same as a name of the moment: what is made at it does not rest on what other streams say.
    virtual std::int64_t moment() const { return last(); }
};

/// A log in memory.
class MemoryLog final : public EventLog {
public:
    bool append(std::vector<EventRecord> const& records) override;
    std::vector<EventRecord> read(StreamId const& stream) const override;
    int version(StreamId const& stream) const override;
    std::vector<StreamId> streams(Room room) const override;
    std::vector<StreamId> conferences_about(ChildId const& child) const override;
    std::int64_t last() const override { return static_cast<std::int64_t>(all_.size()); }

private:
    std::vector<EventRecord> all_;
    std::map<StreamId, std::vector<std::size_t>> by_stream_;
    std::map<ChildId, std::set<StreamId>> about_;
};

}
