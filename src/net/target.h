#pragma once

#include "net/message.h"

namespace noddfa::net {

/// The path and query of a request's target (RFC 9112, 3.2.1: origin form). Nothing where it is malformed or could be
/// taken in two ways: a broken escape, bytes that are not UTF-8, a control character, a fragment, a slash or backslash
/// that was escaped, or a segment of dots.
std::optional<Target> parse_target(std::string_view target);

/// `application/x-www-form-urlencoded` pairs, which a query and the body of a form are (WHATWG URL, 5.1). Nothing where
/// an escape is broken or a decoded text is not UTF-8; line ends and tabs are allowed, other control characters not.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_form(std::string_view text);

}
