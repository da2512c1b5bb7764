#pragma once

#include "web/components/choices.h"

#include <vector>

namespace noddfa::components {

struct RadiosItem {
    Html text{};
    std::string value{};
    std::string id{};
    std::optional<HintParams> hint{};
    std::optional<bool> checked{}; ///< where it is not said, the item whose value is that of the list
    bool disabled = false;
    Html conditional{};            ///< shown while the item is chosen
    std::string divider{};         ///< a word between two items, instead of an item
    LabelParams label{.text = {}}; ///< its classes and attributes
    bool left_out = false; ///< not shown, but counted: the ids of those after it stay as they are
    Attributes attributes{};
};

struct RadiosParams {
    std::string name;
    std::vector<RadiosItem> items;
    std::optional<FieldsetParams> fieldset{}; ///< with the question as its legend
    std::string id_prefix{};                  ///< the name, where it is not given
    std::string value{};
    std::optional<HintParams> hint{};
    std::optional<ErrorMessageParams> error_message{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html radios(RadiosParams const& params);

}
