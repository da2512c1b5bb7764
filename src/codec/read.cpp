#include "codec/read.h"

#include "base/london.h"

#include <limits>

namespace noddfa::codec {

Fault inside(std::string_view field, Fault fault)
{
    std::string path{field.substr(0, 64)};
    if (!fault.field.empty() && fault.field.front() != '[')
        path += '.';
    fault.field = path + fault.field;
    return fault;
}

Fault wrong_type(char const* expected) { return {"", Problem::wrong_type, expected}; }

namespace {

bool has_control_character(std::string_view text)
{
    for (unsigned char c : text)
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
            return true;
    return false;
}

bool is_identifier(std::string_view text)
{
    if (text.empty() || text.size() > 64)
        return false;
    for (char c : text) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool const digit = c >= '0' && c <= '9';
        if (!letter && !digit && c != '.' && c != '_' && c != ':' && c != '-')
            return false;
    }
    return true;
}

ReadResult whole_number(value const& json, std::int64_t& into)
{
    if (json.is_int64())
        into = json.get_int64();
    else if (json.is_uint64() && json.get_uint64() <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        into = static_cast<std::int64_t>(json.get_uint64());
    else
        return wrong_type("whole number");
    return std::nullopt;
}

}

ReadResult read(value const& json, std::string& into)
{
    auto const* text = json.if_string();
    if (!text)
        return wrong_type("text");
    if (text->size() > longest_text)
        return Fault{"", Problem::too_long, std::to_string(longest_text)};
    if (has_control_character(*text))
        return Fault{"", Problem::control_character, ""};
    into.assign(text->data(), text->size());
    return std::nullopt;
}

ReadResult read(value const& json, bool& into)
{
    if (!json.is_bool())
        return wrong_type("true or false");
    into = json.get_bool();
    return std::nullopt;
}

ReadResult read(value const& json, std::int64_t& into) { return whole_number(json, into); }

ReadResult read(value const& json, int& into)
{
    std::int64_t number = 0;
    if (auto fault = whole_number(json, number))
        return fault;
    if (number < -1'000'000 || number > 1'000'000)
        return Fault{"", Problem::out_of_range, "-1000000..1000000"};
    into = static_cast<int>(number);
    return std::nullopt;
}

ReadResult read(value const& json, Date& into)
{
    auto const* text = json.if_string();
    auto const date = text ? Date::parse(*text) : std::nullopt;
    if (!date)
        return Fault{"", Problem::not_a_date, "YYYY-MM-DD"};
    into = *date;
    return std::nullopt;
}

ReadResult read(value const& json, Moment& into)
{
    auto const* text = json.if_string();
    if (!text)
        return Fault{"", Problem::not_a_time, "YYYY-MM-DDTHH:MM"};
    if (auto const day = Date::parse(*text)) {
        into = start_of(*day);
        return std::nullopt;
    }
    auto const local = read_london_time(*text);
    if (!local.moment)
        return Fault{"", local.fault == LocalTimeFault::nonexistent ? Problem::no_such_time : Problem::not_a_time,
                     "YYYY-MM-DDTHH:MM"};
    into = *local.moment;
    return std::nullopt;
}

ReadResult read_identifier(value const& json, std::string& into)
{
    auto const* text = json.if_string();
    if (!text || !is_identifier(*text))
        return Fault{"", Problem::not_an_identifier, ""};
    into.assign(text->data(), text->size());
    return std::nullopt;
}

ReadResult read_key(std::string_view key, std::string& into)
{
    if (!is_identifier(key))
        return Fault{"", Problem::not_an_identifier, ""};
    into = key;
    return std::nullopt;
}

ReadResult read(value const& json, Paragraph& into)
{
    into = {};
    if (json.is_string())
        return read(json, into.text);
    auto const* object = json.if_object();
    if (!object)
        return wrong_type("text");
    for (auto const& [name, item] : *object) {
        ReadResult fault = Fault{"", Problem::unknown_field, ""};
        if (name == "text")
            fault = read(item, into.text);
        else if (name == "id")
            fault = read(item, into.id);
        else if (name == "author")
            fault = read(item, into.author);
        else if (name == "language")
            fault = read(item, into.language);
        else if (name == "labels")
            fault = read(item, into.labels);
        else if (name == "provenance")
            fault = read(item, into.provenance);
        if (fault)
            return inside(name, *fault);
    }
    if (!object->contains("text"))
        return Fault{"text", Problem::missing_field, ""};
    return std::nullopt;
}

}
