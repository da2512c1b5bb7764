#include "audit/leaf.h"

#include <algorithm>
#include <type_traits>

namespace noddfa::audit {

namespace {

constexpr std::array<std::uint8_t, 5> magic_and_version{'C', 'P', 'R', 'L', 1};

class LeafWriter {
public:
    explicit LeafWriter(LeafBytes& into) : at_(into.data()) {}

    template<std::size_t size> void operator()(std::array<std::uint8_t, size> const& bytes)
    {
        at_ = std::copy(bytes.begin(), bytes.end(), at_);
    }
    template<class Number>
        requires std::is_integral_v<Number> || std::is_enum_v<Number>
    void operator()(Number number)
    {
        auto const bits = static_cast<std::uint64_t>(number);
        for (auto shift = 8 * sizeof(Number); shift > 0;) {
            shift -= 8;
            *at_++ = static_cast<std::uint8_t>(bits >> shift);
        }
    }

private:
    std::uint8_t* at_;
};

class LeafReader {
public:
    explicit LeafReader(ByteView bytes) : at_(bytes.data()) {}

    template<std::size_t size> void operator()(std::array<std::uint8_t, size>& bytes)
    {
        std::copy(at_, at_ + size, bytes.begin());
        at_ += size;
    }
    template<class Number>
        requires std::is_integral_v<Number> || std::is_enum_v<Number>
    void operator()(Number& number)
    {
        std::uint64_t bits = 0;
        for (std::size_t count = 0; count < sizeof(Number); ++count)
            bits = bits << 8 | *at_++;
        number = static_cast<Number>(bits);
    }

private:
    std::uint8_t const* at_;
};

// The fields in their order, for both directions.
template<class Walk, class AnyLeaf> void walk_fields(Walk& walk, AnyLeaf& leaf)
{
    walk(leaf.kind);
    walk(leaf.sequence);
    walk(leaf.committed_at);
    walk(leaf.epoch);
    walk(leaf.tenant);
    walk(leaf.stream);
    walk(leaf.stream_version);
    walk(leaf.previous);
    walk(leaf.command);
    walk(leaf.actor);
    walk(leaf.on_behalf_of);
    walk(leaf.role);
    walk(leaf.action);
    walk(leaf.object_type);
    walk(leaf.object);
    walk(leaf.permit);
    walk(leaf.session);
    walk(leaf.schema);
    walk(leaf.payload_commitment);
    walk(leaf.second_person);
    walk(leaf.second_person_saw);
    walk(leaf.build);
}

bool fields_in_range(Leaf const& leaf)
{
    return leaf.kind >= LeafClass::domain_event && leaf.kind <= LeafClass::correction && leaf.stream_version > 0
           && leaf.committed_at >= 0;
}

}

char const* name(LeafClass kind)
{
    switch (kind) {
    case LeafClass::domain_event: return "domain_event";
    case LeafClass::access: return "access";
    case LeafClass::security: return "security";
    case LeafClass::administration: return "administration";
    case LeafClass::dispatch: return "dispatch";
    case LeafClass::anchor: return "anchor";
    case LeafClass::disposal: return "disposal";
    case LeafClass::correction: break;
    }
    return "correction";
}

LeafBytes encode(Leaf const& leaf)
{
    LeafBytes bytes;
    LeafWriter write{bytes};
    write(magic_and_version);
    walk_fields(write, leaf);
    return bytes;
}

std::optional<Leaf> decode(ByteView bytes)
{
    if (bytes.size() != leaf_size || !std::equal(magic_and_version.begin(), magic_and_version.end(), bytes.begin()))
        return std::nullopt;
    Leaf leaf;
    LeafReader read{bytes.subspan(magic_and_version.size())};
    walk_fields(read, leaf);
    if (!fields_in_range(leaf))
        return std::nullopt;
    return leaf;
}

}
