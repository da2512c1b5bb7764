#pragma once

#include "audit/hash.h"
#include "db/failure.h"

#include <algorithm>
#include <string_view>

namespace noddfa::store {

using audit::Bytes;
using audit::ByteView;
using audit::Hash;
using audit::Id;

inline ByteView view_of(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

inline Bytes copy_of(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

/// A column of exactly so many bytes; of another length it is damaged. Throws `db::Failure` with `corrupt`.
template<class Fixed> Fixed fixed_bytes(ByteView bytes)
{
    Fixed fixed{};
    if (bytes.size() != fixed.size())
        throw db::Failure{db::Code::corrupt};
    std::copy(bytes.begin(), bytes.end(), fixed.begin());
    return fixed;
}

/// A number as a column of the database; ours never reach the sign bit.
inline std::int64_t as_column(std::uint64_t number) { return static_cast<std::int64_t>(number); }
inline std::uint64_t from_column(std::int64_t number) { return static_cast<std::uint64_t>(number); }

}
