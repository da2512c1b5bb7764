#include "replay/line.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>

#include <set>

namespace noddfa::replay {

namespace {

/// Notices a field given twice in one object, which the ordinary parser would let pass.
struct TwiceGiven {
    static constexpr std::size_t max_object_size = 10'000;
    static constexpr std::size_t max_array_size = 10'000;
    static constexpr std::size_t max_key_size = 1'000;
    static constexpr std::size_t max_string_size = 300'000;

    std::vector<std::set<std::string, std::less<>>> open;
    std::string key;
    bool found = false;

    using error_code = boost::json::error_code;
    using string_view = boost::json::string_view;

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&)
    {
        open.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t, error_code&)
    {
        open.pop_back();
        return true;
    }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t, error_code&) { return true; }
    bool on_key_part(string_view part, std::size_t, error_code&)
    {
        key.append(part.data(), part.size());
        return true;
    }
    bool on_key(string_view part, std::size_t, error_code&)
    {
        key.append(part.data(), part.size());
        found = !open.back().insert(key).second || found;
        key.clear();
        return true;
    }
    bool on_string_part(string_view, std::size_t, error_code&) { return true; }
    bool on_string(string_view, std::size_t, error_code&) { return true; }
    bool on_number_part(string_view, error_code&) { return true; }
    bool on_int64(std::int64_t, string_view, error_code&) { return true; }
    bool on_uint64(std::uint64_t, string_view, error_code&) { return true; }
    bool on_double(double, string_view, error_code&) { return true; }
    bool on_bool(bool, error_code&) { return true; }
    bool on_null(error_code&) { return true; }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }
};

bool gives_a_field_twice(std::string_view text)
{
    boost::json::basic_parser<TwiceGiven> parser{boost::json::parse_options{}};
    boost::json::error_code error;
    parser.write_some(false, text.data(), text.size(), error);
    return parser.handler().found;
}

}

std::variant<boost::json::object, InputFault> parse_line(Place const& place, std::string_view text)
{
    boost::json::error_code error;
    auto json = boost::json::parse(text, error);
    if (error == boost::json::error::too_deep)
        return fault_at(place, "", "too_deep", "32");
    if (error)
        return fault_at(place, "", "not_json", "");
    if (!json.is_object())
        return fault_at(place, "", "wrong_type", "object");
    if (gives_a_field_twice(text))
        return fault_at(place, "", "field_twice", "");
    return std::move(json.as_object());
}

}
