#pragma once

#include "web/components/parts.h"

#include <vector>

namespace noddfa::components {

struct BreadcrumbsItem {
    Html text;
    std::optional<Url> href{}; ///< none for the page itself
    Attributes attributes{};
};

struct BreadcrumbsParams {
    std::vector<BreadcrumbsItem> items;
    std::string label_text;
    bool collapse_on_mobile = false;
    std::string classes{};
    Attributes attributes{};
};

Html breadcrumbs(BreadcrumbsParams const& params);

}
