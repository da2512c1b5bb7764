#pragma once

#include "web/components/button.h"

#include <vector>

namespace noddfa::components {

struct PanelAction {
    Html text;
    std::optional<Url> href{}; ///< none for a button
    bool is_button = false;    ///< looks like a button although it is a link
    ButtonType type = ButtonType::button;
    std::string classes{};
    Attributes attributes{};
};

/// Shown only in a panel with the class `govuk-panel--interruption`.
struct PanelActions {
    std::vector<PanelAction> items{};
    std::string classes{};
    Attributes attributes{};
};

struct PanelParams {
    Html title_text;
    Html text{};
    int heading_level = 1;
    std::optional<PanelActions> actions{};
    std::string classes{};
    Attributes attributes{};
};

Html panel(PanelParams const& params);

}
