#pragma once

#include "codec/type.h"

/// Described values to JSON: fields in the order of their declaration, absent and empty ones left out.
namespace noddfa::codec {

template<class T> value write(T const& item) { return type_of<T>().write(&item); }

/// The same as text.
template<class T> void write_text(T const& item, std::string& out) { type_of<T>().text(&item, out); }
template<class T> std::string text(T const& item)
{
    std::string out;
    out.reserve(400); // most rows and payloads
    write_text(item, out);
    return out;
}

}
