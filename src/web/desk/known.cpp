#include "web/desk/known.h"

#include "protocol/authorities.h"
#include "protocol/services.h"
#include "web/components/button.h"
#include "web/pages/said.h"

#include <algorithm>

namespace noddfa::web {

namespace {

constexpr int most_agencies = 20000;

bool in_welsh(Reader const& reader) { return reader.language == Language::cy; }

void sort(std::vector<Option>& options) { std::ranges::sort(options, {}, &Option::text); }

}

std::string called(Reader const& reader, directory::Agency const& agency)
{
    return in_welsh(reader) && !agency.said.welsh_name.empty() ? agency.said.welsh_name : agency.said.name;
}

std::string called(Reader const& reader, ledger::Snapshot const& at, AgencyId const& agency)
{
    auto const& known = at.site().agency(agency).agency;
    return known ? called(reader, *known) : agency.value;
}

std::string called(Reader const& reader, ledger::Snapshot const& at, PersonId const& person)
{
    auto const& known = at.site().practitioner(person).practitioner;
    return known ? known->said.name : reader.text("page.desk.nobody_known");
}

std::string called(Reader const& reader, AuthorityId const& authority)
{
    auto const* council = any_council(authority);
    if (!council)
        return authority.value;
    return in_welsh(reader) ? council->welsh : council->english;
}

std::string called(Reader const& reader, ServiceId const& service)
{
    auto const* known = reader.site.ledger.services().service(service);
    if (!known)
        return service.value;
    return in_welsh(reader) ? known->welsh : known->english;
}

std::string called(Reader const& reader, ledger::Snapshot const& at, directory::PostOf const& post)
{
    auto const name = value_of(reader, "post", post.post);
    if (post.authority)
        return reader.text("page.desk.post_for", {{"post", name}, {"place", called(reader, *post.authority)}});
    if (post.agency)
        return reader.text("page.desk.post_for", {{"post", name}, {"place", called(reader, at, *post.agency)}});
    return name;
}

std::vector<directory::Agency const*> known_agencies(Reader const& reader, ledger::Snapshot const& at)
{
    std::vector<directory::Agency const*> agencies;
    for (auto const& row : at.under(application::RowKind::agency, application::every_agency, most_agencies))
        if (auto const& agency = at.site().agency(read_row<application::AgencyRow>(row).agency).agency)
            agencies.push_back(&*agency);
    std::ranges::sort(agencies, {}, [&](auto const* agency) { return called(reader, *agency); });
    return agencies;
}

std::vector<Option> agency_options(Reader const& reader, ledger::Snapshot const& at, std::set<AgencyId> const* only)
{
    std::vector<Option> options;
    for (auto const* agency : known_agencies(reader, at))
        if ((!agency->until || reader.today() < *agency->until) && (!only || only->contains(agency->said.agency)))
            options.push_back({agency->said.agency.value, called(reader, *agency)});
    return options;
}

std::vector<Option> authority_options(Reader const& reader)
{
    std::vector<Option> options;
    auto const add = [&](Authorities const& all) {
        for (auto const& council : all.councils)
            if (council.holds_on(reader.today()))
                options.push_back({council.id.value, called(reader, council.id)});
    };
    add(authorities());
    // Those that there are not are a demonstration's alone.
    if (reader.site.demonstration)
        add(invented_authorities());
    sort(options);
    return options;
}

std::string called(Reader const& reader, GroupingId const& grouping)
{
    auto const* known = reader.site.ledger.services().grouping(grouping);
    return !known ? grouping.value : reader.language == Language::cy ? known->welsh : known->english;
}

std::vector<Option> grouping_options(Reader const& reader)
{
    std::vector<Option> options;
    for (auto const& grouping : reader.site.ledger.services().groupings)
        options.push_back({grouping.id.value, called(reader, grouping.id)});
    return options;
}

std::vector<Option> service_options(Reader const& reader)
{
    std::vector<Option> options;
    for (auto const& service : reader.site.ledger.services().services)
        options.push_back({service.id.value, called(reader, service.id)});
    sort(options);
    return options;
}

std::vector<Option> language_options(Reader const& reader)
{
    return {{"cy", reader.text("page.welsh")}, {"en", reader.text("page.english")}};
}

Html link_to(Reader const& reader, std::vector<std::string> const& place, std::string const& words)
{
    return html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to(place), words);
}

Html people_search(Reader const& reader, ledger::Snapshot const& at, Url const& place, std::string const& question,
                   std::string const& words, AgencyId const& of)
{
    Html options;
    for (auto const* agency : known_agencies(reader, at)) {
        Attributes chosen;
        if (agency->said.agency == of)
            chosen.flag("selected");
        options.add(R"(<option value="{}"{}>{}</option>)", agency->said.agency.value, chosen, called(reader, *agency));
    }
    return html(
        R"(<form method="get" action="{}" role="search"><div class="govuk-form-group"><label class="govuk-label" for="q">{}</label><input class="govuk-input govuk-input--width-20" id="q" name="q" type="search" value="{}" autocomplete="off" spellcheck="false"></div><div class="govuk-form-group"><label class="govuk-label" for="agency">{}</label><select class="govuk-select" id="agency" name="agency"><option value="">{}</option>{}</select></div>{}</form>)",
        place, question, words, reader.text("page.desk.search.agency"), reader.text("page.desk.search.any"), options,
        components::button({.text = reader.text("page.desk.search"), .classes = "govuk-button--secondary"}));
}

}
