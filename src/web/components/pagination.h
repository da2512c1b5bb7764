#pragma once

#include "web/components/parts.h"

#include <vector>

namespace noddfa::components {

struct PaginationLink {
    Html text;
    Url href;
    std::string label_text{}; ///< what the page is about, where pages have no numbers
    Attributes attributes{};
};

struct PaginationItem {
    Html number;
    Url href;
    std::string visually_hidden_text; ///< the number with a word for page
    bool current = false;
    bool ellipsis = false; ///< pages that are left out; nothing else counts then
    Attributes attributes{};
};

/// Pages that are left out.
PaginationItem pagination_ellipsis();

struct PaginationParams {
    std::string landmark_label;
    std::optional<PaginationLink> previous{};
    std::optional<PaginationLink> next{};
    std::vector<PaginationItem> items{}; ///< without them, the links stand one above the other
    std::string classes{};
    Attributes attributes{};
};

Html pagination(PaginationParams const& params);

}
