#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

struct WarningTextParams {
    Html text;
    std::string icon_fallback_text; ///< what the sign says, for those who do not see it
    std::string classes{};
    Attributes attributes{};
};

Html warning_text(WarningTextParams const& params);

}
