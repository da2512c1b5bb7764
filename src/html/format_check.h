#pragma once

#include "html/hole.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace noddfa {

/// What is wrong with an HTML literal and its holes.
enum class FormatFault {
    none,
    too_few_holes,          ///< more values than holes
    too_many_holes,         ///< more holes than values
    lone_brace,             ///< a brace that is no hole; a hole is written `{}`
    refused_type,           ///< a value of a type that has no form in HTML
    in_tag_name,            ///< a hole in the name of a tag
    in_attribute_name,      ///< a hole in the name of an attribute, or something other than `Attributes` within a tag
    attributes_elsewhere,   ///< `Attributes` outside of a tag
    unquoted,               ///< an attribute's value without quotes
    html_in_attribute,      ///< HTML in an attribute's value, or in an element that holds only text
    in_comment,             ///< a hole in a comment or a declaration
    inline_code,            ///< a script, a style, or an attribute that holds one
    not_a_url,              ///< an attribute that holds an address is filled with something other than a `Url`
    in_compound_url,        ///< a hole in an attribute that holds several addresses or a document
    unfinished              ///< the literal ends within a tag, a value or a comment
};

/// Walks through an HTML literal as a browser would and says where the holes stand. `check()` is the first fault found;
/// a format is a fragment that begins and ends outside of tags.  Source: WHATWG HTML, 13.2.5 (tokenization), for the
/// part of the syntax we write; the rest is refused.
class FormatCheck {
public:
    constexpr FormatCheck(std::string_view format, std::span<Hole const> values) : format_(format), values_(values) {}

    constexpr FormatFault check()
    {
        auto fault = FormatFault::none;
        while (fault == FormatFault::none && at_ < format_.size())
            fault = step();
        if (fault != FormatFault::none)
            return fault;
        if (state_ != State::text)
            return FormatFault::unfinished;
        return next_ == values_.size() ? FormatFault::none : FormatFault::too_few_holes;
    }

private:
    enum class State { text, tag_name, in_tag, after_value, attribute_name, before_value, value, comment, declaration };

    static constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
    static constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    static constexpr bool same_word(std::string_view left, std::string_view right)
    {
        if (left.size() != right.size())
            return false;
        for (std::size_t i = 0; i < left.size(); ++i)
            if ((is_letter(left[i]) ? left[i] | 0x20 : left[i]) != right[i])
                return false;
        return true;
    }

    template<std::size_t count>
    static constexpr bool is_one_of(std::string_view word, std::string_view const (&words)[count])
    {
        for (auto const& candidate : words)
            if (same_word(word, candidate))
                return true;
        return false;
    }

    constexpr std::string_view word() const { return format_.substr(start_, at_ - start_); }
    constexpr bool follows(std::string_view text) const { return format_.substr(at_).starts_with(text); }

    constexpr FormatFault step()
    {
        auto const c = format_[at_];
        if (c == '{' || c == '}') {
            if (!follows("{}"))
                return FormatFault::lone_brace;
            if (next_ == values_.size())
                return FormatFault::too_many_holes;
            auto const fault = fill(values_[next_++]);
            at_ += 2;
            return fault;
        }
        auto const fault = read(c);
        ++at_;
        return fault;
    }

    /// A hole stands here.
    constexpr FormatFault fill(Hole value)
    {
        if (value == Hole::refused)
            return FormatFault::refused_type;
        switch (state_) {
        case State::text:
            if (value == Hole::attributes)
                return FormatFault::attributes_elsewhere;
            return value == Hole::html && is_text_only() ? FormatFault::html_in_attribute : FormatFault::none;
        case State::tag_name:
        case State::in_tag:
        case State::after_value: return fill_tag(value);
        case State::attribute_name: return FormatFault::in_attribute_name;
        case State::before_value: return FormatFault::unquoted;
        case State::value: return fill_value(value);
        default: return FormatFault::in_comment;
        }
    }

    constexpr FormatFault fill_tag(Hole value)
    {
        auto const has_name = state_ != State::tag_name || at_ > start_;
        if (state_ == State::tag_name && value != Hole::attributes)
            return FormatFault::in_tag_name;
        if (!has_name || is_end_tag_)
            return FormatFault::in_tag_name;
        if (value != Hole::attributes)
            return FormatFault::in_attribute_name;
        if (state_ == State::tag_name)
            element_ = word();
        state_ = State::after_value;
        return FormatFault::none;
    }

