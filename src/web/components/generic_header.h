#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

struct GenericHeaderParams {
    Html logo_text;
    Url url;
    std::string container_classes = "govuk-width-container";
    std::string classes{};
    Attributes attributes{};
};

Html generic_header(GenericHeaderParams const& params);

}
