#include "web/house/page_cache.h"

namespace noddfa::web {

namespace {

/// What a kept page takes beside its body: headers, what it looked at, its places in list and table; about.
constexpr std::size_t overhead = 1024;
constexpr std::size_t of_a_child = 64; ///< in a look

/// Of the looks that whoever is given the page has; about.
std::size_t bytes_of(std::vector<ledger::Look> const& looks)
{
    std::size_t bytes = 0;
    for (auto const& look : looks)
        bytes += sizeof(ledger::Look) + look.children.size() * of_a_child;
    return bytes;
}

}

void PageCache::Made::rest_on(ledger::Parts const& parts)
{
    looked.streams.insert(parts.streams.begin(), parts.streams.end());
    looked.lists.insert(parts.lists.begin(), parts.lists.end());
    looked.children.insert(parts.children.begin(), parts.children.end());
    looked.looks = looked.looks || parts.looks;
    looked.everything = looked.everything || parts.everything;
}

std::shared_ptr<PageCache::Page const> PageCache::find(std::string const& address)
{
    std::lock_guard const lock{mutex_};
    auto const found = by_address_.find(address);
    if (found == by_address_.end())
        return nullptr;
    if (changes_.since(found->second->made_at, found->second->rests_on)) {
        drop(found->second);
        return nullptr;
    }
    kept_.splice(kept_.begin(), kept_, found->second);
    return found->second->page;
}

void PageCache::keep(std::string const& address, Made const& made, std::shared_ptr<Page const> page)
{
    auto rests_on = ledger::Changes::places_of(made.looked);
    auto const bytes = overhead + address.size() + rests_on.size() * sizeof(std::uint16_t) + bytes_of(page->looks)
                       + page->page.body.size();
    if (bytes > most_bytes_)
        return;
    std::lock_guard const lock{mutex_};
    if (auto const found = by_address_.find(address); found != by_address_.end())
        drop(found->second);
    while (bytes_ + bytes > most_bytes_)
        drop(std::prev(kept_.end()));
    kept_.push_front({address, made.at, std::move(rests_on), std::move(page), bytes});
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
