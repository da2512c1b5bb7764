#include "web/worklist/routes.h"

#include "web/worklist/alerts.h"
#include "web/worklist/matter.h"
#include "web/worklist/messages.h"
#include "web/worklist/protect.h"
#include "web/worklist/worklist.h"

namespace noddfa::web {

std::vector<Route> routes_of_worklist(Site& site)
{
    std::vector<Route> routes;
    routes.push_back(page_at(site, "/work", "work", AnyVisitor{}, [](Reader const& reader, net::Request const&) {
        return std::optional{show_worklist(reader)};
    }));
    routes.push_back(page_at<std::string>(site, "/work/{reference}", "matter", AnyVisitor{},
                                          [](Reader const& reader, net::Request const&, std::string const& reference) {
                                              return std::optional{lead_to_matter(reader, reference)};
                                          }));
    routes.push_back(page_at(site, "/protect", "protect", AnyVisitor{},
                             [](Reader const& reader, net::Request const&) { return show_protect(reader); }));
    routes.push_back(page_at(site, "/messages", "messages", AnyVisitor{},
                             [](Reader const& reader, net::Request const&) { return show_messages(reader); }));
    routes.push_back(action_at<std::string>(site, "/messages/{message}/again", "message.again", AnyVisitor{},
                                            [](Reader const& reader, Posted const& posted, std::string const& number) {
                                                return change_message(reader, posted, number,
                                                                      MessageChange::send_again);
                                            }));
    routes.push_back(action_at<std::string>(site, "/messages/{message}/recall", "message.recall", AnyVisitor{},
                                            [](Reader const& reader, Posted const& posted, std::string const& number) {
                                                return change_message(reader, posted, number, MessageChange::recall);
                                            }));
    // Whose it is stands in the alert: the question is put where it is found.
    form_at<std::string, std::string, std::string>(routes, site, "/alerts/{room}/{key}/{about}", "alert", AnyVisitor{},
                                                   alert_form, show_alert, take_alert);
    return routes;
}

}
