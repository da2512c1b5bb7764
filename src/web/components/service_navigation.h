#pragma once

#include "web/components/parts.h"

#include <vector>

namespace noddfa::components {

struct ServiceNavigationItem {
    Html text{};
    std::optional<Url> href{};
    bool current = false; ///< the page itself
    bool active = false;  ///< the page is below it
    Attributes attributes{};
};

/// HTML of one's own at the ends of the bar and of its list.
struct ServiceNavigationSlots {
    Html start{};
    Html end{};
    bool end_inline = false;
    Html navigation_start{}; ///< list items
    Html navigation_end{};   ///< list items
};

struct ServiceNavigationParams {
    std::string aria_label; ///< of the section, where there is a service name or a slot
    std::string menu_button_text;
    std::string menu_button_label{};
    std::string navigation_label{}; ///< where it differs from the text of the menu button
    std::string navigation_id = "navigation";
    std::string navigation_classes{};
    std::string service_name{};
    std::optional<Url> service_url{};
    std::vector<ServiceNavigationItem> navigation{};
    std::optional<bool> collapse_navigation_on_mobile{}; ///< as a rule, more than one item
    ServiceNavigationSlots slots{};
    std::string classes{};
    Attributes attributes{};
};

Html service_navigation(ServiceNavigationParams const& params);

}
