#pragma once

#include <cstdint>
#include <initializer_list>

namespace noddfa::access {

/// A set of the values of one enum of at most 64.
template<class Enum>
class SetOf {
public:
    constexpr SetOf() = default;
    constexpr SetOf(std::initializer_list<Enum> values)
    {
        for (auto const value : values)
            add(value);
    }

    constexpr void add(Enum value) { bits_ |= bit(value); }
    constexpr void remove(Enum value) { bits_ &= ~bit(value); }
    constexpr bool has(Enum value) const { return (bits_ & bit(value)) != 0; }
    constexpr bool has_all(SetOf other) const { return (bits_ & other.bits_) == other.bits_; }
    constexpr bool has_any(SetOf other) const { return (bits_ & other.bits_) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr SetOf operator|(SetOf other) const
    {
        other.bits_ |= bits_;
        return other;
    }
    constexpr bool operator==(SetOf const&) const = default;

private:
    static constexpr std::uint64_t bit(Enum value) { return std::uint64_t{1} << static_cast<unsigned>(value); }

    std::uint64_t bits_ = 0;
};

}
