#include "accounts/deeds.h"

#include "accounts/tables.h"
#include "base/bug.h"
#include "codec/write.h"

#include <boost/json/serialize.hpp>

namespace noddfa::accounts {

void leave(store::Writer& writer, DeedDone const& done)
{
    store::NewRecord record;
    record.kind = audit::LeafClass::security;
    record.key_scope = scope_of(done.whose);
    record.actor = done.by.empty() ? done.whose.value : done.by.value;
    record.object = done.whose.value;
    record.session = done.session;
    record.action = static_cast<std::uint16_t>(done.deed);
    record.schema = 1;
    auto const text = boost::json::serialize(boost::json::object{{"means", codec::write(done.means)}});
    record.payload = store::copy_of(store::view_of(text));
    store::StreamName const stream{"security", done.whose.value};
    if (!writer.append(stream, writer.version(stream), std::span{&record, 1}))
        throw Bug{"the only writer was overtaken"};
}

}
