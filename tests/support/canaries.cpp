#include "support/canaries.h"

#include <gtest/gtest.h>

#include <fstream>

namespace noddfa {

namespace {

constexpr std::string_view song = "kanari-", tail = "-cwtsh"; ///< 18 characters with the five digits between
constexpr std::size_t digits = 5;

}

std::string Canaries::next()
{
    auto number = std::to_string(planted_.size());
    number.insert(0, digits - number.size(), '0');
    auto const made = std::string{song} + number + std::string{tail};
    planted_.insert(made);
    return made;
}

boost::json::value Canaries::referred(std::string const& name)
{
    using boost::json::object;
    if (name == "date")
        return "2026-03-09";
    if (name == "moment")
        return "2026-03-09T10:00";
    if (name == "clause")
        return "QUOR-02";
    if (name == "identifier")
        return boost::json::value(next());
    if (name == "paragraph")
        return object{{"text", next()},   {"id", next()},       {"author", next()},
                      {"language", "cy"}, {"labels", {next()}}, {"provenance", next()}};
    if (name == "reasons")
        return object{{"QUOR-02", referred("paragraph")}};
    ADD_FAILURE() << "nobody knows what to put for " << name;
    return nullptr;
}

boost::json::value Canaries::fill(boost::json::value const& schema)
{
    auto const& asked = schema.as_object();
    if (auto const* reference = asked.if_contains("$ref")) {
        std::string const name{reference->as_string()};
        return referred(name.substr(name.rfind('/') + 1));
    }
    // The forms of one value hold the same texts.
    for (auto const* several : {"anyOf", "oneOf"})
        if (auto const* forms = asked.if_contains(several))
            return fill(forms->as_array().front());
    if (auto const* values = asked.if_contains("enum"))
        return values->as_array().front();
    if (auto const* value = asked.if_contains("const"))
        return *value;
    auto const& type = asked.at("type").as_string();
    if (type == "string")
        return boost::json::value(next());
    if (type == "boolean")
        return true;
    if (type == "integer")
        return 1;
    if (type == "array")
        return boost::json::array{fill(asked.at("items"))};
    EXPECT_EQ(type, "object");
    boost::json::object made;
    if (auto const* properties = asked.if_contains("properties"))
        for (auto const& [name, field] : properties->as_object())
            made[name] = fill(field);
    if (auto const* others = asked.if_contains("additionalProperties"); others && others->is_object())
        made[next()] = fill(*others);
    return made;
}

std::set<std::string> Canaries::in(std::string const& text) const
{
    std::set<std::string> found;
    auto const length = song.size() + digits + tail.size();
    for (auto at = text.find(song); at != std::string::npos; at = text.find(song, at + 1))
        if (auto const one = text.substr(at, length); planted_.contains(one))
            found.insert(one);
    return found;
}

std::set<std::string> Canaries::below(std::filesystem::path const& folder) const
{
    std::set<std::string> found;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder})
        if (entry.is_regular_file()) {
            std::ifstream file{entry.path(), std::ios::binary};
            found.merge(in({std::istreambuf_iterator<char>{file}, {}}));
        }
    return found;
}

}
