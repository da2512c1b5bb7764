#include "application/stream_cache.h"

namespace noddfa::application {

StreamCache::Entry* StreamCache::found(StreamId const& stream, int version)
{
    auto const entry = entries_.find(stream);
    if (entry == entries_.end() || entry->second.version != version)
        return nullptr;
    order_.splice(order_.begin(), order_, entry->second.place);
    return &entry->second;
}

StreamCache::Entry* StreamCache::made(StreamId const& stream, int version, std::uint64_t since)
{
    if (since != generation_ || most_ == 0)
        return nullptr;
    if (auto* const known = found(stream, version))
        return known;
    if (auto const other = entries_.find(stream); other != entries_.end()) {
        // A reader of an older snapshot does not push out what is newer.
        if (other->second.version > version)
            return nullptr;
        order_.erase(other->second.place);
        entries_.erase(other);
    }
    if (entries_.size() >= most_) {
        entries_.erase(order_.back());
        order_.pop_back();
    }
    order_.push_front(stream);
    return &entries_.emplace(stream, Entry{version, nullptr, nullptr, order_.begin()}).first->second;
}

std::shared_ptr<AnyState const> StreamCache::state(StreamId const& stream, int version)
{
    std::lock_guard const lock{mutex_};
    auto const* entry = found(stream, version);
    return entry ? entry->state : nullptr;
}

std::shared_ptr<StreamCache::Records const> StreamCache::records(StreamId const& stream, int version)
{
    std::lock_guard const lock{mutex_};
    auto const* entry = found(stream, version);
    return entry ? entry->records : nullptr;
}

void StreamCache::keep(StreamId const& stream, int version, std::shared_ptr<AnyState const> state, std::uint64_t since)
{
    std::lock_guard const lock{mutex_};
    if (auto* const entry = made(stream, version, since))
        entry->state = std::move(state);
}

void StreamCache::keep(StreamId const& stream, int version, std::shared_ptr<Records const> records, std::uint64_t since)
{
    std::lock_guard const lock{mutex_};
    if (auto* const entry = made(stream, version, since))
        entry->records = std::move(records);
}

std::uint64_t StreamCache::generation() const
{
    std::lock_guard const lock{mutex_};
    return generation_;
}

void StreamCache::clear()
{
    std::lock_guard const lock{mutex_};
    ++generation_;
    order_.clear();
    entries_.clear();
}

std::size_t StreamCache::size() const
{
    std::lock_guard const lock{mutex_};
    return entries_.size();
}

}
