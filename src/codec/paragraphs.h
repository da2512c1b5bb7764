#pragma once

#include "codec/type.h"

namespace noddfa::codec {

/// Calls `visit` for every paragraph inside a value.
template<class T> void for_each_paragraph(T& item, VisitParagraph const& visit)
{
    type_of<T>().paragraphs(&item, visit);
}

}
