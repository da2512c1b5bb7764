#include "web/desk/routes.h"

#include "web/desk/desk_form.h"

namespace noddfa::web {

namespace {

/// Where everything else begins; for whoever has anything to do here.
std::optional<net::Response> show_start(Reader const& reader, net::Request const&)
{
    auto const standing = standing_of(reader);
    if (!standing.any())
        return std::nullopt;
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1><ul class="govuk-list">)", reader.text("page.desk"));
    auto const lead = [&](char const* place) {
        out.add(R"(<li><a class="govuk-link govuk-!-font-weight-bold" href="{}">{}</a><br>{}</li>)",
                reader.to({"administration", place}), reader.text(std::string{"page.desk."} + place),
                reader.text(std::string{"page.desk."} + place + ".what"));
    };
    for (auto const* place : {"people", "agencies"})
        lead(place);
    if (standing.grants())
        lead("posts");
    lead("waiting");
    if (standing.administers)
        for (auto const* place : {"settings", "holidays"})
            lead(place);
    out += trusted_html("</ul>");
    return page(reader, {reader.text("page.desk"), out, {}, "administration"});
}

}

std::vector<Route> routes_of_desk(Site& site)
{
    std::vector<Route> routes;
    routes.push_back(page_at(site, "/administration", "administration", AnyVisitor{}, show_start));
    add_people(routes, site);
    add_person_forms(routes, site);
    add_membership_forms(routes, site);
    add_account_forms(routes, site);
    add_agencies(routes, site);
    add_posts(routes, site);
    add_settings(routes, site);
    add_rule_forms(routes, site);
    add_holidays(routes, site);
    add_import(routes, site);
    add_waiting(routes, site);
    return routes;
}

}
