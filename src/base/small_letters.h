#pragma once

#include <string>
#include <string_view>

namespace noddfa {

/// A capital of the English alphabet as a small letter; any other byte as it is.
constexpr char small_letter(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// The same of a whole text.
inline std::string small_letters(std::string_view text)
{
    std::string small{text};
    for (auto& letter : small)
        letter = small_letter(letter);
    return small;
}

}
