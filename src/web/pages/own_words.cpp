#include "web/pages/own_words.h"

#include "codec/look.h"

#include <algorithm>

namespace noddfa::web {

namespace {

/// Characters that are none (U+FDD0 and on), kept by Unicode for what a program says to itself.
constexpr std::string_view begins_english = "\xEF\xB7\x90";
constexpr std::string_view begins_welsh = "\xEF\xB7\x91";
constexpr std::string_view ends = "\xEF\xB7\x92";

std::string without_marks(std::string text)
{
    for (auto const mark : {begins_english, begins_welsh, ends})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
            text.erase(at, mark.size());
    return text;
}

/// Each line for itself: lines become paragraphs of their own.
std::string marked(std::string const& text, Language language)
{
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        if (end > at)
            out.append(language == Language::cy ? begins_welsh : begins_english)
                .append(text, at, end - at)
                .append(ends);
        if (end < text.size())
            out += '\n';
        at = end + 1;
    }
    return out;
}

void mark(boost::json::object& object, Language of_page)
{
    auto const language = codec::text_of(object, "language");
    auto* const text = object.if_contains("text");
    bool const is_other = !language.empty() && language != (of_page == Language::cy ? "cy" : "en");
    if (is_other && text && text->is_string())
        *text = marked(std::string{text->get_string()}, language == "cy" ? Language::cy : Language::en);
}

}

Html own_words(Paragraph const& paragraph, Language of_page)
{
    if (!paragraph.language || *paragraph.language == of_page)
        return html("{}", paragraph.text);
    return html(R"(<span lang="{}">{}</span>)", *paragraph.language == Language::cy ? "cy" : "en", paragraph.text);
}

void mark_languages(boost::json::value& written, Language of_page)
{
    if (auto* const text = written.if_string()) {
        *text = without_marks(std::string{*text});
    } else if (auto* const list = written.if_array()) {
        for (auto& each : *list)
            mark_languages(each, of_page);
    } else if (auto* const object = written.if_object()) {
        for (auto& [name, each] : *object)
            mark_languages(each, of_page);
        mark(*object, of_page);
    }
}

Html marked_text(std::string_view text)
{
    Html out;
    while (!text.empty()) {
        auto const begin = std::min(text.find(begins_english), text.find(begins_welsh));
        auto const end = begin == std::string_view::npos ? begin : text.find(ends, begin);
        out.add("{}", text.substr(0, begin));
        if (end == std::string_view::npos)
            return begin == end ? out : (out.add("{}", without_marks(std::string{text.substr(begin)})), out);
        auto const words = text.substr(begin + ends.size(), end - begin - ends.size());
        out.add(R"(<span lang="{}">{}</span>)", text.substr(begin).starts_with(begins_welsh) ? "cy" : "en", words);
        text.remove_prefix(end + ends.size());
    }
    return out;
}

}
