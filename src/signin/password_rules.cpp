#include "signin/password_rules.h"

#include "base/small_letters.h"
#include "base/utf8.h"
#include "embedded/refused_passwords.h"
#include "signin/secret.h"

#include <sodium.h>

#include <algorithm>
#include <set>

namespace noddfa::signin {

namespace {

// Text that is overwritten when the question is answered.
class Working {
public:
    explicit Working(std::string_view text) : text_(text) {}
    Working(Working const&) = delete;
    Working& operator=(Working const&) = delete;
    ~Working() { sodium_memzero(text_.data(), text_.size()); }
    std::string& operator*() { return text_; }

private:
    std::string text_;
};

// Whether somebody can type it.
bool is_typed_text(std::string_view text)
{
    return is_utf8(text) && std::ranges::none_of(text, [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; });
}

void fold_case(std::string& text)
{
    for (auto& character : text)
        character = small_letter(character);
}

bool is_letter(char character)
{
    return (character >= 'a' && character <= 'z') || static_cast<unsigned char>(character) > 0x7f;
}

// What people put before or behind a word to make a password of it.
std::string_view without_ornaments(std::string_view folded)
{
    while (!folded.empty() && !is_letter(folded.front()))
        folded.remove_prefix(1);
    while (!folded.empty() && !is_letter(folded.back()))
        folded.remove_suffix(1);
    return folded;
}

void unmask(std::string& text)
{
    static constexpr std::string_view masks = "0134578@$!";
    static constexpr std::string_view letters = "oieastbasi";
    for (auto& character : text)
        if (auto const at = masks.find(character); at != std::string_view::npos)
            character = letters[at];
}

bool repeats_a_piece(std::string_view text)
{
    constexpr std::size_t longest_piece = 4;
    for (std::size_t piece = 1; piece <= longest_piece && piece * 2 <= text.size(); ++piece)
        if (text.substr(piece) == text.substr(0, text.size() - piece))
            return true;
    return false;
}

// Every character the neighbour of the one before: 123456…, zyxw….
bool is_a_run(std::string_view text)
{
    auto const step = text[1] - text[0];
    auto const differs = [step](char left, char right) { return right - left != step; };
    return (step == 1 || step == -1) && std::adjacent_find(text.begin(), text.end(), differs) == text.end();
}

std::set<std::string_view> const& refused_words()
{
    static std::set<std::string_view> const words = [] {
        std::set<std::string_view> read;
        auto text = embedded::refused_passwords().front().second;
        while (!text.empty()) {
            auto const line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(text.size(), line.size() + 1));
            if (!line.empty() && line.front() != '#')
                read.insert(line);
        }
        return read;
    }();
    return words;
}

bool is_refused(std::string_view folded) { return refused_words().contains(folded); }

bool is_often_used(std::string_view folded)
{
    Working unmasked{folded};
    unmask(*unmasked);
    Working bare{without_ornaments(folded)};
    unmask(*bare);
    auto const twice = (*bare).substr(0, (*bare).size() / 2);
    return is_refused(folded) || is_refused(without_ornaments(folded)) || is_refused(*unmasked) || is_refused(*bare)
           || (twice + twice == *bare && is_refused(twice));
}

// Whether too little is left once the person's own words are taken out.
bool is_about_oneself(std::string_view folded, std::span<std::string const> own_words)
{
    constexpr std::size_t least_word = 4;
    constexpr std::size_t least_rest = 8;
    Working rest{folded};
    auto found = false;
    for (auto word : own_words) {
        fold_case(word);
        if (word.size() < least_word)
            continue;
        for (auto at = (*rest).find(word); at != std::string::npos; at = (*rest).find(word)) {
            (*rest).erase(at, word.size());
            found = true;
        }
    }
    return found && (*rest).size() < least_rest;
}

}

PasswordFlaw password_flaw(std::string_view password, std::span<std::string const> own_words,
                           PasswordRules const& rules)
{
    // Four bytes a character at most: longer is not worth counting.
    if (password.size() > rules.longest * 4)
        return PasswordFlaw::too_long;
    if (!is_typed_text(password))
        return PasswordFlaw::not_text;
    auto const count = characters(password);
    if (count < rules.shortest)
        return PasswordFlaw::too_short;
    if (count > rules.longest)
        return PasswordFlaw::too_long;
    Working folded{password};
    fold_case(*folded);
    if (repeats_a_piece(*folded) || is_a_run(*folded))
        return PasswordFlaw::too_simple;
    if (is_often_used(*folded))
        return PasswordFlaw::often_used;
    if (is_about_oneself(*folded, own_words))
        return PasswordFlaw::about_oneself;
    return PasswordFlaw::none;
}

}
