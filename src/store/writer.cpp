#include "store/writer.h"

#include "base/bug.h"

#include <algorithm>

namespace noddfa::store {

namespace {

// Salt and payload, as they are sealed together.
Bytes salted(ByteView salt, ByteView payload)
{
    Bytes both{salt.begin(), salt.end()};
    both.insert(both.end(), payload.begin(), payload.end());
    return both;
}

}

Head Writer::head() { return {site_.epoch, tail_.tree.size(), tail_.streams, tail_.committed_at, tail_.tree.root()}; }

std::uint64_t Writer::version(StreamName const& name)
{
    auto const id = stream_id(name);
    auto const known = heads_.find(id);
    return known == heads_.end() ? stream_head(id).version : known->second.version;
}

std::optional<std::uint64_t> Writer::append(StreamName const& stream, std::uint64_t expected,
                                            std::span<NewRecord const> records)
{
    if (records.empty() || stream.key.empty() || stream.kind.empty())
        throw Bug{"store: nothing to append, or nowhere"};
    auto const id = stream_id(stream);
    auto& head = head_of(id);
    if (head.version != expected)
        return std::nullopt;
    auto const first = next_sequence();
    for (auto const& record : records)
        append_one(stream, id, head, record, vault_.pseudonym("object", record.object));
    return first;
}

Reader::StreamHead& Writer::head_of(Id const& stream)
{
    constexpr std::size_t most_heads = 10'000;
    if (auto const known = heads_.find(stream); known != heads_.end())
        return known->second;
    if (heads_.size() >= most_heads)
        heads_.clear();
    auto const head = stream_head(stream);
    must_end_so(stream, head);
    return heads_.emplace(stream, head).first->second;
}

// A damaged head must not become the link that every later record rests on.
void Writer::must_end_so(Id const& stream, StreamHead const& head)
{
    if (head.version == 0)
        return;
    auto statement = connection_.prepare("SELECT leaf_hash, leaf FROM records WHERE stream = $1 AND version = $2");
    if (!statement.bind(ByteView{stream}, as_column(head.version)).next()
        || !std::ranges::equal(statement.row().bytes(0), head.hash)
        || audit::leaf_hash(statement.row().bytes(1)) != head.hash)
        throw Fault{FaultCode::damaged_stream};
}

std::uint64_t Writer::append_disposal(StreamName const& stream, NewRecord const& about, Id const& scope)
{
    auto const id = stream_id(stream);
    auto& head = head_of(id);
    auto record = about;
    record.kind = audit::LeafClass::disposal;
    auto const sequence = next_sequence();
    append_one(stream, id, head, record, scope);
    return sequence;
}

void Writer::append_one(StreamName const& name, Id const& stream, StreamHead& head, NewRecord const& record,
                        Id const& object)
{
    if (record.key_scope.empty())
        throw Bug{"store: a record without a key scope"};
    if (record.payload.size() > largest_payload)
        throw Fault{FaultCode::too_large};
    Hash salt{};
    site_.random->fill(salt);
    audit::Leaf leaf;
    leaf.kind = record.kind;
    leaf.sequence = next_sequence();
    // The clock may step back; the log's time does not.
    leaf.committed_at = std::max(site_.clock->now(), tail_.committed_at);
    leaf.epoch = site_.epoch;
    leaf.tenant = site_.tenant;
    leaf.stream = stream;
    leaf.stream_version = head.version + 1;
    leaf.previous = head.hash;
    leaf.command = vault_.pseudonym("command", record.command);
    leaf.actor = vault_.pseudonym("person", record.actor);
    leaf.on_behalf_of = vault_.pseudonym("person", record.on_behalf_of);
    leaf.role = record.role;
    leaf.action = record.action;
    leaf.object_type = record.object_type;
    leaf.object = object;
    leaf.permit = record.permit;
    leaf.session = vault_.pseudonym("session", record.session);
    leaf.schema = record.schema;
    leaf.payload_commitment = audit::commitment(salt, record.payload);
    leaf.second_person = vault_.pseudonym("person", record.second_person);
    leaf.second_person_saw = record.second_person_saw;
    leaf.build = site_.build;
    auto const bytes = audit::encode(leaf);
    auto const hash = audit::leaf_hash(bytes);
    auto const scope = vault_.scope_id(record.key_scope);
    if (versions_)
        versions_->appended(stream, leaf.sequence);
    insert(leaf, bytes, hash, scope, record.payload, salt);
    head = {leaf.stream_version, hash};
    keep_head(name, stream, head, scope);
    tail_.committed_at = leaf.committed_at;
    tail_.tree.append(hash, [this](unsigned level, std::uint64_t position, Hash const& tile) {
        connection_.execute("INSERT INTO tiles (level, position, hash) VALUES ($1, $2, $3)", std::int64_t{level},
                            as_column(position), ByteView{tile});
    });
}

void Writer::insert(audit::Leaf const& leaf, audit::LeafBytes const& bytes, Hash const& hash, Id const& scope,
                    ByteView payload, ByteView salt)
{
    auto const sealed = vault_.seal(scope, bytes, salted(salt, payload));
    connection_.execute("INSERT INTO records (sequence, stream, version, class, scope, leaf, leaf_hash, sealed) "
                        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                        as_column(leaf.sequence), ByteView{leaf.stream}, as_column(leaf.stream_version),
                        static_cast<std::int64_t>(leaf.kind), ByteView{scope}, ByteView{bytes}, ByteView{hash},
                        ByteView{sealed});
    bytes_ += sealed.size() + bytes.size();
}

void Writer::keep_head(StreamName const& name, Id const& stream, StreamHead const& head, Id const& scope)
{
    if (head.version > 1) {
        connection_.execute("UPDATE streams SET version = $2, leaf_hash = $3 WHERE stream = $1", ByteView{stream},
                            as_column(head.version), ByteView{head.hash});
        return;
    }
    auto const sealed = vault_.seal(scope, bound_to_stream(stream, name.kind), view_of(name.key));
    connection_.execute("INSERT INTO streams (stream, kind, version, leaf_hash, scope, sealed_key) "
                        "VALUES ($1, $2, $3, $4, $5, $6)",
                        ByteView{stream}, std::string_view{name.kind}, as_column(head.version), ByteView{head.hash},
                        ByteView{scope}, ByteView{sealed});
    ++tail_.streams;
}

void Writer::remember(std::string_view command, std::string_view key_scope, ByteView outcome)
{
    if (command.empty() || key_scope.empty())
        throw Bug{"store: an outcome without a command or a key scope"};
    auto const id = vault_.pseudonym("command", command);
    auto const scope = vault_.scope_id(key_scope);
    auto const sealed = vault_.seal(scope, bound_to_command(id), outcome);
    try {
        connection_.execute("INSERT INTO commands (command, scope, sealed) VALUES ($1, $2, $3)", ByteView{id},
                            ByteView{scope}, ByteView{sealed});
    } catch (db::Failure const& failure) {
        if (failure.code() == db::Code::constraint)
            throw Bug{"store: a command has one outcome"};
        throw;
    }
    bytes_ += sealed.size();
}

void Writer::set_projection(std::string_view name, std::int64_t version, std::uint64_t position)
{
    connection_.execute("INSERT INTO projections (name, version, position) VALUES ($1, $2, $3) "
                        "ON CONFLICT (name) DO UPDATE SET version = $2, position = $3",
                        name, version, as_column(position));
}

Bytes Writer::seal(std::string_view key_scope, std::string_view purpose, ByteView plain)
{
    return vault_.seal(vault_.scope_id(key_scope), bound_to_purpose(purpose), plain);
}

}
