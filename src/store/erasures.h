#pragma once

#include "store/bytes.h"

#include <filesystem>
#include <set>

namespace noddfa::store {

/// The key scopes that were erased, as a file beside the site key: one line of 32 hex digits each, only ever added to.
/// It is in no backup of the data folder, so that a backup older than an erasure cannot bring anything back.
class Erasures {
public:
    /// `Fault` with `damaged_erasures` when a finished line is none. A missing file is an empty list.
    explicit Erasures(std::filesystem::path file);

    std::set<Id> const& scopes() const { return scopes_; }
    /// Adds a scope and syncs; nothing when it stands there.
    void add(Id const& scope);

private:
    std::filesystem::path file_;
    std::set<Id> scopes_;
};

/// Where the list of a site key lies.
std::filesystem::path erasures_beside(std::filesystem::path const& site_key);

}
