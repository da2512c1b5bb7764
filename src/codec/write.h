#pragma once

#include "codec/type.h"

/// Described values to JSON: fields in the order of their declaration, absent and empty ones left out.
namespace noddfa::codec {

template<class T> value write(T const& item) { return type_of<T>().write(&item); }

}
