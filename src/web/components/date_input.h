#pragma once

#include "web/components/fieldset.h"
#include "web/components/form_group.h"

#include <vector>

namespace noddfa::components {

struct DateInputItem {
    std::string name; ///< without the prefix
    std::string label;
    std::string id{}; ///< that of the date and the name, where it is not given
    std::optional<std::string> value{};
    int width = 2;             ///< characters
    std::optional<bool> error{}; ///< where it is not said for any item, all of a date with an error message
    std::string inputmode = "numeric";
    std::string autocomplete{};
    std::string pattern{};
    std::string classes{};
    Attributes attributes{};
};

struct DateInputParams {
    std::string id;
    std::vector<DateInputItem> items; ///< day, month and year, with their words
    std::string name_prefix{};        ///< with a hyphen behind it, before each name
    std::optional<FieldsetParams> fieldset{};
    std::optional<HintParams> hint{};
    std::optional<ErrorMessageParams> error_message{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html date_input(DateInputParams const& params);

}
