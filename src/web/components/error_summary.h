#pragma once

#include "web/components/parts.h"

#include <vector>

namespace noddfa::components {

struct ErrorSummaryItem {
    Html text;
    std::optional<Url> href{}; ///< of the field
    Attributes attributes{};
};

struct ErrorSummaryParams {
    Html title_text;
    std::vector<ErrorSummaryItem> error_list{};
    Html description_text{};
    std::optional<bool> disable_auto_focus{};
    std::string classes{};
    Attributes attributes{};
};

Html error_summary(ErrorSummaryParams const& params);

}
