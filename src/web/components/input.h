#pragma once

#include "web/components/form_group.h"

namespace noddfa::components {

/// A word before or after what is typed, as a unit.
struct InputAffix {
    Html text;
    std::string classes{};
    Attributes attributes{};
};

struct InputWrapper {
    std::string classes{};
    Attributes attributes{};
};

struct InputParams {
    std::string name;
    LabelParams label;
    std::string id{}; ///< the name, where it is not given
    std::string type = "text";
    std::string inputmode{};
    std::optional<std::string> value{};
    bool disabled = false;
    std::string described_by{};
    std::optional<HintParams> hint{};
    std::optional<ErrorMessageParams> error_message{};
    std::optional<InputAffix> prefix{};
    std::optional<InputAffix> suffix{};
    FormGroup form_group{};
    InputWrapper input_wrapper{};
    std::string autocomplete{};
    std::string autocapitalize{};
    std::string pattern{};
    std::optional<bool> spellcheck{};
    std::string classes{};
    Attributes attributes{};
};

Html input(InputParams const& params);

}
