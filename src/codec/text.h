#pragma once

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>

/// JSON written straight as text, byte for byte as it would be by way of a value.
namespace noddfa::codec {

/// Adds a text in quotation marks; it is UTF-8.
void quote(std::string_view text, std::string& out);

template<std::integral Number> void add_number(Number number, std::string& out)
{
    char digits[24];
    auto const end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    out.append(digits, end);
}

/// One object, for as long as it lives.
class TextObject {
public:
    explicit TextObject(std::string& out) : out_(out) {}
    TextObject(TextObject const&) = delete;
    TextObject& operator=(TextObject const&) = delete;
    ~TextObject() { end(); }

    /// For whoever hands the text on while this lives.
    void end()
    {
        if (auto const before = std::exchange(before_, '}'); before != '}')
            out_ += before == '{' ? "{}" : "}";
    }

    /// Begins a field of ours, whose name needs no escapes; what it holds is to be added to what this gives.
    std::string& field(std::string_view name)
    {
        out_ += std::exchange(before_, ',');
        out_ += '"';
        out_ += name;
        out_ += "\":";
        return out_;
    }
    /// The same under any name.
    std::string& field_called(std::string_view name)
    {
        out_ += std::exchange(before_, ',');
        quote(name, out_);
        out_ += ':';
        return out_;
    }
    void add(std::string_view name, std::string_view text) { quote(text, field(name)); }
    template<std::integral Number> void add(std::string_view name, Number number) { add_number(number, field(name)); }

private:
    std::string& out_;
    char before_ = '{';
};

}
