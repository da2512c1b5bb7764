#include "codec/write.h"

#include "base/london.h"

namespace noddfa::codec {

value write(Date const& date) { return value(date.iso()); }
value write(Moment const& moment) { return value(iso(moment)); }

value write(Paragraph const& paragraph)
{
    boost::json::object out;
    if (!paragraph.id.empty())
        out["id"] = paragraph.id.value;
    if (!paragraph.author.empty())
        out["author"] = paragraph.author.value;
    if (paragraph.language)
        out["language"] = write(*paragraph.language);
    if (!paragraph.labels.empty())
        out["labels"] = write(paragraph.labels);
    if (!paragraph.provenance.empty())
        out["provenance"] = paragraph.provenance;
    if (out.empty())
        return value(paragraph.text);
    out["text"] = paragraph.text;
    return out;
}

}
