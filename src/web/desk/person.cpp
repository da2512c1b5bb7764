#include "web/desk/person.h"

#include "directory/lapses.h"
#include "web/components/button.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/desk/desk_form.h"
#include "web/desk/known.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

namespace noddfa::web {

using namespace components;
using accounts::AccountStanding;
using directory::Practitioner;

namespace person_page {

std::vector<std::string> place_of(PersonId const& person, std::initializer_list<std::string> more = {})
{
    std::vector<std::string> place{"administration", "people", person.value};
    place.insert(place.end(), more.begin(), more.end());
    return place;
}

Html action(Reader const& reader, std::vector<std::string> const& place, char const* words, std::string const& about)
{
    return html(
        R"(<div class="govuk-!-margin-bottom-2"><a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> ({})</span></a></div>)",
        reader.to(place), reader.text(words), about);
}

/// The same in a line of its own.
Html action_line(Reader const& reader, std::vector<std::string> const& place, char const* words,
                 std::string const& about)
{
    return html(R"(<div class="govuk-body">{}</div>)", action(reader, place, words, about));
}

std::string languages_of(Reader const& reader, Practitioner const& person)
{
    std::vector<std::string> words;
    for (auto const language : person.said.languages)
        words.push_back(reader.text(language == Language::cy ? "page.welsh" : "page.english"));
    return reader.words.list(words, language::Listed::words);
}

Html details(Reader const& reader, Practitioner const& person, bool keeps)
{
    auto const& said = person.said;
    SummaryListParams params;
    auto const row = [&](char const* key, Html value) {
        params.rows.push_back({{reader.text(key)}, {std::move(value)}});
    };
    row("page.desk.role", said.role);
    row("page.desk.email", person.verified_on
                               ? html("{} {}", said.email, tag({reader.text("page.desk.verified"), "govuk-tag--green"}))
                               : Html{said.email});
    row("page.desk.phone", said.phone);
    row("page.desk.languages", languages_of(reader, person));
    if (said.preferred_language)
        row("page.desk.preferred",
            reader.text(*said.preferred_language == Language::cy ? "page.welsh" : "page.english"));
    if (person.left_on)
        row("page.desk.left_on", reader.words.day(*person.left_on));
    auto out = summary_list(params);
    if (keeps)
        out += action_line(reader, place_of(said.person, {"change"}), "page.desk.change",
                           reader.text("page.desk.details"));
    return out;
}

/// R-27: what has lapsed is said, and stops nothing.
Html lapses(Reader const& reader, ledger::Snapshot const& at, Practitioner const& person)
{
    Html out;
    for (auto const& lapse : directory::lapses(person, reader.today(), at.site().settings().on(reader.today()))) {
        auto const employer = lapse.details.find("employer");
        out += inset_text({employer == lapse.details.end()
                               ? reader.text("page.desk.training_lapsed")
                               : reader.text("page.desk.attestation_lapsed",
                                             {{"agency", called(reader, at, AgencyId{employer->second})}})});
    }
    return out;
}

Html memberships(Reader const& reader, ledger::Snapshot const& at, Practitioner const& person, Standing const& standing)
{
    auto const& id = person.said.person;
    Listing listing{
        reader, reader.text("page.desk.memberships"), {"agency", "service", "from", "until", "attested_on", "actions"}};
    for (auto const& one : person.memberships) {
        auto const agency = called(reader, at, one.agency);
        Html actions;
        bool const lasts = !one.until || reader.today() < *one.until;
        if (lasts && (standing.administers || standing.leads.contains(one.agency))) {
            if (standing.leads.contains(one.agency) && id != reader.who())
                actions += action(reader, place_of(id, {"attest", one.agency.value}), "page.desk.attest", agency);
            if (standing.administers)
                actions += action(reader, place_of(id, {"move", one.agency.value}), "page.desk.move", agency);
            actions += action(reader, place_of(id, {"leave", one.agency.value}), "page.desk.leave", agency);
        }
        listing.add({agency, one.service ? called(reader, *one.service) : std::string{}, reader.words.day(one.from),
                     one.until ? reader.words.day(*one.until) : std::string{},
                     one.attested_on ? reader.words.day(*one.attested_on) : std::string{}, actions});
    }
    auto out = heading(reader.text("page.desk.memberships"), "memberships");
    if (!listing.empty())
        out += listing.show();
    if (standing.administers)
        out += action_line(reader, place_of(id, {"join"}), "page.desk.join", person.said.name);
    return out;
}

Html trainings(Reader const& reader, Practitioner const& person, bool keeps)
{
    auto out = heading(reader.text("page.desk.trainings"), "trainings");
    Listing listing{reader, reader.text("page.desk.trainings"), {"course", "done_on", "counts_until"}};
    for (auto const& one : person.trainings)
        listing.add({one.course, one.on ? reader.words.day(*one.on) : std::string{},
                     one.until ? reader.words.day(*one.until) : std::string{}});
    if (!listing.empty())
        out += listing.show();
    if (keeps)
        out += action_line(reader, place_of(person.said.person, {"training"}), "page.desk.training", person.said.name);
    return out;
}

std::string scope_of(directory::PostOf const& post)
{
    return post.authority ? post.authority->value : post.agency ? post.agency->value : "board";
}

Html posts(Reader const& reader, ledger::Snapshot const& at, Practitioner const& person, Standing const& standing)
{
    auto const& id = person.said.person;
    auto out = heading(reader.text("page.desk.posts"), "posts");
    Listing listing{reader, reader.text("page.desk.posts"), {"post", "from", "until", "agreed_by", "actions"}};
    for (auto const& held : person.posts) {
        bool const lasts = !held.until || reader.today() < *held.until;
        std::vector<std::string> by{called(reader, at, held.first)};
        if (held.second)
            by.push_back(called(reader, at, *held.second));
        auto const name = called(reader, at, held.of);
        auto const word = std::string{codec::write(held.of.post).as_string()};
        listing.add(
            {name, reader.words.day(held.from), held.until ? reader.words.day(*held.until) : std::string{},
             reader.words.list(by),
             lasts && standing.grants() && id != reader.who()
                 ? action(reader, place_of(id, {"posts", word, scope_of(held.of), "end"}), "page.desk.post.end", name)
                 : Html{}});
    }
    if (!listing.empty())
        out += listing.show();
    if (standing.grants())
        out += id == reader.who()
                   ? inset_text({reader.text("page.desk.not_oneself")})
                   : action_line(reader, place_of(id, {"new-post"}), "page.desk.post.propose", person.said.name);
    return out;
}

Html account(Reader const& reader, Practitioner const& person, AccountStanding standing, bool administers)
{
    auto const& id = person.said.person;
    auto out = heading(reader.text("page.desk.account"), "account");
    out.add(R"(<p class="govuk-body">{}</p>)", account_tag(reader, person, standing));
    if (standing == AccountStanding::none || standing == AccountStanding::invited)
        out += person.said.email.empty()
                   ? inset_text({reader.text("page.desk.account.no_address")})
                   : action_line(reader, place_of(id, {"invite"}), "page.desk.account.invite", person.said.name);
    if (id == reader.who())
        return out;
    if (administers && standing == AccountStanding::disabled)
        out += action_line(reader, place_of(id, {"enable"}), "page.desk.account.enable", person.said.name);
    else if (administers && standing != AccountStanding::none)
        out += action_line(reader, place_of(id, {"disable"}), "page.desk.account.disable", person.said.name);
    out += action_line(reader, place_of(id, {"leaving"}), "page.desk.leaving", person.said.name);
    return out;
}

}

Html account_tag(Reader const& reader, Practitioner const& person, AccountStanding standing)
{
    if (person.left_on && standing != AccountStanding::in_use)
        return tag({reader.text("page.desk.account.left"), "govuk-tag--grey"});
    switch (standing) {
    case AccountStanding::none: return tag({reader.text("page.desk.account.none"), "govuk-tag--grey"});
    case AccountStanding::invited: return tag({reader.text("page.desk.account.invited"), "govuk-tag--yellow"});
    case AccountStanding::in_use: return tag({reader.text("page.desk.account.in_use"), "govuk-tag--green"});
    case AccountStanding::disabled: return tag({reader.text("page.desk.account.disabled"), "govuk-tag--red"});
    }
    return {};
}

std::optional<Practitioner> kept_person(Reader const& reader, std::string const& id)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Practitioner> {
        auto const& person = at.site().practitioner(PersonId{id}).practitioner;
        return person && standing_of(reader, at).keeps(*person, reader.today()) ? person : std::nullopt;
    });
}

