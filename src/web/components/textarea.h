#pragma once

#include "web/components/form_group.h"

namespace noddfa::components {

struct TextareaParams {
    std::string name;
    LabelParams label;
    std::string id{}; ///< the name, where it is not given
    std::string value{};
    int rows = 5;
    bool disabled = false;
    std::string described_by{};
    std::optional<HintParams> hint{};
    std::optional<ErrorMessageParams> error_message{};
    FormGroup form_group{};
    std::string autocomplete{};
    std::optional<bool> spellcheck{};
    std::string classes{};
    Attributes attributes{};
};

Html textarea(TextareaParams const& params);

}
