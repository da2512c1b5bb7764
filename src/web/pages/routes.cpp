#include "web/pages/pages.h"

#include "web/house/error_page.h"
#include "web/house/route.h"

/// Which address is which page, and who may come there. Every page stands under its language.
namespace noddfa::web {

namespace {

using access::Action;
using access::ObjectKind;
using application::Thing;
using net::Method;
using net::Request;
using net::Response;

std::string type_of(std::string const& name)
{
    if (name.ends_with(".svg"))
        return "image/svg+xml";
    return name.ends_with(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
}

/// What the site serves as it stands: the stylesheet and the script.
net::Route asset_route(Site& site, std::map<std::string, std::string> files)
{
    return net::route<std::string>(
        Method::get, "/assets/{file}", "asset",
        [&site, files = std::move(files)](Request const& request, std::string const& name) -> Response {
            auto const found = files.find(name);
            if (found == files.end())
                return error_page(site, 404, request);
            return {200,
                    {{"Content-Type", type_of(name)},
                     {"Cache-Control", "public, max-age=31536000, immutable"},
                     {"X-Content-Type-Options", "nosniff"}},
                    found->second};
        });
}

Guard header_of(std::string const& id)
{
    return Needs{Action::read_header, Thing{.kind = ObjectKind::conference, .conference = ConferenceId{id}}};
}

}

std::vector<Route> routes_of_pages(Site& site, std::map<std::string, std::string> files)
{
    std::vector<Route> routes;
    routes.push_back(Declaring::plain(net::route(Method::get, "/", "home", [&site](Request const& request) {
        return go_to(unknown_reader_of(site, request).to({"work"}));
    })));
    routes.push_back(Declaring::plain(asset_route(site, std::move(files))));
    routes.push_back(page_at(site, "", "start", Open{}, [](Reader const& reader, Request const&) {
        return std::optional{go_to(reader.to({"work"}))};
    }));
    routes.push_back(
        page_at(site, "/conferences", "conferences", AnyVisitor{}, [](Reader const& reader, Request const& request) {
            return std::optional{show_conferences(reader, request)};
        }));
    routes.push_back(page_at<std::string>(
        site, "/conferences/{conference}", "conference", header_of,
        [](Reader const& reader, Request const&, std::string const& id) { return show_conference(reader, id); }));
    routes.push_back(page_at(site, "/diary", "diary", AnyVisitor{}, [](Reader const& reader, Request const& request) {
        return std::optional{show_diary(reader, request)};
    }));
    routes.push_back(page_at(site, "/register", "register", AnyVisitor{}, [](Reader const& reader, Request const&) {
        return std::optional{show_register(reader)};
    }));
    routes.push_back(page_at<std::string>(
        site, "/children/{child}", "child", AnyVisitor{},
        [](Reader const& reader, Request const&, std::string const& id) { return show_child(reader, id); }));
    routes.push_back(page_at(site, "/protocol", "protocol", Open{}, [](Reader const& reader, Request const& request) {
        return std::optional{show_protocol(reader, request)};
    }));
    routes.push_back(page_at<std::string>(
        site, "/clauses/{clause}", "clause", Open{},
        [](Reader const& reader, Request const&, std::string const& id) { return show_clause(reader, id); }));
    return routes;
}

}
