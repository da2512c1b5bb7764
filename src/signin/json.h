#pragma once

#include <boost/json/object.hpp>

#include <optional>
#include <string_view>

namespace noddfa::signin {

/// A JSON object that somebody else wrote; nothing where the text is no object, too long or too deep.
std::optional<boost::json::object> parse_object(std::string_view text, std::size_t most_bytes);
/// Nothing where there is no such field or it is no text.
std::optional<std::string_view> text_field(boost::json::object const& object, std::string_view name);
/// Nothing where there is no such field or it is no whole number from 0 to 2^53.
std::optional<std::int64_t> number_field(boost::json::object const& object, std::string_view name);

}
