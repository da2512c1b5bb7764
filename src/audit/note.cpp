#include "audit/note.h"

#include "base/base64.h"
#include "base/bug.h"

#include <sodium.h>

#include <algorithm>

namespace noddfa::audit {

namespace {

constexpr std::uint8_t ed25519 = 1;                  // the algorithm's number in key ids and keys
constexpr std::string_view dash = "\xe2\x80\x94 "; // an em dash and a space begin each signature

ByteView bytes_of(std::string_view text) { return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}; }

bool is_name(std::string_view name)
{
    return !name.empty() && name.find_first_of(" +\t\n\v\f\r") == std::string_view::npos;
}

// The next line without its newline; nothing when none is left.
std::optional<std::string_view> take_line(std::string_view& text)
{
    auto const end = text.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    auto const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<NoteSignature> parse_signature(std::string_view line)
{
    if (!line.starts_with(dash))
        return std::nullopt;
    line.remove_prefix(dash.size());
    auto const space = line.find(' ');
    if (space == std::string_view::npos || !is_name(line.substr(0, space)))
        return std::nullopt;
    auto const bytes = from_base64(line.substr(space + 1));
    NoteSignature signature;
    if (!bytes || bytes->size() <= signature.id.size())
        return std::nullopt;
    signature.name = line.substr(0, space);
    auto const body = bytes->begin() + static_cast<std::ptrdiff_t>(signature.id.size());
    std::copy(bytes->begin(), body, signature.id.begin());
    signature.signature.assign(body, bytes->end());
    return signature;
}

}

KeyId key_id(VerifierKey const& key)
{
    static constexpr std::array<std::uint8_t, 2> separator{'\n', ed25519};
    auto const hash = sha256({bytes_of(key.name), separator, key.key});
    return {hash[0], hash[1], hash[2], hash[3]};
}

std::string to_text(VerifierKey const& key)
{
    Bytes encoded{ed25519};
    encoded.insert(encoded.end(), key.key.begin(), key.key.end());
    return key.name + '+' + to_hex(key_id(key)) + '+' + to_base64(encoded);
}

std::optional<VerifierKey> parse_verifier_key(std::string_view text)
{
    auto const first = text.find('+');
    auto const second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos || !is_name(text.substr(0, first)))
        return std::nullopt;
    VerifierKey key;
    key.name = text.substr(0, first);
    auto const encoded = from_base64(text.substr(second + 1));
    if (!encoded || encoded->size() != key.key.size() + 1 || encoded->front() != ed25519)
        return std::nullopt;
    std::copy(encoded->begin() + 1, encoded->end(), key.key.begin());
    if (to_hex(key_id(key)) != text.substr(first + 1, second - first - 1))
        return std::nullopt;
    return key;
}

std::string sign_note(std::string const& text, Signer const& signer)
{
    if (text.empty() || text.back() != '\n')
        throw Bug{"audit: a note ends with a newline"};
    auto const id = key_id(signer.verifier_key());
    auto const signature = signer.sign(bytes_of(text));
    Bytes encoded{id.begin(), id.end()};
    encoded.insert(encoded.end(), signature.begin(), signature.end());
    return text + '\n' + std::string{dash} + signer.verifier_key().name + ' ' + to_base64(encoded) + '\n';
}

std::optional<Note> parse_note(std::string_view note)
{
    auto const control = [](char character) {
        auto const byte = static_cast<unsigned char>(character);
        return (byte < 0x20 && byte != '\n') || byte == 0x7f;
    };
    auto const blank = note.rfind("\n\n");
    if (note.size() > longest_note || std::any_of(note.begin(), note.end(), control) || blank == std::string_view::npos)
        return std::nullopt;
    Note parsed;
    parsed.text = note.substr(0, blank + 1);
    auto rest = note.substr(blank + 2);
    while (auto const line = take_line(rest)) {
        auto signature = parse_signature(*line);
        if (!signature || parsed.signatures.size() == most_signatures)
            return std::nullopt;
        parsed.signatures.push_back(std::move(*signature));
    }
    if (!rest.empty() || parsed.signatures.empty())
        return std::nullopt;
    return parsed;
}

bool signed_by(Note const& note, VerifierKey const& key)
{
    auto const id = key_id(key);
    auto found = false;
    for (auto const& signature : note.signatures) {
        if (signature.name != key.name || signature.id != id)
            continue;
        if (signature.signature.size() != crypto_sign_BYTES
            || crypto_sign_verify_detached(signature.signature.data(),
                                           reinterpret_cast<unsigned char const*>(note.text.data()), note.text.size(),
                                           key.key.data())
                   != 0)
            return false;
        found = true;
    }
    return found;
}

}
