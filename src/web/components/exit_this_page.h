#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

/// For pages that somebody might be seen reading.
struct ExitThisPageParams {
    Html text;
    Url redirect_url; ///< somewhere harmless
    std::string activated_text;
    std::string timed_out_text;
    std::string press_two_more_times_text;
    std::string press_one_more_time_text;
    std::string id{};
    std::string classes{};
    Attributes attributes{};
};

Html exit_this_page(ExitThisPageParams const& params);

}
