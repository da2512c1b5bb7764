#include "signin/json.h"

#include <boost/json/parse.hpp>

namespace noddfa::signin {

std::optional<boost::json::object> parse_object(std::string_view text, std::size_t most_bytes)
{
    if (text.size() > most_bytes)
        return std::nullopt;
    boost::system::error_code error;
    boost::json::parse_options options;
    options.max_depth = 8;
    auto value = boost::json::parse({text.data(), text.size()}, error, {}, options);
    if (error || !value.is_object())
        return std::nullopt;
    return std::move(value.get_object());
}

std::optional<std::string_view> text_field(boost::json::object const& object, std::string_view name)
{
    auto const* const value = object.if_contains({name.data(), name.size()});
    if (value == nullptr || !value->is_string())
        return std::nullopt;
    auto const& text = value->get_string();
    return std::string_view{text.data(), text.size()};
}

std::optional<std::int64_t> number_field(boost::json::object const& object, std::string_view name)
{
    constexpr auto most = std::int64_t{1} << 53;
    auto const* const value = object.if_contains({name.data(), name.size()});
    if (value == nullptr || !value->is_int64() || value->get_int64() < 0 || value->get_int64() > most)
        return std::nullopt;
    return value->get_int64();
}

}
