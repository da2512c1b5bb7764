#include "base/folded_name.h"
#include "web/components/button.h"
#include "web/components/pagination.h"
#include "web/components/tag.h"
#include "web/desk/desk_form.h"
#include "web/desk/known.h"
#include "web/desk/person.h"
#include "web/desk/routes.h"
#include "web/pages/lapses.h"
#include "web/pages/parts.h"

#include <algorithm>
#include <charconv>

/// Everybody that somebody keeps or may grant something to: by agency, by a part of the name, a page at a time.
namespace noddfa::web {

using namespace components;

namespace people_list {

constexpr int on_a_page = 50;

struct Query {
    std::string words;
    AgencyId agency;
    int page = 1;
};

Query query_of(Reader const& reader)
{
    Query query{reader.asked("q"), AgencyId{reader.asked("agency")}};
    auto const page = reader.asked("page");
    std::from_chars(page.data(), page.data() + page.size(), query.page);
    query.page = std::clamp(query.page, 1, 100'000);
    return query;
}

bool is_asked_for(directory::Practitioner const& person, Query const& query, std::string const& words, Date today)
{
    bool const there = query.agency.empty() || std::ranges::any_of(person.memberships, [&](auto const& one) {
                           return one.agency == query.agency && (!one.until || today < *one.until);
                       });
    return there
           && (words.empty() || in_small_letters(person.said.name).find(words) != std::string::npos
               || in_small_letters(person.said.email).find(words) != std::string::npos);
}

std::vector<directory::Practitioner const*> found(Reader const& reader, ledger::Snapshot const& at,
                                                  Standing const& standing, Query const& query)
{
    std::vector<directory::Practitioner const*> people;
    auto const words = in_small_letters(query.words);
    for (auto const& stream : at.site().streams(application::Room::directory))
        if (auto const id = directory::person_of(stream.key))
            if (auto const& person = at.site().practitioner(*id).practitioner;
                person && standing.sees(*person, reader.today()) && is_asked_for(*person, query, words, reader.today()))
                people.push_back(&*person);
    std::ranges::sort(people, {}, [](auto const* person) { return std::tie(person->said.name, person->said.person); });
    return people;
}

Html pages(Reader const& reader, Query const& query, int count)
{
    auto const last = (count + on_a_page - 1) / on_a_page;
    if (last < 2)
        return {};
    auto const place = [&](int page) {
        return reader.to({"administration", "people"})
            .with_query("q", query.words)
            .with_query("agency", query.agency.value)
            .with_query("page", std::to_string(page));
    };
    PaginationParams params{reader.text("page.desk.pages")};
    if (query.page > 1)
        params.previous = PaginationLink{reader.text("page.desk.page_before"), place(query.page - 1)};
    if (query.page < last)
        params.next = PaginationLink{reader.text("page.desk.page_after"), place(query.page + 1)};
    return pagination(params);
}

Html agencies_of(Reader const& reader, ledger::Snapshot const& at, directory::Practitioner const& person)
{
    Html out;
    for (auto const& membership : person.memberships)
        if (!membership.until || reader.today() < *membership.until)
            out.add("<div>{}</div>", called(reader, at, membership.agency));
    return out;
}

/// One line of the list.
struct Line {
    directory::Practitioner person;
    Html agencies;
    Html lapses;
};

/// What one snapshot says of the people asked for.
struct Found {
    Html search;
    std::vector<Line> lines;
    int count = 0;
};

Found gathered(Reader const& reader, ledger::Snapshot const& at, Query const& query)
{
    auto const people = found(reader, at, standing_of(reader, at), query);
    Found found{people_search(reader, at, reader.to({"administration", "people"}), reader.text("page.desk.search.name"),
                              query.words, query.agency),
                {},
                static_cast<int>(people.size())};
    auto const from = std::min((query.page - 1) * on_a_page, found.count);
    for (auto place = from; place < std::min(from + on_a_page, found.count); ++place) {
        auto const& person = *people[static_cast<std::size_t>(place)];
        found.lines.push_back({person, agencies_of(reader, at, person),
                               lapse_tags(reader, person, at.site().settings().on(reader.today()))});
    }
    return found;
}

Html list(Reader const& reader, Found const& found)
{
    Listing listing{reader, reader.text("page.desk.people"), {"person", "role", "agency", "account"}};
    for (auto const& [person, agencies, lapses] : found.lines)
        listing.add({link_to(reader, {"administration", "people", person.said.person.value}, person.said.name),
                     person.said.role, agencies,
                     html(R"(<div class="noddfa-marks">{}{}</div>)",
                          account_tag(reader, person, reader.site.accounts.standing_of(person.said.person)), lapses)});
    return listing.empty() ? Html{} : listing.show();
}

std::optional<net::Response> show_people(Reader const& reader, net::Request const&)
{
    // Whether they can sign in is no part of the ledger that a page rests on.
    reader.notes->keeps = false;
    auto const standing = standing_of(reader);
    if (!standing.any())
        return std::nullopt;
    auto const query = query_of(reader);
    auto out = done_banner(reader);
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", reader.text("page.desk.people"));
    if (standing.administers)
        out +=
            button({.text = reader.text("page.desk.person.new"), .href = reader.to({"administration", "new-person"})});
    if (standing.administers)
        out.add(R"(<ul class="govuk-list"><li>{}</li><li>{}</li></ul>)",
                link_to(reader, {"administration", "import"}, reader.text("page.desk.import")),
                link_to(reader, {"administration", "people.csv"}, reader.text("page.desk.export")));
    auto const found = reader.read([&](ledger::Snapshot const& at) { return gathered(reader, at, query); });
    out.add(R"({}<p class="govuk-body">{}</p>{}{})", found.search,
            reader.words.plural("page.desk.people.count", found.count), list(reader, found),
            pages(reader, query, found.count));
    return page(reader, {reader.text("page.desk.people"), out, desk_crumbs(reader), "administration"});
}

}

void add_people(std::vector<Route>& routes, Site& site)
{
    using namespace people_list;
    routes.push_back(page_at(site, "/administration/people", "people", AnyVisitor{}, show_people));
    routes.push_back(page_at<std::string>(
        site, "/administration/people/{person}", "person", AnyVisitor{},
        [](Reader const& reader, net::Request const&, std::string const& id) { return show_person(reader, id); }));
}

}
