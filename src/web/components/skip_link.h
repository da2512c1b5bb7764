#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

struct SkipLinkParams {
    Html text;
    Url href; ///< the fragment of the main content
    std::string classes{};
    Attributes attributes{};
};

Html skip_link(SkipLinkParams const& params);

}
