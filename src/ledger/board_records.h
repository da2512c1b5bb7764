#pragma once

#include "application/diary.h"
#include "codec/read.h"
#include "ledger/reference.h"
#include "store/fault.h"

#include <boost/json/parse.hpp>

/// Records that no room decides: settings, holidays in use, dates that moved.
namespace noddfa::ledger {

constexpr char const* settings_scope = "site:settings";

/// What a record's payload describes. `Fault` with `damaged_record` when it does not read.
template<class Described> Described read_payload(store::Record const& record)
{
    Described read;
    boost::json::error_code error;
    auto const json = boost::json::parse(text_of(record.payload), error);
    if (error || codec::read(json, read))
        throw store::Fault{store::FaultCode::damaged_record, record.leaf.sequence};
    return read;
}

/// Appends one as the stream's next.
void append(store::Writer& writer, store::StreamName const& stream, store::NewRecord record,
            boost::json::value const& json);
/// A record still without its payload.
store::NewRecord by_the_board(CommandId const& command, PersonId const& by);

/// Where the dates of a stream that moved are recorded.
store::StreamName moves_stream(application::StreamId const& stream);
/// How they moved; what was erased is left out.
std::vector<application::DatesMoved> moves_of(store::Reader& reader, application::StreamId const& stream);

}
