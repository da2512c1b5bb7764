#include "net/router.h"

#include "base/bug.h"

#include <algorithm>
#include <set>

namespace noddfa::net {

namespace {

std::vector<std::string> segments_of(std::string_view pattern)
{
    if (!pattern.starts_with('/'))
        throw Bug{"the pattern of a route begins with a slash"};
    std::vector<std::string> segments;
    while (pattern.size() > 1) {
        pattern.remove_prefix(1);
        auto const end = pattern.find('/');
        segments.emplace_back(pattern.substr(0, end));
        pattern.remove_prefix(end == std::string_view::npos ? pattern.size() : end);
        if (segments.back().empty() || pattern == "/")
            throw Bug{"the pattern of a route has an empty segment"};
    }
    return segments;
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

}

Router::Router(std::vector<Route> routes, ErrorPage error_page)
    : routes_(std::move(routes)), error_page_(std::move(error_page))
{
    std::set<std::string_view> names;
    for (auto const& route : routes_) {
        add(route);
        if (!names.insert(route.name).second)
            throw Bug{"two routes are called " + route.name};
    }
}

void Router::add(Route const& route)
{
    auto* node = &root_;
    std::size_t parameters = 0;
    for (auto const& segment : segments_of(route.pattern)) {
        auto& next = is_parameter(segment) ? node->parameter : node->literals[segment];
        parameters += is_parameter(segment) ? 1 : 0;
        if (!next)
            next = std::make_unique<Node>();
        node = next.get();
    }
    if (parameters != route.parameters)
        throw Bug{"the handler takes other parameters than the pattern of " + route.name};
    if (route.method == Method::head || !node->routes.emplace(route.method, &route).second)
        throw Bug{"there is a route already where " + route.name + " would be"};
}

Router::Match Router::find(Node const& node, std::vector<std::string> const& segments, std::size_t at,
                           Match match) const
{
    if (at == segments.size()) {
        match.node = node.routes.empty() ? nullptr : &node;
        return match;
    }
    auto const literal = node.literals.find(segments[at]);
    if (literal != node.literals.end()) {
        auto found = find(*literal->second, segments, at + 1, match);
        if (found.node != nullptr)
            return found;
    }
    if (!node.parameter || segments[at].empty())
        return {};
    match.parameters.push_back(segments[at]);
    return find(*node.parameter, segments, at + 1, std::move(match));
}

Response Router::refuse_method(Node const& node, Request const& request) const
{
    std::string allowed;
    for (auto const& [method, route] : node.routes) {
        allowed += (allowed.empty() ? "" : ", ") + std::string{name_of(method)};
        if (method == Method::get)
            allowed += ", HEAD";
    }
    auto response = error_page_(405, request);
    response.headers.emplace_back("Allow", std::move(allowed));
    return response;
}

Response Router::respond(Request const& request) const
{
    auto const match = find(root_, request.target.segments, 0, {});
    if (match.node == nullptr)
        return error_page_(404, request);
    auto const method = request.method == Method::head ? Method::get : request.method;
    auto const route = match.node->routes.find(method);
    if (route == match.node->routes.end())
        return refuse_method(*match.node, request);
    auto response = route->second->handler(request, match.parameters);
    return response ? std::move(*response) : error_page_(404, request);
}

}
