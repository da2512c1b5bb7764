#include "web/before/routes.h"

#include "web/before/convene.h"
#include "web/before/family.h"
#include "web/before/reply.h"
#include "web/before/request.h"

namespace noddfa::web {

std::vector<Route> routes_of_before(Site& site)
{
    std::vector<Route> routes;
    form_at<std::string>(routes, site, "/conferences/{conference}/reply", "reply", invitation_of, reply_form,
                         show_reply, take_reply);
    add_request_routes(routes, site);
    add_request_part_routes(routes, site);
    add_convene_routes(routes, site);
    add_family_routes(routes, site);
    return routes;
}

}
