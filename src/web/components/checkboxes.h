#pragma once

#include "web/components/choices.h"

#include <vector>

namespace noddfa::components {

struct CheckboxesItem {
    Html text{};
    std::string value{};
    std::string id{};
    std::string name{}; ///< where it differs from that of the list
    std::optional<HintParams> hint{};
    std::optional<bool> checked{}; ///< where it is not said, an item whose value is among those of the list
    bool disabled = false;
    Html conditional{};            ///< shown while the item is chosen
    std::string behaviour{};       ///< `exclusive` unticks the others
    std::string divider{};         ///< a word between two items, instead of an item
    LabelParams label{.text = {}}; ///< its classes and attributes
    bool left_out = false; ///< not shown, but counted: the ids of those after it stay as they are
    Attributes attributes{};
};

struct CheckboxesParams {
    std::string name;
    std::vector<CheckboxesItem> items;
    std::optional<FieldsetParams> fieldset{}; ///< with the question as its legend
    std::string id_prefix{};                  ///< the name, where it is not given
    std::vector<std::string> values{};
    std::string described_by{};
    std::optional<HintParams> hint{};
    std::optional<ErrorMessageParams> error_message{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html checkboxes(CheckboxesParams const& params);

}
