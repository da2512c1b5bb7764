#pragma once

#include "web/components/form_group.h"

#include <vector>

namespace noddfa::components {

struct SelectItem {
    std::string text;
    std::optional<std::string> value{}; ///< the text, where it is not given
    std::optional<bool> selected{};     ///< where it is not said, the item whose value is that of the list
    bool disabled = false;
    Attributes attributes{};
};

struct SelectParams {
    std::string name;
    LabelParams label;
    std::vector<SelectItem> items;
    std::string id{}; ///< the name, where it is not given
    std::string value{};
    bool disabled = false;
    std::string described_by{};
    std::optional<HintParams> hint{};
    std::optional<ErrorMessageParams> error_message{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html select(SelectParams const& params);

}
