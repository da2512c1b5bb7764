#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

struct TagParams {
    Html text;
    std::string classes{}; ///< the colour, as `govuk-tag--green`
    Attributes attributes{};
};

Html tag(TagParams const& params);

}
