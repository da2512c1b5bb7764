#pragma once

#include <string_view>

namespace noddfa::language {

/// What the first letter of a Welsh word asks of *a* (and) before it.
enum class WelshStart {
    vowel,     ///< *ac*
    aspirate,  ///< *a*, and the word would change: c, p, t
    consonant, ///< *a*
    article,   ///< *a'r*, in place of the article itself
};

/// `word` is UTF-8, and may be several words. Initial w and y are consonants before a vowel (`Wil`, `Yasmin`) and
/// vowels elsewhere (`Ynyr`); initial i is a vowel here (`ac iechyd`, `ac Ieuan`).
WelshStart welsh_start(std::string_view word);

}
