#pragma once

#include "web/components/parts.h"

#include <vector>

namespace noddfa::components {

struct TabsPanel {
    Html text{}; ///< one paragraph
    Html html{}; ///< instead of `text`
    Attributes attributes{};
};

struct TabsItem {
    Html label;
    TabsPanel panel;
    std::string id{}; ///< the prefix and the place, where it is not given
    Attributes attributes{};
};

struct TabsParams {
    Html title; ///< a heading for those who have no script
    std::vector<TabsItem> items;
    std::string id_prefix{};
    std::string id{};
    std::string classes{};
    Attributes attributes{};
};

Html tabs(TabsParams const& params);

}
