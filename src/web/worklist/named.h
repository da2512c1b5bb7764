#pragma once

#include "web/house/reader.h"

/// What something that is due or told is about, as far as the reader may know it.
namespace noddfa::web {

/// A matter as a link where the reader may see it, else as what leaves the house calls it.
Html matter_of(Reader const& reader, ledger::Snapshot const& at, application::StreamId const& stream, bool shown);
/// A child of a matter that the reader may see, as it is known there; else nobody has a name (3.4).
std::string child_called(Reader const& reader, ledger::Snapshot const& at, application::StreamId const& stream,
                         ChildId const& child);

}
