#pragma once

#include <compare>
#include <string>
#include <utility>

namespace noddfa {

/// A name that only compares with its own kind: a `ChildId` is no `PersonId`.
/// 1 to 64 characters of letters, digits, `.`, `_`, `:` and `-`; empty means none.
template<class Kind>
struct Identifier {
    std::string value;

    Identifier() = default;
    explicit Identifier(std::string text) : value(std::move(text)) {}

    bool empty() const { return value.empty(); }
    auto operator<=>(Identifier const&) const = default;
};

}
