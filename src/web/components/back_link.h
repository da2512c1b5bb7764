#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

struct BackLinkParams {
    Html text;
    Url href;
    std::string classes{};
    Attributes attributes{};
};

Html back_link(BackLinkParams const& params);

}
