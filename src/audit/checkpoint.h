#pragma once

#include "audit/note.h"

namespace noddfa::audit {

/// What a signature of the log says (c2sp.org/tlog-checkpoint): the log of this name had this root at this size.
struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    Hash root{};

    bool operator==(Checkpoint const&) const = default;
};

/// The three lines that are signed.
std::string to_text(Checkpoint const& checkpoint);
/// Nothing unless the text begins with an origin, a size in decimal and a root in base64. Lines after them are allowed.
std::optional<Checkpoint> parse_checkpoint(std::string_view text);

std::string sign_checkpoint(Checkpoint const& checkpoint, Signer const& signer);

enum class CheckpointFault { none, malformed, wrong_origin, not_signed };
/// Reads a signed checkpoint of `origin` and checks its signature by `key`. On `not_signed` the checkpoint is read, and
/// not to be believed.
CheckpointFault open_checkpoint(std::string_view note, std::string_view origin, VerifierKey const& key,
                                Checkpoint& into);

}
