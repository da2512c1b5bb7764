#pragma once

#include "signin/encoding.h"

#include <boost/json/object.hpp>

namespace noddfa::signin {

/// The signatures we take; `none` and every keyed hash are not among them.
enum class SignatureKind { rs256, ps256, es256 };
std::optional<SignatureKind> signature_kind(std::string_view name);

/// A signed token of three parts (RFC 7515 compact form), not yet believed.
struct Jws {
    SignatureKind kind = SignatureKind::rs256;
    std::string key_id; ///< empty where it names none
    boost::json::object payload;
    std::string signed_text; ///< the first two parts as they came
    Bytes signature;
};

enum class JwsFault { none, malformed, refused_algorithm, refused_header };
/// Reads a token of 32 KiB at most. A header that demands something (`crit`) or is of another type than `JWT` is
/// refused; keys that it brings along or points at are not looked at.
JwsFault parse_jws(std::string_view text, Jws& into);

}
