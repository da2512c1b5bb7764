#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace noddfa::net {

enum class Method { get, head, post, put, patch, delete_, options };

/// `GET`, … Nothing for a method that we do not know.
std::optional<Method> method_of(std::string_view name);
std::string_view name_of(Method method);

/// A path in its segments and a query in its pairs, percent-decoded.
struct Target {
    std::vector<std::string> segments; ///< none for `/`; a slash at the end gives an empty one
    std::vector<std::pair<std::string, std::string>> query;
};

struct Request {
    std::string id; ///< of this request, for logs and error pages: letters and digits
    Method method = Method::get;
    Target target;
    std::map<std::string, std::string, std::less<>> headers; ///< by lower-case name; several are joined by `, `
    std::string body;
    std::string source; ///< the address that the connection comes from, in digits

    /// Empty where the header is not there.
    std::string_view header(std::string_view name) const;
    /// The first value of the name.
    std::optional<std::string_view> query(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers{}; ///< without length, date, connection and request id
    std::string body{};
};

}
