#include "signin/recovery_codes.h"

#include "base/small_letters.h"

#include <sodium.h>

#include <algorithm>

namespace noddfa::signin {

namespace {

constexpr std::size_t codes_at_once = 10;
constexpr std::size_t code_length = 16; // of five bits each
constexpr std::size_t group_length = 4;
constexpr std::string_view code_alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford: no i, l, o, u

char plain_sign(char character)
{
    character = small_letter(character);
    if (character == 'o')
        return '0';
    return character == 'i' || character == 'l' ? '1' : character;
}

// The sixteen signs; empty where it cannot be a code.
Secret plain_code(std::string_view typed)
{
    std::array<char, code_length> signs{};
    std::size_t count = 0;
    auto good = typed.size() <= 3 * code_length;
    for (auto const character : typed.substr(0, good ? typed.size() : 0)) {
        if (character == ' ' || character == '-')
            continue;
        auto const sign = plain_sign(character);
        good = good && count < code_length && code_alphabet.find(sign) != std::string_view::npos;
        if (!good)
            break;
        signs[count++] = sign;
    }
    Secret code{good && count == code_length ? std::string_view{signs.data(), count} : std::string_view{}};
    sodium_memzero(signs.data(), signs.size());
    return code;
}

Hash recovery_hash(ByteView salt, std::string_view code)
{
    static constexpr std::string_view purpose = "noddfa recovery code 1";
    return audit::sha256({bytes_of(purpose), salt, bytes_of(code)});
}

Secret grouped(std::string_view code)
{
    std::array<char, code_length + code_length / group_length - 1> text{};
    std::size_t to = 0;
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (at > 0 && at % group_length == 0)
            text[to++] = '-';
        text[to++] = code[at];
    }
    Secret shown{{text.data(), to}};
    sodium_memzero(text.data(), text.size());
    return shown;
}

}

IssuedRecoveryCodes issue_recovery_codes(application::Random& random)
{
    IssuedRecoveryCodes issued;
    random.fill(issued.kept.salt);
    std::array<std::uint8_t, code_length> bytes{};
    std::array<char, code_length> code{};
    for (std::size_t count = 0; count < codes_at_once; ++count) {
        random.fill(bytes);
        std::ranges::transform(bytes, code.begin(), [](std::uint8_t byte) { return code_alphabet[byte & 31U]; });
        issued.shown.push_back(grouped({code.data(), code.size()}));
        issued.kept.left.push_back(recovery_hash(issued.kept.salt, {code.data(), code.size()}));
    }
    sodium_memzero(bytes.data(), bytes.size());
    sodium_memzero(code.data(), code.size());
    return issued;
}

std::optional<RecoveryCodes> use_recovery_code(RecoveryCodes const& kept, std::string_view typed)
{
    auto const code = plain_code(typed);
    if (code.view().empty())
        return std::nullopt;
    auto const hash = recovery_hash(kept.salt, code.view());
    auto after = kept;
    std::erase(after.left, hash);
    if (after.left.size() == kept.left.size())
        return std::nullopt;
    return after;
}

}
