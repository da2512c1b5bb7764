#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

struct ErrorMessageParams {
    Html text;
    std::string visually_hidden_text; ///< the word for error; may be empty where the text says it
    std::string id{};                 ///< within another component it gives the id
    std::string classes{};
    Attributes attributes{};
};

Html error_message(ErrorMessageParams const& params);

}
