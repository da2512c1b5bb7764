#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <string>
#include <string_view>

/// Looking into JSON of our own making: what is not there, or of another kind, is empty.
namespace noddfa::codec {

inline std::string text_of(boost::json::object const& line, std::string_view field)
{
    auto const* found = line.if_contains(field);
    return found && found->is_string() ? std::string{found->get_string()} : std::string{};
}

inline int number_of(boost::json::object const& line, std::string_view field)
{
    auto const* found = line.if_contains(field);
    return found && found->is_int64() ? static_cast<int>(found->get_int64()) : 0;
}

inline boost::json::array const& array_of(boost::json::object const& line, std::string_view field)
{
    static boost::json::array const none;
    auto const* found = line.if_contains(field);
    return found && found->is_array() ? found->get_array() : none;
}

inline boost::json::object const* object_of(boost::json::object const& line, std::string_view field)
{
    auto const* found = line.if_contains(field);
    return found ? found->if_object() : nullptr;
}

inline bool is_set(boost::json::object const& line, std::string_view field)
{
    auto const* found = line.if_contains(field);
    return found && found->is_bool() && found->get_bool();
}

}
