#include "ledger/refused.h"

#include "base/bug.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace noddfa::ledger {

namespace {

constexpr std::int64_t minute = 60'000'000; // microseconds
constexpr std::int64_t hour = 60;           // minutes

}

void record_refusal(store::Writer& writer, application::Asker const& asker, application::StreamId const& stream,
                    std::string_view action, std::string_view why)
{
    store::NewRecord record;
    record.kind = audit::LeafClass::security;
    record.key_scope = "person:" + asker.who.value;
    record.actor = asker.who.value;
    record.object = stream.key;
    record.object_type = static_cast<std::uint16_t>(stream.room);
    record.session = asker.session;
    record.schema = 1;
    auto const text =
        boost::json::serialize(boost::json::object{{"action", action}, {"why", why}, {"request", asker.request}});
    record.payload = store::copy_of(store::view_of(text));
    store::StreamName const name{"refused", asker.who.value};
    if (!writer.append(name, writer.version(name), std::span{&record, 1}))
        throw Bug{"the only writer was overtaken"};
}

int record_search(store::Writer& writer, application::Asker const& asker, Moment const& now, int most)
{
    store::StreamName const name{"searched", asker.who.value};
    auto const version = writer.version(name);
    if (auto const counted = static_cast<std::uint64_t>(most); version >= counted) {
        auto const latest = writer.stream(name, version - counted);
        auto const passed = latest.empty() ? 0 : now.utc_minutes - latest.front().leaf.committed_at / minute;
        if (passed < hour)
            return static_cast<int>(hour - passed);
    }
    store::NewRecord record;
    record.kind = audit::LeafClass::security;
    record.key_scope = "person:" + asker.who.value;
    record.actor = asker.who.value;
    record.session = asker.session;
    record.schema = 1;
    auto const text =
        boost::json::serialize(boost::json::object{{"action", "search_alike"}, {"request", asker.request}});
    record.payload = store::copy_of(store::view_of(text));
    if (!writer.append(name, version, std::span{&record, 1}))
        throw Bug{"the only writer was overtaken"};
    return 0;
}

void record_agreement(store::Writer& writer, application::Asker const& second, Proposal const& proposal)
{
    store::NewRecord record;
    record.kind = audit::LeafClass::security;
    record.key_scope = "person:" + proposal.act.by.value;
    record.command = proposal.id.value;
    record.actor = proposal.act.by.value;
    record.object = proposal.stream.key;
    record.object_type = static_cast<std::uint16_t>(proposal.stream.room);
    record.session = second.session;
    record.second_person = second.who.value;
    record.second_person_saw = proposal.hash();
    record.schema = 1;
    auto const text = boost::json::serialize(
        boost::json::object{{"action", access::name(proposal.action)}, {"request", second.request}});
    record.payload = store::copy_of(store::view_of(text));
    store::StreamName const name{"agreed", proposal.act.by.value};
    if (!writer.append(name, writer.version(name), std::span{&record, 1}))
        throw Bug{"the only writer was overtaken"};
}

}
