#pragma once

#include "web/components/tag.h"

namespace noddfa::components {

struct PhaseBannerParams {
    TagParams tag;
    Html text;
    std::string classes{};
    Attributes attributes{};
};

Html phase_banner(PhaseBannerParams const& params);

}
