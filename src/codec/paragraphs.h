#pragma once

#include "codec/shape.h"
#include "people/paragraph.h"

namespace noddfa::codec {

/// Calls `visit(Paragraph&)` for every paragraph inside a value.
template<class T, class Visit> void for_each_paragraph(T& item, Visit const& visit)
{
    using Plain = std::remove_const_t<T>;
    if constexpr (std::is_same_v<Plain, Paragraph>) {
        visit(item);
    } else if constexpr (is_optional<Plain>) {
        if (item)
            for_each_paragraph(*item, visit);
    } else if constexpr (is_list<Plain>) {
        if constexpr (!std::is_same_v<Plain, std::vector<bool>>)
            for (auto& inner : item)
                for_each_paragraph(inner, visit);
    } else if constexpr (is_map<Plain>) {
        for (auto& [key, inner] : item)
            for_each_paragraph(inner, visit);
    } else if constexpr (DescribedStruct<Plain>) {
        for_each_member<Plain>([&](std::string_view, auto pointer) { for_each_paragraph(item.*pointer, visit); });
    }
}

}
