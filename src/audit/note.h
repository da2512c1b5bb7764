#pragma once

#include "audit/hash.h"

#include <optional>
#include <string>
#include <string_view>

/// Signed notes (c2sp.org/signed-note) with Ed25519.
namespace noddfa::audit {

using KeyId = std::array<std::uint8_t, 4>;
using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// Whom a note may be signed by. The name has no space, no plus sign and at least one character.
struct VerifierKey {
    std::string name;
    PublicKey key{};

    bool operator==(VerifierKey const&) const = default;
};

/// The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key).
KeyId key_id(VerifierKey const& key);
/// `name+hex(key id)+base64(0x01 ‖ key)`, as other tools write it.
std::string to_text(VerifierKey const& key);
/// Nothing for another form, another algorithm, or an id that is not the key's.
std::optional<VerifierKey> parse_verifier_key(std::string_view text);

/// Who signs. The secret stays with it.
class Signer {
public:
    virtual ~Signer() = default;
    virtual VerifierKey const& verifier_key() const = 0;
    virtual Signature sign(ByteView message) const = 0;
};

/// One line below a note.
struct NoteSignature {
    std::string name;
    KeyId id{};
    Bytes signature; ///< 64 bytes where the algorithm is Ed25519; whose key we do not know may differ
};

struct Note {
    std::string text; ///< what is signed; ends with a newline
    std::vector<NoteSignature> signatures;
};

constexpr std::size_t longest_note = 64 * 1024; ///< bytes
constexpr std::size_t most_signatures = 64;

/// `text` with one signature below it. `Bug` unless the text ends with a newline.
std::string sign_note(std::string const& text, Signer const& signer);
/// Nothing when the note is malformed: no blank line before signatures, a control character, a broken line, too long.
std::optional<Note> parse_note(std::string_view note);
/// Whether the note carries this key's signature and every signature under its name and id is good.
bool signed_by(Note const& note, VerifierKey const& key);

}
