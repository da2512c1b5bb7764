#pragma once

#include "codec/type.h"

namespace noddfa::codec {

/// The JSON Schema (2020-12) of what `read` accepts for a type. Shared shapes are references into `$defs`.
template<class T> value schema_of() { return type_of<T>().schema(); }

}
