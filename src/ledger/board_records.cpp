#include "ledger/board_records.h"

#include "base/bug.h"

#include <boost/json/serialize.hpp>

namespace noddfa::ledger {

using application::DatesMoved;
using application::StreamId;

void append(store::Writer& writer, store::StreamName const& stream, store::NewRecord record,
            boost::json::value const& json)
{
    record.kind = audit::LeafClass::administration;
    auto const text = boost::json::serialize(json);
    record.payload = store::copy_of(store::view_of(text));
    if (!writer.append(stream, writer.version(stream), std::span{&record, 1}))
        throw Bug{"the only writer was overtaken"};
}

store::NewRecord by_the_board(CommandId const& command, PersonId const& by)
{
    store::NewRecord record;
    record.key_scope = settings_scope;
    record.command = command.value;
    record.actor = by.value;
    return record;
}

store::StreamName moves_stream(StreamId const& stream)
{
    return {"diary", std::string{name_of(stream.room)} + " " + stream.key};
}

std::vector<DatesMoved> moves_of(store::Reader& reader, StreamId const& stream)
{
    std::vector<DatesMoved> history;
    auto const name = moves_stream(stream);
    if (reader.version(name) == 0)
        return history;
    for (auto const& record : reader.stream(name))
        if (!record.erased)
            history.push_back(read_payload<DatesMoved>(record));
    return history;
}

}
