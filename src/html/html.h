#pragma once

#include "html/attributes.h"
#include "html/format_check.h"
#include "html/url.h"

#include <array>
#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace noddfa {

/// An HTML literal whose holes stand where values of these types are safe; anything else does not compile.
template<class... Values> class HtmlFormat {
public:
    template<std::convertible_to<std::string_view> Literal> consteval HtmlFormat(Literal const& literal)
    {
        std::string_view const format = literal;
        std::array<Hole, sizeof...(Values)> const holes{hole_of<Values>()...};
        refuse(FormatCheck{format, holes}.check());
        std::size_t start = 0;
        for (auto& piece : pieces_) {
            auto const end = format.find("{}", start);
            piece = format.substr(start, end == std::string_view::npos ? end : end - start);
            start = end + 2;
            size_ += piece.size();
        }
    }

    /// The text before each hole, and after the last.
    constexpr std::array<std::string_view, sizeof...(Values) + 1> const& pieces() const { return pieces_; }
    /// Bytes of all of them.
    constexpr std::size_t size() const { return size_; }

private:
    // A throw in a constant expression is how a compiler is made to say why.
    static consteval void refuse(FormatFault fault)
    {
        switch (fault) {
        case FormatFault::none: return;
        case FormatFault::too_few_holes: throw "more values than holes";
        case FormatFault::too_many_holes: throw "more holes than values";
        case FormatFault::lone_brace: throw "a brace that is no hole: a hole is {}";
        case FormatFault::refused_type: throw "a value of a type that has no form in HTML";
        case FormatFault::in_tag_name: throw "a hole in the name of a tag";
        case FormatFault::in_attribute_name: throw "within a tag only Attributes, and a space after each value";
        case FormatFault::attributes_elsewhere: throw "Attributes outside of a tag";
        case FormatFault::unquoted: throw "an attribute's value without quotes";
        case FormatFault::html_in_attribute: throw "HTML where only text can stand";
        case FormatFault::in_comment: throw "a hole in a comment or declaration";
        case FormatFault::inline_code: throw "a style or script within the page";
        case FormatFault::not_a_url: throw "an address has to be one Url from its beginning";
        case FormatFault::in_compound_url: throw "a hole in an attribute that holds more than a text";
        case FormatFault::unfinished: throw "the literal ends within a tag, a value or a comment";
        }
    }

    std::array<std::string_view, sizeof...(Values) + 1> pieces_;
    std::size_t size_ = 0;
};

/// Finished HTML, in UTF-8. Text becomes HTML by being escaped, so a string may stand wherever HTML is asked for.
class Html {
public:
    Html() = default;
    template<std::convertible_to<std::string_view> Text> Html(Text const& text) { append_text(text); }

    std::string_view view() const { return text_; }
    bool empty() const { return text_.empty(); }
    void reserve(std::size_t bytes) { text_.reserve(bytes); }
    std::string take() && { return std::move(text_); }

    Html& operator+=(Html const& more)
    {
        text_ += more.text_;
        return *this;
    }

    /// Appends a literal with its holes filled (see `html`); for long pages, which then are one buffer.
    template<class... Values>
    Html& add(HtmlFormat<std::type_identity_t<Values>...> const& format, Values const&... values)
    {
        auto const* piece = format.pieces().data();
        ((text_.append(*piece++), append(values)), ...);
        text_.append(*piece);
        return *this;
    }

    bool operator==(Html const&) const = default;

private:
    friend Html trusted_html(std::string_view markup);

    template<class Value> void append(Value const& value)
    {
        if constexpr (AppendsItself<Value>)
            value.append_to(*this);
        else if constexpr (std::same_as<Value, Html>)
            text_ += value.text_;
        else if constexpr (HtmlRange<Value>)
            for (Html const& item : value)
                text_ += item.text_;
        else if constexpr (std::same_as<Value, Attributes>)
            text_ += value.view();
        else if constexpr (std::same_as<Value, Url> || std::same_as<Value, UrlLiteral>)
            append_text(value.view());
        else if constexpr (std::integral<Value>)
            append_number(value);
        else
            append_text(value);
    }

    void append_text(std::string_view text) { append_escaped(text_, text); }

    template<std::integral Number> void append_number(Number number)
    {
        std::array<char, 24> digits;
        auto const written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
        text_.append(digits.data(), written.ptr);
    }

    std::string text_;
};

/// A literal with its holes, each written `{}`, filled in order: `html(R"(<a href="{}">{}</a>)", url, name)`. The
/// literal begins and ends outside of tags. A string is escaped, a number written in digits, `Html` and ranges of it
/// stand as they are; `Attributes` bring their own space: `<p{}>`.
template<class... Values> Html html(HtmlFormat<std::type_identity_t<Values>...> const& format, Values const&... values)
{
    // As much as most values take, so that a piece of a page is one allocation.
    constexpr std::size_t usual_value = 24;
    Html result;
    result.reserve(format.size() + sizeof...(Values) * usual_value);
    result.add(format, values...);
    return result;
}

/// Markup that is HTML already, from our own files or from a program that we trust with it; never from a person.
Html trusted_html(std::string_view markup);

}
