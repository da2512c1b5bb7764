#include "store/versions.h"

#include <algorithm>

namespace noddfa::store {

void Versions::appended(Id const& stream, std::uint64_t sequence)
{
    auto& last = last_of(stream);
    // What was taken back stays noted: numbers are given again.
    last.store(std::max(last.load(), sequence + 1));
}

std::optional<std::uint64_t> Versions::find(Id const& stream, std::uint64_t size) const
{
    std::lock_guard const lock{mutex_};
    auto const known = known_.find(stream);
    if (known == known_.end() || last_of(stream).load() > std::min(known->second.size, size))
        return std::nullopt;
    return known->second.version;
}

void Versions::keep(Id const& stream, std::uint64_t size, std::uint64_t version)
{
    std::lock_guard const lock{mutex_};
    if (known_.size() >= most_known)
        known_.clear();
    auto& known = known_[stream];
    // A reader of an older snapshot does not push out what is newer.
    if (size >= known.size)
        known = {size, version};
}

}
