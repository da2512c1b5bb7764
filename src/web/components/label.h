#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

struct LabelParams {
    Html text;
    std::string for_id{}; ///< within another component it gives the id
    bool is_page_heading = false;
    std::string classes{};
    Attributes attributes{};
};

/// Nothing where the text is empty.
Html label(LabelParams const& params);

}
