#include "web/routes.h"

#include "web/before/reports/upload.h"
#include "web/before/routes.h"
#include "web/desk/routes.h"
#include "web/house/error_page.h"
#include "web/house/headers.h"
#include "web/looking/looking.h"
#include "web/pages/pages.h"
#include "web/signin/routes.h"
#include "web/worklist/routes.h"

#include <iterator>

namespace noddfa::web {

namespace {

/// A slash at the end leads to the same page.
net::Response found(net::Router const& router, net::Request const& request)
{
    auto const& segments = request.target.segments;
    if (segments.size() < 2 || !segments.back().empty())
        return router.respond(request);
    auto same = request;
    same.target.segments.pop_back();
    return router.respond(same);
}

}

std::vector<Route> routes_of(Site& site, std::map<std::string, std::string> files)
{
    std::vector<Route> routes;
    auto const add = [&](std::vector<Route> more) {
        routes.insert(routes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    add(routes_of_pages(site, std::move(files)));
    add(routes_of_looking(site));
    add(routes_of_sign_in(site));
    add(routes_of_before(site));
    add(routes_of_worklist(site));
    add(routes_of_desk(site));
    return routes;
}

net::Router router_of(Site& site, std::vector<Route> const& routes)
{
    std::vector<net::Route> plain;
    for (auto const& route : routes)
        plain.push_back(route.route());
    return net::Router{std::move(plain),
                       [&site](int status, net::Request const& request) { return error_page(site, status, request); }};
}

net::Response refused(Site& site, int status, net::Request const& request)
{
    if (auto page = page_of_refused_document(site, status, request))
        return *std::move(page);
    return error_page(site, status, request);
}

net::Response answer(Site& site, net::Router const& router, net::Request const& request)
{
    try {
        return guarded_by_headers(site, found(router, request));
    } catch (store::Fault const& fault) {
        // I19 for reads: what could not be put on record is not shown.
        if (!store::passes(fault.code()))
            throw;
        return error_page(site, 503, request);
    }
}

}
