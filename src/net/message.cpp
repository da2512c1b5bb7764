#include "net/message.h"

#include <algorithm>
#include <array>

namespace noddfa::net {

namespace {

constexpr std::array<std::pair<std::string_view, Method>, 7> methods{{{"GET", Method::get},
                                                                      {"HEAD", Method::head},
                                                                      {"POST", Method::post},
                                                                      {"PUT", Method::put},
                                                                      {"PATCH", Method::patch},
                                                                      {"DELETE", Method::delete_},
                                                                      {"OPTIONS", Method::options}}};

}

std::optional<Method> method_of(std::string_view name)
{
    for (auto const& [known, method] : methods)
        if (known == name)
            return method;
    return std::nullopt;
}

std::string_view name_of(Method method)
{
    return std::ranges::find(methods, method, &std::pair<std::string_view, Method>::second)->first;
}

std::string_view Request::header(std::string_view name) const
{
    auto const found = headers.find(name);
    return found == headers.end() ? std::string_view{} : found->second;
}

std::optional<std::string_view> Request::query(std::string_view name) const
{
    for (auto const& [known, value] : target.query)
        if (known == name)
            return value;
    return std::nullopt;
}

}
