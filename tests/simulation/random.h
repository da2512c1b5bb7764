#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace noddfa::simulation {

/// A reproducible source of chance (SplitMix64): the same seed gives the same life on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next()
    {
        auto z = state_ += 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 to `n` - 1; `n` ≥ 1.
    int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
    /// Both ends included.
    int between(int low, int high) { return low + below(high - low + 1); }
    /// True in so many of a hundred cases.
    bool in_hundred(int chances) { return below(100) < chances; }
    template<class T> T const& one_of(std::vector<T> const& items) { return items[index(items.size())]; }

private:
    std::size_t index(std::size_t size) { return static_cast<std::size_t>(next() % size); }

    std::uint64_t state_;
};

/// The seed of one life of a run.
inline std::uint64_t seed_of_life(std::uint64_t run, int number)
{
    return Random{run ^ (static_cast<std::uint64_t>(number) * 0xD1B54A32D192ED03ULL)}.next();
}

/// FNV-1a over bytes, for comparing what two runs printed.
class Digest {
public:
    void add(std::string_view bytes)
    {
        for (unsigned char const byte : bytes)
            value_ = (value_ ^ byte) * 0x100000001B3ULL;
    }
    void add(std::uint64_t number)
    {
        for (int shift = 0; shift < 64; shift += 8)
            value_ = (value_ ^ ((number >> shift) & 0xFF)) * 0x100000001B3ULL;
    }
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

}