std::vector<Crumb> person_crumbs(Reader const& reader, Practitioner const& person)
{
    return desk_crumbs(reader, {{reader.text("page.desk.people"), reader.to({"administration", "people"})},
                                {person.said.name, reader.to({"administration", "people", person.said.person.value})}});
}

std::optional<net::Response> show_person(Reader const& asking, std::string const& id)
{
    using namespace person_page;
    // Whether they can sign in is no part of the ledger that a page rests on.
    asking.notes->keeps = false;
    auto const account_standing = asking.site.accounts.standing_of(PersonId{id});
    return at_once(asking, [&](Reader const& reader, ledger::Snapshot const& at) -> std::optional<net::Response> {
        auto const& person = at.site().practitioner(PersonId{id}).practitioner;
        auto const standing = standing_of(reader, at);
        if (!person || !standing.sees(*person, reader.today()))
            return std::nullopt;
        bool const keeps = standing.keeps(*person, reader.today());
        auto out = done_banner(reader);
        out.add(R"(<h1 class="govuk-heading-l">{}</h1>{}{}{}{}{})", person->said.name, lapses(reader, at, *person),
                details(reader, *person, keeps), memberships(reader, at, *person, standing),
                trainings(reader, *person, keeps), posts(reader, at, *person, standing));
        if (keeps)
            out += account(reader, *person, account_standing, standing.administers);
        // The title names nobody.
        return page(reader,
                    {reader.text("page.desk.person"), out,
                     desk_crumbs(reader, {{reader.text("page.desk.people"), reader.to({"administration", "people"})}}),
                     "administration"});
    });
}

}
