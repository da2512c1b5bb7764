#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

enum class ButtonType { submit, button, reset };

struct ButtonParams {
    Html text;
    std::optional<Url> href{};  ///< makes it a link that looks like a button
    ButtonType type = ButtonType::submit;
    std::string name{};
    std::string value{};
    bool disabled = false;
    bool is_start_button = false;
    std::optional<bool> prevent_double_click{};
    std::string id{};
    std::string classes{};
    Attributes attributes{};
};

Html button(ButtonParams const& params);

}
