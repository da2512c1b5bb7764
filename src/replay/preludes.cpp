#include "embedded/preludes.h"
#include "replay/player.h"

namespace noddfa::replay {

namespace {

std::string_view stem(std::string_view file) { return file.substr(0, file.rfind('.')); }

}

std::optional<std::string_view> prelude(std::string_view name)
{
    for (auto const& [file, text] : embedded::preludes())
        if (stem(file) == name)
            return text;
    return std::nullopt;
}

std::vector<std::string> prelude_names()
{
    std::vector<std::string> names;
    for (auto const& [file, text] : embedded::preludes())
        names.emplace_back(stem(file));
    return names;
}

}
