#include "base/folded_name.h"

#include "base/small_letters.h"

#include <array>
#include <utility>

namespace noddfa {

namespace {

struct Spelling {
    std::string_view written;
    std::string_view folded;
};

// The letters with accents of Welsh and its neighbours; small and capital.
constexpr std::array letters{
    Spelling{"àáâãäåÀÁÂÃÄÅ", "a"}, Spelling{"çÇ", "c"},       Spelling{"èéêëÈÉÊË", "e"},
    Spelling{"ìíîïÌÍÎÏ", "i"},     Spelling{"ñÑ", "n"},       Spelling{"òóôõöøÒÓÔÕÖØ", "o"},
    Spelling{"ùúûüÙÚÛÜ", "u"},     Spelling{"ŵŴẁẀẃẂẅẄ", "w"}, Spelling{"ýÿŷŶỳỲÝ", "y"},
};

// In this order; `1` stands for what is not to be changed again.
constexpr std::array sounds{
    Spelling{"ff", "1"}, Spelling{"ph", "1"}, Spelling{"f", "v"},  Spelling{"1", "f"},   Spelling{"rh", "r"},
    Spelling{"k", "c"},  Spelling{"y", "i"},  Spelling{"th", "d"}, Spelling{"ei", "ai"},
};

bool is_inside(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The bytes of one character from `at`.
std::string_view character(std::string_view text, std::size_t at)
{
    auto end = at + 1;
    while (end < text.size() && is_inside(text[end]))
        ++end;
    return text.substr(at, end - at);
}

std::string small(std::string_view one)
{
    if (one.size() == 1)
        return {small_letter(one.front())};
    for (auto const& letter : letters)
        for (std::size_t at = 0; at < letter.written.size(); at += character(letter.written, at).size())
            if (character(letter.written, at) == one)
                return std::string{letter.folded};
    return std::string{one};
}

void replace_all(std::string& text, Spelling const& spelling)
{
    for (auto at = text.find(spelling.written); at != std::string::npos;
         at = text.find(spelling.written, at + spelling.folded.size()))
        text.replace(at, spelling.written.size(), spelling.folded);
}

std::string folded(std::string part)
{
    for (auto const& sound : sounds)
        replace_all(part, sound);
    std::string once;
    for (auto const letter : part)
        if (once.empty() || once.back() != letter || is_inside(letter))
            once += letter;
    return once;
}

}

std::string in_small_letters(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += character(text, at).size())
        out += small(character(text, at));
    return out;
}

std::vector<std::string> folded_parts(std::string_view name)
{
    std::vector<std::string> parts;
    std::string part;
    auto const end_part = [&] {
        if (!part.empty())
            parts.push_back(folded(std::exchange(part, {})));
    };
    for (std::size_t at = 0; at < name.size();) {
        auto const one = character(name, at);
        at += one.size();
        auto const letter = small(one);
        bool const is_letter = letter.size() > 1 || (letter.front() >= 'a' && letter.front() <= 'z');
        if (is_letter)
            part += letter;
        else if (one != "'")
            end_part();
    }
    end_part();
    return parts;
}

}
