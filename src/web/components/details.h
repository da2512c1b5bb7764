#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

struct DetailsParams {
    Html summary_text;
    Html text;
    bool open = false;
    std::string id{};
    std::string classes{};
    Attributes attributes{};
};

Html details(DetailsParams const& params);

}
