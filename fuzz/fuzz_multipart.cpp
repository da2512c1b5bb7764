#include "base/bug.h"
#include "net/multipart.h"

#include <cstddef>
#include <cstdint>

namespace noddfa::net {

namespace {

/// The same parts, as a browser writes them.
std::string written(std::vector<FormPart> const& parts, std::string const& boundary)
{
    std::string out;
    for (auto const& part : parts) {
        auto name = part.name;
        auto file = part.file;
        for (auto* text : {&name, &file})
            for (auto at = text->find('"'); at != std::string::npos; at = text->find('"'))
                text->replace(at, 1, "%22");
        out += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
        if (part.is_file)
            out += "; filename=\"" + file + "\"\r\nContent-Type: text/csv";
        out += "\r\n\r\n" + part.content + "\r\n";
    }
    return out + "--" + boundary + "--\r\n";
}

}

}

/// The first line is the content type, the rest the body. What is taken survives being written and read again.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count)
{
    using namespace noddfa::net;
    std::string_view const text{reinterpret_cast<char const*>(bytes), count};
    auto const end = text.find('\n');
    auto const boundary = boundary_of(text.substr(0, end));
    if (!boundary || end == std::string_view::npos)
        return 0;
    auto const parts = parse_multipart(text.substr(end + 1), *boundary);
    if (!parts || parts->empty())
        return 0;
    auto const again = parse_multipart(written(*parts, *boundary), *boundary);
    if (!again || again->size() != parts->size())
        throw noddfa::Bug{"a form does not survive being written"};
    for (std::size_t at = 0; at < parts->size(); ++at)
        if ((*again)[at].name != (*parts)[at].name || (*again)[at].content != (*parts)[at].content)
            throw noddfa::Bug{"a part does not survive being written"};
    return 0;
}
