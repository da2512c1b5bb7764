#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

struct FieldsetLegend {
    Html text{};
    bool is_page_heading = false;
    std::string classes{};
};

struct FieldsetParams {
    std::optional<FieldsetLegend> legend{};
    Html html{};
    std::string described_by{};
    std::string role{};
    std::string classes{};
    Attributes attributes{};
};

Html fieldset(FieldsetParams const& params);

}
