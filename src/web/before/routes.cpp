#include "web/before/routes.h"

#include "web/before/reply.h"

namespace noddfa::web {

std::vector<Route> routes_of_before(Site& site)
{
    std::vector<Route> routes;
    form_at<std::string>(routes, site, "/conferences/{conference}/reply", "reply", invitation_of, reply_form,
                         show_reply, take_reply);
    return routes;
}

}
