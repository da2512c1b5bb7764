#pragma once

#include "audit/hash.h"

#include <optional>

namespace noddfa::audit {

/// What a leaf records (`reliability.md` 6.2).
enum class LeafClass : std::uint8_t {
    domain_event = 1,
    access = 2,         ///< a look at a child's data
    security = 3,       ///< sign-in, denial, step-up
    administration = 4, ///< role, policy, key, schema
    dispatch = 5,       ///< a rendition sent or recalled
    anchor = 6,         ///< clock, restart, restore
    disposal = 7,       ///< a key destroyed: tombstone; `object` is the key's scope
    correction = 8,
};

/// `domain_event`, `access`, …
char const* name(LeafClass kind);

/// One record of the log as it is hashed, version 1: every field always there, zeros where there is nothing. It holds
/// no text and no name: identifiers are pseudonyms, the rest stands sealed beside it.
struct Leaf {
    LeafClass kind = LeafClass::domain_event;
    std::uint64_t sequence = 0;          ///< dense from 0 over the whole log; the leaf's index in the tree
    std::int64_t committed_at = 0;       ///< UTC microseconds since 1970, never decreasing
    std::uint64_t epoch = 0;             ///< of the writer; one more at each opening, never decreasing
    Id tenant{};                         ///< the authority
    Id stream{};
    std::uint64_t stream_version = 0;    ///< dense from 1 within the stream
    Hash previous{};                     ///< leaf hash of the stream's record before this; zeros for the first
    Id command{};                        ///< idempotency identifier
    Id actor{};
    Id on_behalf_of{};
    std::uint16_t role = 0;
    std::uint16_t action = 0;
    std::uint16_t object_type = 0;
    Id object{};                         ///< what was read, changed or sent
    Hash permit{};                       ///< of the access decision
    Id session{};
    std::uint32_t schema = 0;            ///< payload type and version
    Hash payload_commitment{};           ///< `commitment(salt, payload)`
    Id second_person{};                  ///< who approved …
    Hash second_person_saw{};            ///< … and the hash they saw
    Hash build{};                        ///< of the running program

    bool operator==(Leaf const&) const = default;
};

constexpr std::size_t leaf_size = 336;
using LeafBytes = std::array<std::uint8_t, leaf_size>;

/// The fixed layout: `CPRL`, 1, then the fields in their order, numbers big-endian.
LeafBytes encode(Leaf const& leaf);
/// Nothing unless `bytes` are a leaf of version 1 with a known class, a version from 1 and a time from 1970 on.
std::optional<Leaf> decode(ByteView bytes);

}
