#include "application/event_log.h"

namespace noddfa::application {

bool MemoryLog::append(std::vector<EventRecord> const& records)
{
    std::map<StreamId, int> next;
    for (auto const& record : records) {
        auto const found = by_stream_.find(record.stream);
        auto const stored = found == by_stream_.end() ? 0 : static_cast<int>(found->second.size());
        auto const expected = ++next.try_emplace(record.stream, stored).first->second;
        if (record.version != expected)
            return false;
    }
    for (auto const& record : records) {
        by_stream_[record.stream].push_back(all_.size());
        all_.push_back(record);
        for (auto const& child : record.children)
            about_[child].insert(record.stream);
    }
    return true;
}

std::vector<EventRecord> MemoryLog::read(StreamId const& stream) const
{
    std::vector<EventRecord> records;
    if (auto const found = by_stream_.find(stream); found != by_stream_.end())
        for (auto const index : found->second)
            records.push_back(all_[index]);
    return records;
}

std::vector<StreamId> MemoryLog::conferences_about(ChildId const& child) const
{
    auto const found = about_.find(child);
    return found == about_.end() ? std::vector<StreamId>{}
                                 : std::vector<StreamId>(found->second.begin(), found->second.end());
}

int MemoryLog::version(StreamId const& stream) const
{
    auto const found = by_stream_.find(stream);
    return found == by_stream_.end() ? 0 : static_cast<int>(found->second.size());
}

std::vector<StreamId> MemoryLog::streams(Room room) const
{
    std::vector<StreamId> found;
    for (auto const& [stream, records] : by_stream_)
        if (stream.room == room)
            found.push_back(stream);
    return found;
}

}
