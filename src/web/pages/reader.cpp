#include "web/pages/reader.h"

namespace noddfa::web {

namespace {

Url path_of(std::vector<std::string> const& segments)
{
    std::string address;
    for (auto const& segment : segments)
        address += std::string{Url::path({segment}).view()};
    return Url::parse(address).value();
}

}

Url Reader::to(std::vector<std::string> const& segments) const { return in(language, segments); }

Url Reader::in(Language other, std::vector<std::string> const& segments) const
{
    std::vector<std::string> all{std::string{code_of(other)}};
    all.insert(all.end(), segments.begin(), segments.end());
    return path_of(all);
}

Url Reader::here_in(Language other) const
{
    auto address = in(other, place);
    for (auto const& [name, value] : query)
        address = address.with_query(name, value);
    return address;
}

std::optional<Language> language_of(std::string_view code)
{
    if (code == "en")
        return Language::en;
    return code == "cy" ? std::optional{Language::cy} : std::nullopt;
}

std::string_view code_of(Language language) { return language == Language::cy ? "cy" : "en"; }

}
