#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

struct HintParams {
    Html text;
    std::string id{}; ///< within another component it gives the id
    std::string classes{};
    Attributes attributes{};
};

Html hint(HintParams const& params);

}
