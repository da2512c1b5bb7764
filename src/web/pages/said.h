#pragma once

#include "application/rows.h"
#include "codec/write.h"
#include "web/house/reader.h"

namespace noddfa::web {

/// One of an enumeration in the reader's words: `value.<field>.<word>` where that message exists, else `value.<word>`.
template<class Enum> std::string value_of(Reader const& reader, std::string const& field, Enum value)
{
    auto const word = std::string{codec::write(value).as_string()};
    auto const own = "value." + field + "." + word;
    return reader.text(reader.words.has(own) ? own : "value." + word);
}

/// A row as what it describes. What was written by the same description reads again.
template<class Described> Described read_row(application::Row const& row)
{
    return application::data_of<Described>(row).value_or(Described{});
}

}
