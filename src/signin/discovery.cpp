#include "signin/discovery.h"

#include "signin/json.h"
#include "signin/jws.h"
#include "signin/web_address.h"

#include <boost/json/array.hpp>

#include <algorithm>

namespace noddfa::signin {

namespace {

constexpr std::size_t longest_document = 128 * 1024;

bool lists(boost::json::object const& document, char const* name, auto const& accepts)
{
    auto const* const value = document.if_contains(name);
    if (value == nullptr || !value->is_array())
        return false;
    return std::ranges::any_of(value->get_array(), [&](boost::json::value const& item) {
        return item.is_string() && accepts(std::string_view{item.get_string().data(), item.get_string().size()});
    });
}

// An endpoint of an allowed origin; empty otherwise.
std::string endpoint(boost::json::object const& document, std::string_view name,
                     std::vector<std::string> const& origins)
{
    auto const text = text_field(document, name);
    auto const address = text ? parse_web_address(*text) : std::nullopt;
    if (!address || std::ranges::find(origins, address->origin) == origins.end())
        return {};
    return std::string{*text};
}

}

std::optional<std::vector<std::string>> allowed_origins(IssuerSettings const& settings)
{
    auto const issuer = parse_web_address(settings.issuer);
    // Discovery 3: an issuer has no query.
    if (!issuer || issuer->rest.find('?') != std::string::npos)
        return std::nullopt;
    std::vector<std::string> origins{issuer->origin};
    for (auto const& further : settings.further_origins) {
        auto const address = parse_web_address(further);
        if (!address || !address->rest.empty())
            return std::nullopt;
        origins.push_back(address->origin);
    }
    return origins;
}

FetchRequest discovery_request(IssuerSettings const& settings)
{
    auto issuer = settings.issuer;
    if (issuer.ends_with('/'))
        issuer.pop_back();
    return {issuer + "/.well-known/openid-configuration", {}, {}};
}

std::optional<Discovery> parse_discovery(std::string_view document, IssuerSettings const& settings)
{
    auto const object = parse_object(document, longest_document);
    auto const origins = allowed_origins(settings);
    if (!object || !origins || text_field(*object, "issuer") != settings.issuer)
        return std::nullopt;
    auto const is = [](std::string_view wanted) { return [wanted](std::string_view item) { return item == wanted; }; };
    if (!lists(*object, "response_types_supported", is("code"))
        || !lists(*object, "code_challenge_methods_supported", is("S256"))
        || !lists(*object, "id_token_signing_alg_values_supported",
                  [](std::string_view item) { return signature_kind(item).has_value(); }))
        return std::nullopt;
    Discovery discovery{endpoint(*object, "authorization_endpoint", *origins),
                        endpoint(*object, "token_endpoint", *origins), endpoint(*object, "jwks_uri", *origins),
                        endpoint(*object, "end_session_endpoint", *origins), false};
    if (discovery.authorisation_endpoint.empty() || discovery.token_endpoint.empty() || discovery.keys_address.empty()
        || (object->contains("end_session_endpoint") && discovery.sign_out_endpoint.empty()))
        return std::nullopt;
    if (auto const* const named = object->if_contains("authorization_response_iss_parameter_supported"))
        discovery.names_itself = named->is_bool() && named->get_bool();
    return discovery;
}

}
