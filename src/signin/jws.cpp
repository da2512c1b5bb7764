#include "signin/jws.h"

#include "signin/json.h"

namespace noddfa::signin {

namespace {

constexpr std::size_t longest_token = 32 * 1024;
constexpr std::size_t longest_header = 4 * 1024;

std::optional<boost::json::object> decoded_object(std::string_view part, std::size_t most)
{
    auto const bytes = from_base64url(part);
    return bytes ? parse_object(text_of(*bytes), most) : std::nullopt;
}

bool is_jwt(std::string_view type) { return type == "JWT" || type == "jwt" || type == "application/jwt"; }

}

std::optional<SignatureKind> signature_kind(std::string_view name)
{
    if (name == "RS256")
        return SignatureKind::rs256;
    if (name == "PS256")
        return SignatureKind::ps256;
    if (name == "ES256")
        return SignatureKind::es256;
    return std::nullopt;
}

JwsFault parse_jws(std::string_view text, Jws& into)
{
    auto const first = text.find('.');
    auto const last = text.rfind('.');
    if (text.size() > longest_token || first == std::string_view::npos || first == last
        || text.find('.', first + 1) != last)
        return JwsFault::malformed;
    auto const header = decoded_object(text.substr(0, first), longest_header);
    auto payload = decoded_object(text.substr(first + 1, last - first - 1), longest_token);
    auto signature = from_base64url(text.substr(last + 1));
    if (!header || !payload || !signature)
        return JwsFault::malformed;
    auto const algorithm = text_field(*header, "alg");
    auto const kind = algorithm ? signature_kind(*algorithm) : std::nullopt;
    if (!kind)
        return JwsFault::refused_algorithm;
    auto const type = text_field(*header, "typ");
    auto const key_id = text_field(*header, "kid");
    if (header->contains("crit") || (header->contains("typ") && (!type || !is_jwt(*type)))
        || (header->contains("kid") && (!key_id || key_id->empty())))
        return JwsFault::refused_header;
    into = {*kind, std::string{key_id.value_or("")}, std::move(*payload), std::string{text.substr(0, last)},
            std::move(*signature)};
    return JwsFault::none;
}

}