    constexpr FormatFault fill_value(Hole value)
    {
        constexpr std::string_view addresses[]{"href",     "src",        "action",     "formaction", "cite",
                                               "data",     "poster",     "background", "manifest",   "icon",
                                               "longdesc", "xlink:href", "codebase"};
        constexpr std::string_view compound[]{"srcset", "ping", "srcdoc", "imagesrcset", "archive",      "content",
                                              "from",   "to",   "by",     "values",      "attributename"};
        if (value == Hole::attributes)
            return FormatFault::attributes_elsewhere;
        if (value == Hole::html)
            return FormatFault::html_in_attribute;
        if (is_one_of(attribute_, compound))
            return FormatFault::in_compound_url;
        if (!is_one_of(attribute_, addresses))
            return FormatFault::none;
        // What stands before the hole would decide what the address is of.
        return value == Hole::url && at_ == start_ ? FormatFault::none : FormatFault::not_a_url;
    }

    /// A character of the literal itself.
    constexpr FormatFault read(char c)
    {
        switch (state_) {
        case State::text: return c == '<' ? open() : FormatFault::none;
        case State::tag_name: return read_tag_name(c);
        case State::in_tag:
        case State::after_value: return read_in_tag(c);
        case State::attribute_name: return read_attribute_name(c);
        case State::before_value:
            if (c == '"' || c == '\'') {
                quote_ = c;
                start_ = at_ + 1;
                state_ = State::value;
            }
            return c == '"' || c == '\'' || is_space(c) ? FormatFault::none : FormatFault::unquoted;
        case State::value:
            if (c == quote_)
                state_ = State::after_value;
            return FormatFault::none;
        case State::comment:
            if (follows("-->")) {
                at_ += 2;
                state_ = State::text;
            }
            return FormatFault::none;
        default:
            if (c == '>')
                state_ = State::text;
            return FormatFault::none;
        }
    }

    constexpr FormatFault open()
    {
        if (follows("<!--")) {
            at_ += 3;
            state_ = State::comment;
            return FormatFault::none;
        }
        if (follows("<!") || follows("<?")) {
            state_ = State::declaration;
            return FormatFault::none;
        }
        is_end_tag_ = follows("</");
        if (is_end_tag_)
            ++at_;
        start_ = at_ + 1;
        state_ = State::tag_name;
        return FormatFault::none;
    }

    constexpr FormatFault read_tag_name(char c)
    {
        if (at_ == start_ && !is_letter(c))
            return FormatFault::unfinished;
        if (is_space(c) || c == '>' || c == '/') {
            element_ = word();
            state_ = State::in_tag;
            return read_in_tag(c);
        }
        return FormatFault::none;
    }

    constexpr FormatFault read_in_tag(char c)
    {
        if (c == '>')
            return close();
        if (is_space(c) || c == '/') {
            state_ = State::in_tag;
            return FormatFault::none;
        }
        // After a value comes a space, or the browser would have to guess.
        if (state_ == State::after_value || c == '"' || c == '\'' || c == '=' || c == '<')
            return FormatFault::in_attribute_name;
        start_ = at_;
        state_ = State::attribute_name;
        return FormatFault::none;
    }

    constexpr FormatFault read_attribute_name(char c)
    {
        if (c != '=' && c != '>' && c != '/' && !is_space(c))
            return FormatFault::none;
        attribute_ = word();
        // The content security policy refuses both.
        if (same_word(attribute_, "style") || (attribute_.size() > 2 && same_word(attribute_.substr(0, 2), "on")))
            return FormatFault::inline_code;
        if (c == '=') {
            state_ = State::before_value;
            return FormatFault::none;
        }
        state_ = State::in_tag;
        return read_in_tag(c);
    }

    constexpr FormatFault close()
    {
        constexpr std::string_view raw[]{"script",   "style", "iframe",    "noembed",
                                         "noframes", "xmp",   "plaintext", "noscript"};
        state_ = State::text;
        if (is_end_tag_)
            element_ = {};
        // An external script has its end tag right behind it.
        auto const empty_script = same_word(element_, "script") && format_.substr(at_ + 1).starts_with("</script>");
        return is_one_of(element_, raw) && !empty_script ? FormatFault::inline_code : FormatFault::none;
    }

    constexpr bool is_text_only() const
    {
        constexpr std::string_view text_only[]{"textarea", "title"};
        return is_one_of(element_, text_only);
    }

    std::string_view format_;
    std::span<Hole const> values_;
    std::size_t at_ = 0;
    std::size_t start_ = 0; ///< of the name or value that is being read
    std::size_t next_ = 0; ///< value
    State state_ = State::text;
    char quote_ = '"';
    bool is_end_tag_ = false;
    std::string_view element_; ///< the last tag's name, empty after an end tag
    std::string_view attribute_;
};

}
