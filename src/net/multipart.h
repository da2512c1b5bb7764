#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa::net {

/// One field of a form, or a file of it.
struct FormPart {
    std::string name;
    std::string file; ///< the name a browser gives it; never a path to anything here
    bool is_file = false;
    std::string content; ///< of a field UTF-8
};

inline constexpr std::size_t most_parts = 2'000;

/// The boundary that a `Content-Type` of `multipart/form-data` names; nothing where it is another type, or names none
/// or one that RFC 2046 does not allow.
std::optional<std::string> boundary_of(std::string_view content_type);

/// `multipart/form-data` (RFC 7578), as browsers write it. Nothing where it could be taken in two ways: a line that
/// ends otherwise than CRLF, anything before the first boundary or behind the last, a part without exactly one
/// disposition and name, a header that no browser sends, a transfer encoding, a field that is not UTF-8, or too many
/// parts.
std::optional<std::vector<FormPart>> parse_multipart(std::string_view body, std::string_view boundary);

}
