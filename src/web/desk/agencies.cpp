#include "web/components/button.h"
#include "web/components/summary_list.h"
#include "web/desk/desk_form.h"
#include "web/desk/known.h"
#include "web/desk/routes.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

/// Agencies: those that are there, one, a new one, changes and closing.
namespace noddfa::web {

using namespace components;
using directory::Agency;
using directory::AgencyDetails;
using directory::Command;

namespace agency_pages {

using Kind = Field::Kind;

std::vector<Option> sector_options(Reader const& reader)
{
    std::vector<Option> options;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Sector>>(
        [&](auto each) { options.push_back({each.name, value_of(reader, "sector", each.value)}); });
    return options;
}

template<class Id> Html named(Reader const& reader, std::vector<Id> const& ids)
{
    Html out;
    for (auto const& id : ids)
        out.add("<div>{}</div>", called(reader, id));
    return out;
}

std::string standing_in_words(Reader const& reader, Agency const& agency)
{
    if (!agency.until)
        return reader.text("page.desk.agency.open", {{"day", reader.words.day(agency.from)}});
    return reader.text("page.desk.agency.closes", {{"day", reader.words.day(*agency.until)}});
}

/// Agencies are no secret to whoever has anything to do here; those who lead one see that one.
bool sees(Standing const& standing, AgencyId const& agency)
{
    return standing.grants() || standing.leads.contains(agency);
}

std::optional<net::Response> show_agencies(Reader const& asking, net::Request const&)
{
    return at_once(asking, [](Reader const& reader, ledger::Snapshot const& at) -> std::optional<net::Response> {
        auto const standing = standing_of(reader, at);
        if (!standing.any())
            return std::nullopt;
        auto out = done_banner(reader);
        out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", reader.text("page.desk.agencies"));
        if (standing.administers)
            out += button(
                {.text = reader.text("page.desk.agency.new"), .href = reader.to({"administration", "new-agency"})});
        Listing listing{reader, reader.text("page.desk.agencies"), {"agency", "sector", "services", "state"}};
        for (auto const* agency : known_agencies(reader, at))
            if (sees(standing, agency->said.agency))
                listing.add({link_to(reader, {"administration", "agencies", agency->said.agency.value},
                                     called(reader, *agency)),
                             value_of(reader, "sector", agency->said.sector), named(reader, agency->said.services),
                             standing_in_words(reader, *agency)});
        if (!listing.empty())
            out += listing.show();
        return page(reader, {reader.text("page.desk.agencies"), out, desk_crumbs(reader), "administration"});
    });
}

std::vector<Crumb> crumbs(Reader const& reader, Agency const* agency = nullptr)
{
    std::vector<Crumb> more{{reader.text("page.desk.agencies"), reader.to({"administration", "agencies"})}};
    if (agency)
        more.push_back({called(reader, *agency), reader.to({"administration", "agencies", agency->said.agency.value})});
    return desk_crumbs(reader, std::move(more));
}

std::optional<net::Response> show_agency(Reader const& asking, net::Request const&, std::string const& id)
{
    return at_once(asking, [&](Reader const& reader, ledger::Snapshot const& at) -> std::optional<net::Response> {
        auto const& agency = at.site().agency(AgencyId{id}).agency;
        auto const standing = standing_of(reader, at);
        if (!agency || !sees(standing, agency->said.agency))
            return std::nullopt;
        SummaryListParams params;
        auto const row = [&](char const* key, Html value) {
            params.rows.push_back({{reader.text(key)}, {std::move(value)}});
        };
        row("page.desk.agency.english", agency->said.name);
        row("page.desk.agency.welsh", agency->said.welsh_name);
        row("page.desk.agency.sector", value_of(reader, "sector", agency->said.sector));
        row("page.desk.agency.services", named(reader, agency->said.services));
        row("page.desk.agency.authorities", named(reader, agency->said.authorities));
        row("page.desk.agency.state", standing_in_words(reader, *agency));
        auto out = done_banner(reader);
        out.add(
            R"(<h1 class="govuk-heading-l">{}</h1>{}<ul class="govuk-list"><li><a class="govuk-link" href="{}">{}</a></li>)",
            called(reader, *agency), summary_list(params),
            reader.to({"administration", "people"}).with_query("agency", id), reader.text("page.desk.agency.people"));
        if (standing.administers && !agency->until)
            for (auto const* what : {"change", "close"})
                out.add("<li>{}</li>", link_to(reader, {"administration", "agencies", id, what},
                                               reader.text(std::string{"page.desk.agency."} + what)));
        out += trusted_html("</ul>");
        return page(reader, {called(reader, *agency), out, crumbs(reader), "administration"});
    });
}

std::optional<Agency> open_agency(Reader const& reader, std::string const& id)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Agency> {
        auto const& agency = at.site().agency(AgencyId{id}).agency;
        return agency && !agency->until ? agency : std::nullopt;
    });
}

