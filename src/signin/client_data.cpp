#include "signin/client_data.h"

#include "signin/json.h"

namespace noddfa::signin {

std::optional<ClientData> parse_client_data(ByteView json)
{
    constexpr std::size_t longest = 4 * 1024;
    auto const object = parse_object(text_of(json), longest);
    if (!object)
        return std::nullopt;
    auto const type = text_field(*object, "type");
    auto const challenge = text_field(*object, "challenge");
    auto const origin = text_field(*object, "origin");
    if (!type || !challenge || !origin)
        return std::nullopt;
    auto bytes = from_base64url(*challenge);
    if (!bytes)
        return std::nullopt;
    ClientData data{std::string{*type}, std::move(*bytes), std::string{*origin}, object->contains("topOrigin")};
    if (auto const* const crossed = object->if_contains("crossOrigin")) {
        if (!crossed->is_bool())
            return std::nullopt;
        data.cross_origin = data.cross_origin || crossed->get_bool();
    }
    return data;
}

}
