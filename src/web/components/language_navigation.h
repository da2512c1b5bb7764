#pragma once

#include "web/components/parts.h"

#include <vector>

namespace noddfa::components {

struct LanguageNavigationItem {
    Html text;                 ///< the language, in itself
    std::optional<Url> href{}; ///< of the same page in it; none for the language one reads
    std::string lang{};
    std::string href_lang{};   ///< where it differs from `lang`
    std::string dir{};
    bool current = false;
    std::string language_description_text{};
    std::string classes{};
    Attributes attributes{};
};

struct LanguageNavigationParams {
    std::vector<LanguageNavigationItem> items;
    std::string aria_label;
    std::string classes{};
    Attributes attributes{};
};

Html language_navigation(LanguageNavigationParams const& params);

}
