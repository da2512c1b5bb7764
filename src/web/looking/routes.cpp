#include "web/looking/access_requests.h"
#include "web/looking/looking.h"

namespace noddfa::web {

namespace {

using access::Action;
using access::ObjectKind;
using application::Thing;

Guard history_of(std::string const& child)
{
    return Needs{Action::read_access_history, Thing{.kind = ObjectKind::access_history, .child = ChildId{child}}};
}

}

std::vector<Route> routes_of_looking(Site& site)
{
    std::vector<Route> routes;
    using net::Request;
    using Text = std::string;
    routes.push_back(
        page_at<Text>(site, "/children/{child}/looks", "child.looks", history_of,
                      [](Reader const& reader, Request const&, Text const& id) { return ask_who_saw(reader, id); }));
    routes.push_back(action_at<Text>(site, "/children/{child}/looks", "child.looks.send", history_of, show_who_saw));
    // Whose an authority's people are is asked by the page: an address says nothing of it.
    routes.push_back(page_at<Text>(
        site, "/people/{person}/looks", "person.looks", AnyVisitor{},
        [](Reader const& reader, Request const&, Text const& id) { return ask_what_they_saw(reader, id); }));
    routes.push_back(
        action_at<Text>(site, "/people/{person}/looks", "person.looks.send", AnyVisitor{}, show_what_they_saw));
    routes.push_back(page_at(site, "/looking", "looking", AnyVisitor{},
                             [](Reader const& reader, Request const&) { return show_outliers(reader); }));
    form_at(routes, site, "/emergency", "emergency", AnyVisitor{}, claim_form, show_claim_form, make_claim);
    routes.push_back(
        page_at<Text>(site, "/children/{child}/emergency", "child.emergency", AnyVisitor{},
                      [](Reader const& reader, Request const&, Text const& id) { return show_by_claim(reader, id); }));
    routes.push_back(page_at(site, "/claims", "claims", AnyVisitor{},
                             [](Reader const& reader, Request const&) { return show_claims(reader); }));
    form_at<Text, Text>(routes, site, "/claims/{child}/{claim}", "claim", AnyVisitor{}, review_form, show_review,
                        make_review);
    Text const requests = "/children/{child}/access-requests";
    routes.push_back(page_at<Text>(
        site, requests, "access_requests", working_requests,
        [](Reader const& reader, Request const&, Text const& child) { return show_access_requests(reader, child); }));
    form_at<Text>(routes, site, requests + "/new", "access_request", working_requests, access_request_form,
                  show_access_request_form, record_access_request);
    auto const working_one = [](Text const& child, Text const&) { return working_requests(child); };
    form_at<Text, Text>(routes, site, requests + "/{person}/extend", "access_extension", working_one,
                        access_extension_form, show_access_extension, extend_access_answer);
    form_at<Text, Text>(routes, site, requests + "/{person}/answer", "access_answer", working_one, access_answer_form,
                        show_access_answer, answer_access_request);
    return routes;
}

}
