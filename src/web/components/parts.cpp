#include "web/components/parts.h"

#include "base/bug.h"

namespace noddfa::components {

std::string also(std::string_view classes) { return joined({}, classes); }

std::string joined(std::string_view words, std::string_view more)
{
    std::string result{words};
    if (!more.empty())
        result.append(" ").append(more);
    return result;
}

Html heading(int level, Attributes const& attributes, Html const& content)
{
    switch (level) {
    case 1: return html("<h1{}>{}</h1>", attributes, content);
    case 2: return html("<h2{}>{}</h2>", attributes, content);
    case 3: return html("<h3{}>{}</h3>", attributes, content);
    case 4: return html("<h4{}>{}</h4>", attributes, content);
    case 5: return html("<h5{}>{}</h5>", attributes, content);
    case 6: return html("<h6{}>{}</h6>", attributes, content);
    default: throw Bug{"a heading has a level from 1 to 6"};
    }
}

Attributes said(AttributeName name, std::optional<bool> holds)
{
    Attributes attributes;
    if (holds)
        attributes.add(name, *holds ? "true" : "false");
    return attributes;
}

Attributes id_of(std::string_view id) { return Attributes{}.add_if_any("id", id); }

}
