#pragma once

#include "codec/type.h"

/// Strict reading of JSON into described values: an unknown field, a wrong type, an impossible date is a fault that
/// names the field; nothing is guessed.
namespace noddfa::codec {

template<class T> ReadResult read(value const& json, T& into) { return type_of<T>().read(json, &into); }

}
