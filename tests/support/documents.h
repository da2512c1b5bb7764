#pragma once

#include <string>
#include <utility>
#include <vector>

/// Small documents of the kinds that people send.
namespace noddfa::papers {

inline std::string pdf(std::string const& more = {})
{
    return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + more + "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
}

/// An archive of parts that are not packed; `locked`: as one that wants a password says it.
inline std::string zip(std::vector<std::pair<std::string, std::string>> const& parts, bool locked = false)
{
    auto const number = [](std::size_t value, int bytes) {
        std::string out;
        for (; bytes > 0; --bytes, value >>= 8U)
            out += static_cast<char>(value & 0xFFU);
        return out;
    };
    std::string out;
    std::string list;
    for (auto const& [name, content] : parts) {
        auto const common = number(20, 2) + number(locked ? 1 : 0, 2) + number(0, 2) + number(0, 4) + number(0, 4)
                            + number(content.size(), 4) + number(content.size(), 4) + number(name.size(), 2)
                            + number(0, 2);
        list += "PK\x01\x02" + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
                + number(out.size(), 4) + name;
        out += "PK\x03\x04" + common + name + content;
    }
    auto const begins = out.size();
    return out + list + "PK\x05\x06" + number(0, 4) + number(parts.size(), 2) + number(parts.size(), 2)
           + number(list.size(), 4) + number(begins, 4) + number(0, 2);
}

inline std::string docx(std::vector<std::pair<std::string, std::string>> more = {}, bool locked = false)
{
    more.insert(more.begin(), {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w:document/>"}});
    return zip(more, locked);
}

inline std::string odt(std::string const& content)
{
    return zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}});
}

}
