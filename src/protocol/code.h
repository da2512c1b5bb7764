#pragma once

#include <compare>
#include <string_view>

namespace noddfa {

/// A permanent name for what is wrong (`too-few-agencies`). Made only by the `_code` literal, so that every code can
/// be found in the sources; `tests/golden/codes.txt` lists them.
class Code {
public:
    constexpr Code() = default;
    constexpr std::string_view text() const { return text_; }
    constexpr bool operator==(Code const&) const = default;

    /// A code as the log keeps it, once made by a literal. `lasting` has to outlive it.
    static constexpr Code stored(std::string_view lasting) { return Code{lasting}; }

private:
    friend constexpr Code operator""_code(char const* text, std::size_t size);
    constexpr explicit Code(std::string_view text) : text_(text) {}
    std::string_view text_;
};

constexpr Code operator""_code(char const* text, std::size_t size) { return Code{std::string_view{text, size}}; }

}
