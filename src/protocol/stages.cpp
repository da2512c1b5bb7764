#include "protocol/stages.h"

#include <charconv>

namespace noddfa {

std::vector<Stage> stages(std::vector<std::string> const& written)
{
    std::vector<Stage> all;
    for (auto const& text : written) {
        auto const colon = text.find(':');
        Stage stage{text.substr(0, colon), 0};
        if (colon != std::string::npos)
            std::from_chars(text.data() + colon + 1, text.data() + text.size(), stage.days);
        all.push_back(std::move(stage));
    }
    return all;
}

}
