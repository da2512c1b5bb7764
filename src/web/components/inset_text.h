#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

struct InsetTextParams {
    Html text;
    std::string id{};
    std::string classes{};
    Attributes attributes{};
};

Html inset_text(InsetTextParams const& params);

}
