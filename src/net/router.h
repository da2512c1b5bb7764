#pragma once

#include "net/message.h"

#include <charconv>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace noddfa::net {

/// How a segment of a path becomes a parameter of a handler: `read` gives nothing for a segment that cannot be one, and
/// the page is not found. Specialise it for an identifier.
template<class T> struct PathParameter;

template<> struct PathParameter<std::string> {
    static std::optional<std::string> read(std::string_view segment) { return std::string{segment}; }
};

template<> struct PathParameter<int> {
    static std::optional<int> read(std::string_view segment)
    {
        int number = 0;
        auto const end = segment.data() + segment.size();
        auto const result = std::from_chars(segment.data(), end, number);
        return result.ec == std::errc{} && result.ptr == end ? std::optional{number} : std::nullopt;
    }
};

/// One page or action: declared once, by `route`.
struct Route {
    /// Nothing if a parameter cannot be read.
    using Handler = std::function<std::optional<Response>(Request const&, std::vector<std::string> const& parameters)>;

    Method method;
    std::string pattern; ///< `/conferences/{conference}/children/{child}`
    std::string name; ///< what code and golden tables call it
    std::size_t parameters;
    Handler handler;
};

namespace detail {

template<class... Parameters, class Handle, std::size_t... index>
std::optional<Response> call(Handle const& handle, Request const& request, std::vector<std::string> const& segments,
                             std::index_sequence<index...>)
{
    [[maybe_unused]] auto const parameters = std::make_tuple(PathParameter<Parameters>::read(segments[index])...);
    if (!(true && ... && std::get<index>(parameters).has_value()))
        return std::nullopt;
    return handle(request, *std::get<index>(parameters)...);
}

}

/// `route<ConferenceId>(Method::get, "/conferences/{conference}", "conference", show_conference)`, where
/// `show_conference(Request const&, ConferenceId const&)` gives the response.
template<class... Parameters, class Handle>
Route route(Method method, std::string pattern, std::string name, Handle handle)
{
    auto handler = [handle = std::move(handle)](Request const& request, std::vector<std::string> const& segments) {
        return detail::call<Parameters...>(handle, request, segments, std::index_sequence_for<Parameters...>{});
    };
    return {method, std::move(pattern), std::move(name), sizeof...(Parameters), std::move(handler)};
}

/// Finds the route of a request. A literal segment goes before a parameter. HEAD is answered as GET.
class Router {
public:
    /// A page for a status that the router answers itself: 404, 405.
    using ErrorPage = std::function<Response(int status, Request const&)>;

    /// A Bug: a pattern that is malformed or has another number of parameters than its handler, two routes of one
    /// method whose patterns match the same paths, two routes of one name.
    Router(std::vector<Route> routes, ErrorPage error_page);

    Response respond(Request const& request) const;
    /// In the order they were declared.
    std::vector<Route> const& routes() const { return routes_; }

private:
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
        std::unique_ptr<Node> parameter;
        std::map<Method, Route const*> routes;
    };
    struct Match {
        Node const* node = nullptr;
        std::vector<std::string> parameters;
    };

    void add(Route const& route);
    Match find(Node const& node, std::vector<std::string> const& segments, std::size_t at, Match match) const;
    Response refuse_method(Node const& node, Request const& request) const;

    std::vector<Route> routes_;
    ErrorPage error_page_;
    Node root_;
};

}