std::vector<Field> particulars(Reader const& reader, AgencyDetails const& said)
{
    return {ask(Kind::text, "name").from(said.name), ask(Kind::text, "welsh_name").optional().from(said.welsh_name),
            ask(Kind::many, "services").optional().of(service_options(reader)),
            ask(Kind::many, "authorities").optional().of(authority_options(reader)),
            ask(Kind::many, "lead_approves_reports")
                .optional()
                .of({{"yes", reader.text("form.desk_agency.lead_approves_reports.yes")}})
                .from(said.lead_approves_reports.value_or(false) ? "yes" : "")};
}

template<class Id> std::vector<Id> chosen(Form const& form, char const* field)
{
    std::vector<Id> ids;
    for (auto const& value : form.texts(field))
        ids.emplace_back(value);
    return ids;
}

std::optional<Asked> ask_new_agency(Reader const& reader)
{
    auto fields = particulars(reader, {});
    fields.insert(fields.begin() + 2, ask(Kind::pick, "sector").of(sector_options(reader)));
    fields.push_back(ask(Kind::date, "since").from(reader.today().iso()));
    return Asked{reader.text("page.desk.agency.new"),
                 Form{reader, "desk_agency", std::move(fields)},
                 "page.desk.record",
                 {},
                 crumbs(reader)};
}

std::optional<net::Response> record_agency(Reader const& reader, Form& form)
{
    constexpr std::size_t length = 16;
    auto const id = form.command().value;
    AgencyDetails said;
    said.agency = AgencyId{"a-" + id.substr(id.rfind(':') + 1, length)};
    said.name = form.text("name");
    said.welsh_name = form.text("welsh_name");
    // One of the answers offered.
    (void)codec::read(boost::json::value(form.text("sector")), said.sector);
    said.services = chosen<ServiceId>(form, "services");
    said.authorities = chosen<AuthorityId>(form, "authorities");
    said.since = form.date("since");
    if (!form.texts("lead_approves_reports").empty())
        said.lead_approves_reports = true;
    if (!carried_out(reader, form, stream_of(said.agency), Command{directory::RecordAgency{said}}))
        return std::nullopt;
    return done_at(reader, {"administration", "agencies", said.agency.value});
}

std::optional<Asked> ask_change(Reader const& reader, std::string const& id)
{
    auto const agency = open_agency(reader, id);
    if (!agency)
        return std::nullopt;
    Form form{reader, "desk_agency", particulars(reader, agency->said)};
    Posted chosen;
    for (auto const& service : agency->said.services)
        chosen.emplace("services", service.value);
    for (auto const& authority : agency->said.authorities)
        chosen.emplace("authorities", authority.value);
    form.restore(chosen);
    return resting_on(
        stream_of(agency->said.agency),
        Asked{reader.text("page.desk.agency.change"), std::move(form), "page.desk.save", {}, crumbs(reader, &*agency)});
}

std::optional<net::Response> change_agency(Reader const& reader, Form& form, std::string const& id)
{
    directory::AgencyChange const change{AgencyId{id},
                                         form.text("name"),
                                         form.text("welsh_name"),
                                         chosen<ServiceId>(form, "services"),
                                         chosen<AuthorityId>(form, "authorities"),
                                         !form.texts("lead_approves_reports").empty()};
    if (!carried_out(reader, form, stream_of(change.agency), Command{directory::ChangeAgency{change}}))
        return std::nullopt;
    return done_at(reader, {"administration", "agencies", id});
}

std::optional<Asked> ask_close(Reader const& reader, std::string const& id)
{
    auto const agency = open_agency(reader, id);
    if (!agency)
        return std::nullopt;
    return resting_on(stream_of(agency->said.agency),
                      Asked{reader.text("page.desk.agency.close"),
                            Form{reader,
                                 "desk_agency_close",
                                 {ask(Kind::date, "on").from(reader.today().iso()), ask(Kind::lines, "reason")}},
                            "page.desk.agency.close.button",
                            html(R"(<p class="govuk-body">{}</p>)", called(reader, *agency)),
                            crumbs(reader, &*agency)});
}

std::optional<net::Response> close_agency(Reader const& reader, Form& form, std::string const& id)
{
    directory::AgencyEnd const end{AgencyId{id}, form.date("on"), form.paragraph_if_any("reason")};
    if (!carried_out(reader, form, stream_of(end.agency), Command{directory::CloseAgency{end}}))
        return std::nullopt;
    return done_at(reader, {"administration", "agencies", id});
}

}

void add_agencies(std::vector<Route>& routes, Site& site)
{
    using namespace agency_pages;
    routes.push_back(page_at(site, "/administration/agencies", "agencies", AnyVisitor{}, show_agencies));
    routes.push_back(
        page_at<std::string>(site, "/administration/agencies/{agency}", "agency", AnyVisitor{}, show_agency));
    desk_form(routes, site, "/new-agency", "new_agency", Marked::yes, ask_new_agency, record_agency,
              of_organisations());
    desk_form<std::string>(routes, site, "/agencies/{agency}/change", "change_agency", Marked::yes, ask_change,
                           change_agency, of_organisations());
    desk_form<std::string>(routes, site, "/agencies/{agency}/close", "close_agency", Marked::yes, ask_close,
                           close_agency, of_organisations());
}

}
