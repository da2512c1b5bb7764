#include "language/conjunction.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace noddfa::language {

namespace {

/// The letters of a word without accents, in lower case: `Ŵyl` is `wyl`.
icu::UnicodeString plain_letters(std::string_view word)
{
    UErrorCode error = U_ZERO_ERROR;
    auto const text = icu::UnicodeString::fromUTF8(icu::StringPiece{word.data(), static_cast<int32_t>(word.size())});
    auto const parted = icu::Normalizer2::getNFDInstance(error)->normalize(text, error);
    icu::UnicodeString letters;
    for (int32_t i = 0; i < parted.length(); i = parted.moveIndex32(i, 1))
        if (u_isalpha(parted.char32At(i)))
            letters.append(u_tolower(parted.char32At(i)));
    return letters;
}

bool is_vowel(char16_t letter) { return icu::UnicodeString{u"aeiouwy"}.indexOf(letter) >= 0; }

}

WelshStart welsh_start(std::string_view word)
{
    auto const letters = plain_letters(word);
    if (letters.isEmpty())
        return WelshStart::consonant;
    for (auto const* article : {"y ", "yr ", "Y ", "Yr "})
        if (word.starts_with(article))
            return WelshStart::article;
    // A roof makes a vowel of it: `ŵyn`, `ŷd`.
    for (auto const* roofed : {"ŵ", "Ŵ", "ŷ", "Ŷ"})
        if (word.starts_with(roofed))
            return WelshStart::vowel;
    auto const first = letters[0];
    if (first == u'c' || first == u'p' || first == u't')
        return letters.startsWith(u"ch") || letters.startsWith(u"ph") || letters.startsWith(u"th")
                   ? WelshStart::consonant
                   : WelshStart::aspirate;
    if (first == u'w' || first == u'y')
        return letters.length() > 1 && is_vowel(letters[1]) ? WelshStart::consonant : WelshStart::vowel;
    return is_vowel(first) ? WelshStart::vowel : WelshStart::consonant;
}

}
