#pragma once

#include "web/components/input.h"

namespace noddfa::components {

struct PasswordInputParams {
    std::string name;
    LabelParams label;
    std::string show_password_text;
    std::string hide_password_text;
    std::string show_password_aria_label_text;
    std::string hide_password_aria_label_text;
    std::string password_shown_announcement_text;
    std::string password_hidden_announcement_text;
    std::string id{}; ///< the name, where it is not given
    std::optional<std::string> value{};
    bool disabled = false;
    std::string described_by{};
    std::optional<HintParams> hint{};
    std::optional<ErrorMessageParams> error_message{};
    FormGroup form_group{};
    std::string autocomplete = "current-password";
    std::string button_classes{};
    std::string classes{};
    Attributes attributes{};
};

Html password_input(PasswordInputParams const& params);

}
