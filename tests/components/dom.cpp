#include "components/dom.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <sstream>

namespace noddfa::test {

namespace {

bool is_one_of(std::string_view name, std::span<std::string_view const> names)
{
    return std::ranges::find(names, name) != names.end();
}

// Elements that stand in a line of text; those of the second list are one piece there, with a line of their own within.
constexpr std::array<std::string_view, 8> inline_elements{"a", "span", "strong", "em", "b", "i", "code", "label"};
constexpr std::array<std::string_view, 6> inline_pieces{"input", "button", "select", "textarea", "svg", "img"};

std::string name_of(GumboElement const& element)
{
    if (element.tag != GUMBO_TAG_UNKNOWN)
        return gumbo_normalized_tagname(element.tag);
    auto original = element.original_tag;
    gumbo_tag_from_original_text(&original);
    return {original.data, original.length};
}

class Writer {
public:
    void node(GumboNode const& node)
    {
        switch (node.type) {
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE: return element(node.v.element);
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA: return text(node.v.text.text);
        default: return;
        }
    }

    void children(GumboElement const& element)
    {
        for (unsigned i = 0; i < element.children.length; ++i)
            node(*static_cast<GumboNode const*>(element.children.data[i]));
    }

    std::string take()
    {
        end_text();
        return std::move(out_);
    }

private:
    void element(GumboElement const& element)
    {
        auto const name = name_of(element);
        auto const is_piece = is_one_of(name, inline_pieces);
        auto const is_block = !is_piece && !is_one_of(name, inline_elements);
        if (is_piece && has_pending_space_)
            text_ += ' ';
        line("<" + name + attributes(element) + ">");
        if (is_block || is_piece)
            begin_line();
        if (name == "textarea")
            verbatim(element);
        else
            children(element);
        end_text();
        if (is_block || is_piece)
            begin_line();
        at_start_ = at_start_ && !is_piece;
        out_ += "</" + name + ">\n";
    }

    void verbatim(GumboElement const& element)
    {
        for (unsigned i = 0; i < element.children.length; ++i)
            text_ += static_cast<GumboNode const*>(element.children.data[i])->v.text.text;
        at_start_ = false;
    }

    void text(std::string_view characters)
    {
        for (auto const c : characters) {
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                has_pending_space_ = !at_start_;
                continue;
            }
            // A space belongs to what comes after it, on whichever side of an inline tag it was written.
            if (has_pending_space_)
                text_ += ' ';
            has_pending_space_ = at_start_ = false;
            text_ += c;
        }
    }

    void begin_line()
    {
        end_text();
        at_start_ = true;
        has_pending_space_ = false;
    }

    void end_text()
    {
        if (!text_.empty())
            out_ += "\"" + text_ + "\"\n";
        text_.clear();
    }

    void line(std::string const& markup)
    {
        end_text();
        out_ += markup + "\n";
    }

    static std::string attributes(GumboElement const& element)
    {
        std::multimap<std::string, std::string> sorted;
        for (unsigned i = 0; i < element.attributes.length; ++i) {
            auto const& attribute = *static_cast<GumboAttribute const*>(element.attributes.data[i]);
            sorted.emplace(attribute.name, attribute.value);
        }
        std::string written;
        for (auto const& [name, value] : sorted)
            written += " " + name + "=\"" + (name == "class" ? words(value) : value) + "\"";
        return written;
    }

    static std::string words(std::string_view value)
    {
        std::istringstream stream{std::string{value}};
        std::string result;
        for (std::string word; stream >> word;)
            result += (result.empty() ? "" : " ") + word;
        return result;
    }

    std::string out_;
    std::string text_;
    bool at_start_ = true;
    bool has_pending_space_ = false;
};

GumboElement const& body_of(GumboOutput const& parsed)
{
    auto const& html = parsed.root->v.element;
    return static_cast<GumboNode const*>(html.children.data[html.children.length - 1])->v.element;
}

}

std::string normalised(std::string_view fragment)
{
    auto* const parsed = gumbo_parse_with_options(&kGumboDefaultOptions, fragment.data(), fragment.size());
    Writer writer;
    writer.children(body_of(*parsed));
    gumbo_destroy_output(&kGumboDefaultOptions, parsed);
    return writer.take();
}

}
