#pragma once

#include "web/house/reader.h"

#include <map>

namespace noddfa::web {

/// What a child's entry and plan are to access.
application::Thing entry_of(ChildId const& child);
application::Thing plan_of(ChildId const& child);

/// What the reader may be told is due; asked once for each stream, and whom they saw by it.
class Dues {
public:
    Dues(Reader const& reader, ledger::Snapshot const& snapshot) : reader_(reader), snapshot_(snapshot) {}

    bool shows(application::StreamId const& stream);
    /// Notes the look at those whose streams were shown.
    void record() const { reader_.saw_list(access::Action::read_header, last_, children_); }

private:
    std::optional<access::Permit> permit_of(application::StreamId const& stream) const;

    Reader const& reader_;
    ledger::Snapshot const& snapshot_;
    std::map<application::StreamId, bool> shown_;
    std::vector<ChildId> children_;
    std::optional<access::Permit> last_;
};

}
