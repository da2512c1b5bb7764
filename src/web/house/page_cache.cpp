#include "web/house/page_cache.h"

namespace noddfa::web {

namespace {

/// What a kept page takes beside its body: headers, what it looked at, its places in list and table; about.
constexpr std::size_t overhead = 1024;

}

void PageCache::Made::rest_on(ledger::Parts const& parts)
{
    looked.streams.insert(parts.streams.begin(), parts.streams.end());
    looked.lists.insert(parts.lists.begin(), parts.lists.end());
    looked.children.insert(parts.children.begin(), parts.children.end());
    looked.everything = looked.everything || parts.everything;
}

std::shared_ptr<PageCache::Page const> PageCache::find(std::string const& address)
{
    std::lock_guard const lock{mutex_};
    auto const found = by_address_.find(address);
    if (found == by_address_.end())
        return nullptr;
    if (changes_.since(found->second->made.at, found->second->made.looked)) {
        drop(found->second);
        return nullptr;
    }
    kept_.splice(kept_.begin(), kept_, found->second);
    return found->second->page;
}

void PageCache::keep(std::string const& address, Made made, std::shared_ptr<Page const> page)
{
    auto const bytes = overhead + address.size() + page->page.body.size();
    if (bytes > most_bytes_)
        return;
    std::lock_guard const lock{mutex_};
    if (auto const found = by_address_.find(address); found != by_address_.end())
        drop(found->second);
    while (bytes_ + bytes > most_bytes_)
        drop(std::prev(kept_.end()));
    kept_.push_front({address, std::move(made), std::move(page), bytes});
    by_address_.emplace(address, kept_.begin());
    bytes_ += bytes;
}

std::size_t PageCache::bytes() const
{
    std::lock_guard const lock{mutex_};
    return bytes_;
}

void PageCache::drop(Place place)
{
    bytes_ -= place->bytes;
    by_address_.erase(place->address);
    kept_.erase(place);
}

}
