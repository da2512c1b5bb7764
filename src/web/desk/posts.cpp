#include "access/rows.h"
#include "base/london.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/desk/desk_form.h"
#include "web/desk/known.h"
#include "web/desk/person.h"
#include "web/desk/routes.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

/// Posts: who holds which, and granting and ending them by two people (access model 3.4).
namespace noddfa::web {

using namespace components;
using access::Action;
using directory::Change;
using directory::Command;
using directory::PostOf;
using directory::Practitioner;
using directory::Proposal;

namespace post_pages {

using Kind = Field::Kind;

constexpr int minutes_of_an_hour = 60;

/// 3.4: which office is granted by whom.
Action granting(Post post)
{
    switch (post) {
    case Post::agency_lead: return Action::appoint_agency_lead;
    case Post::lead_manager:
    case Post::deputy_manager:
    case Post::operator_:
    case Post::board_admin:
    case Post::director: return Action::grant_high_office;
    default: return Action::grant_office;
    }
}

/// `lead_manager`, and whom it is for: `W06000016`, an agency, or `board`.
std::optional<PostOf> post_named(PersonId const& person, std::string const& word, std::string const& scope)
{
    PostOf post{person, {}, {}, {}};
    if (codec::read(boost::json::value(word), post.post))
        return std::nullopt;
    switch (held_for(post.post)) {
    case HeldFor::authority: post.authority = AuthorityId{scope}; break;
    case HeldFor::agency: post.agency = AgencyId{scope}; break;
    case HeldFor::site: break;
    }
    return post;
}

std::vector<std::string> place_of(PostOf const& post, char const* what)
{
    auto const scope = post.authority ? post.authority->value : post.agency ? post.agency->value : "board";
    return {"administration",
            "people",
            post.person.value,
            "posts",
            std::string{codec::write(post.post).as_string()},
            scope,
            what};
}

Moment expiry(ledger::Snapshot const& at, Proposal const& proposal)
{
    return later(proposal.at, at.site().settings().on(proposal.at.day).second_person_hours * minutes_of_an_hour);
}

/// Who may be the second person: the offices that the access model names.
std::string who_agrees(Reader const& reader, Post post)
{
    std::vector<std::string> offices;
    for (auto const& pair : access::pairs())
        if (pair.action == granting(post))
            offices.push_back(reader.text("value.post." + std::string{access::name(pair.second)}));
    return reader.words.list(offices, language::Listed::words);
}

std::string change_in_words(Reader const& reader, ledger::Snapshot const& at, directory::ProposedPost const& said)
{
    return reader.text(said.change == Change::grant ? "page.desk.post.granted" : "page.desk.post.ended",
                       {{"post", called(reader, at, said)}});
}

Html waiting(Reader const& reader, ledger::Snapshot const& at)
{
    Listing listing{reader, reader.text("page.desk.waiting"), {"what", "person", "proposed_by", "expires", "actions"}};
    for (auto const& stream : at.site().streams(application::Room::directory)) {
        auto const id = directory::person_of(stream.key);
        if (!id)
            continue;
        auto const& person = at.site().practitioner(*id).practitioner;
        for (auto const& proposal : person ? person->proposals : std::vector<Proposal>{}) {
            auto const until = expiry(at, proposal);
            if (until <= reader.site.now())
                continue;
            bool const own = proposal.by == reader.who();
            listing.add({change_in_words(reader, at, proposal.said),
                         link_to(reader, {"administration", "people", id->value}, person->said.name),
                         called(reader, at, proposal.by), reader.words.moment(until),
                         link_to(reader, place_of(proposal.said, own ? "withdraw" : "agree"),
                                 reader.text(own ? "page.desk.post.withdraw" : "page.desk.post.look"))});
        }
    }
    auto out = heading(reader.text("page.desk.waiting"), "waiting");
    out += listing.empty() ? html(R"(<p class="govuk-body">{}</p>)", reader.text("page.desk.waiting.none"))
                           : listing.show();
    return out;
}

Html holders(Reader const& reader, ledger::Snapshot const& at)
{
    struct Holder {
        std::string post;
        Html person;
        Date from;
        std::optional<Date> until;
    };
    std::vector<Holder> all;
    for (auto const& stream : at.site().streams(application::Room::directory))
        if (auto const id = directory::person_of(stream.key))
            if (auto const& person = at.site().practitioner(*id).practitioner)
                for (auto const& held : person->posts)
                    if (!held.until || reader.today() < *held.until)
                        all.push_back({called(reader, at, held.of),
                                       link_to(reader, {"administration", "people", id->value}, person->said.name),
                                       held.from, held.until});
    std::ranges::stable_sort(all, {}, &Holder::post);
    Listing listing{reader, reader.text("page.desk.holders"), {"post", "person", "from", "until"}};
    for (auto const& one : all)
        listing.add({one.post, one.person, reader.words.day(one.from),
                     one.until ? reader.words.day(*one.until) : std::string{}});
    auto out = heading(reader.text("page.desk.holders"), "holders");
    if (!listing.empty())
        out += listing.show();
    return out;
}

std::optional<net::Response> show_posts(Reader const& asking, net::Request const&)
{
    return at_once(asking, [](Reader const& reader, ledger::Snapshot const& at) -> std::optional<net::Response> {
        if (!standing_of(reader, at).grants())
            return std::nullopt;
        auto out = done_banner(reader);
        out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>{}{})",
                reader.text("page.desk.posts"), reader.text("page.desk.posts.what"), waiting(reader, at),
                holders(reader, at));
        // A proposal lapses by the clock alone.
        reader.notes->keeps = false;
        return page(reader, {reader.text("page.desk.posts"), out, desk_crumbs(reader), "administration"});
    });
}

/// Somebody to whom the reader may propose that something be granted: not themselves.
std::optional<Practitioner> grantee(Reader const& reader, std::string const& id)
{
    if (id == reader.who().value)
        return std::nullopt;
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Practitioner> {
        auto const& person = at.site().practitioner(PersonId{id}).practitioner;
        return person && standing_of(reader, at).grants() ? person : std::nullopt;
    });
}

/// What the reader may grant: by the office they hold themselves.
std::vector<Option> post_options(Reader const& reader)
{
    auto const standing = standing_of(reader);
    std::vector<Option> options;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Post>>([&](auto each) {
        auto const action = granting(each.value);
        bool const may = action == Action::grant_office          ? standing.administers
                         : action == Action::appoint_agency_lead ? !standing.manages.empty()
                                                                 : standing.grants_high;
        if (may)
            options.push_back(
                {std::string{codec::write(each.value).as_string()}, value_of(reader, "post", each.value)});
    });
    return options;
}

std::optional<Asked> ask_propose(Reader const& reader, std::string const& id)
{
    auto const person = grantee(reader, id);
    if (!person)
        return std::nullopt;
    auto const agencies = reader.read([&](ledger::Snapshot const& at) { return agency_options(reader, at); });
    return Asked{
        reader.text("page.desk.post.propose"),
        Form{reader,
             "desk_post",
             {ask(Kind::choice, "post").of(post_options(reader)),
              ask(Kind::pick, "authority").optional().of(authority_options(reader)),
              ask(Kind::pick, "agency").optional().of(agencies), ask(Kind::date, "on").from(reader.today().iso()),
              ask(Kind::date, "until").optional(), ask(Kind::lines, "reason")}},
        "page.desk.post.propose.button", inset_text({person->said.name}), person_crumbs(reader, *person)};
}

std::optional<net::Response> propose(Reader const& reader, Form& form, std::string const& id)
{
    directory::ProposedPost said{};
    said.person = PersonId{id};
    (void)codec::read(boost::json::value(form.text("post")), said.post);
    if (auto const authority = form.text("authority"); !authority.empty())
        said.authority = AuthorityId{authority};
    if (auto const agency = form.text("agency"); !agency.empty())
        said.agency = AgencyId{agency};
    said.on = form.date("on");
    said.until = form.date("until");
    said.reason = form.paragraph("reason");
    if (!carried_out(reader, form, stream_of(said.person), Command{directory::ProposePost{said}}))
        return std::nullopt;
    return done_at(reader, {"administration", "posts"});
}

struct Held {
    Practitioner person;
    PostOf post;
    std::string name; ///< of the post
};

std::optional<Held> held(Reader const& reader, std::string const& id, std::string const& word, std::string const& scope)
{
    auto const person = grantee(reader, id);
    auto const post = post_named(PersonId{id}, word, scope);
    if (!person || !post)
        return std::nullopt;
    bool const holds = std::ranges::any_of(person->posts, [&](directory::HeldPost const& one) {
        return one.of.is_same(*post) && (!one.until || reader.today() < *one.until);
    });
    if (!holds)
        return std::nullopt;
    return Held{*person, *post, reader.read([&](ledger::Snapshot const& at) { return called(reader, at, *post); })};
}

std::optional<Asked> ask_end(Reader const& reader, std::string const& id, std::string const& word,
                             std::string const& scope)
{
    auto const of = held(reader, id, word, scope);
    if (!of)
        return std::nullopt;
    return resting_on(stream_of(of->person.said.person),
                      Asked{reader.text("page.desk.post.end"),
                            Form{reader,
                                 "desk_post_end",
                                 {ask(Kind::date, "on").from(reader.today().iso()), ask(Kind::lines, "reason")}},
                            "page.desk.post.propose.button",
                            inset_text({html("{}<br>{}", of->person.said.name, of->name)}),
                            person_crumbs(reader, of->person)});
}

std::optional<net::Response> end(Reader const& reader, Form& form, std::string const& id, std::string const& word,
                                 std::string const& scope)
{
    auto const of = held(reader, id, word, scope);
    if (!of)
        return std::nullopt;
    directory::ProposedPost const said{of->post, Change::end, form.date("on"), std::nullopt, form.paragraph("reason")};
    if (!carried_out(reader, form, stream_of(said.person), Command{directory::ProposePost{said}}))
        return std::nullopt;
    return done_at(reader, {"administration", "posts"});
}

/// What waits for a second person, in full.
struct Waiting {
    Practitioner person;
    Proposal proposal;
    Html told;
};

Html told(Reader const& reader, ledger::Snapshot const& at, Practitioner const& person, Proposal const& proposal)
{
    auto const& said = proposal.said;
    SummaryListParams params;
    auto const row = [&](char const* key, Html value) {
        params.rows.push_back({{reader.text(key)}, {std::move(value)}});
    };
    row("page.column.person", person.said.name);
    row("page.column.what", change_in_words(reader, at, said));
    row("page.column.from", said.on ? reader.words.day(*said.on) : std::string{});
    if (said.until)
        row("page.column.until", reader.words.day(*said.until));
    row("page.column.reason", said.reason ? said.reason->text : std::string{});
    row("page.column.proposed_by", called(reader, at, proposal.by));
    row("page.column.expires", reader.words.moment(expiry(at, proposal)));
    row("page.desk.post.agrees", who_agrees(reader, said.post));
    return summary_list(params);
}

std::optional<Waiting> proposed(Reader const& reader, std::string const& id, std::string const& word,
                                std::string const& scope)
{
    auto const post = post_named(PersonId{id}, word, scope);
    if (!post)
        return std::nullopt;
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Waiting> {
        auto const& person = at.site().practitioner(PersonId{id}).practitioner;
        if (!person || !standing_of(reader, at).grants())
            return std::nullopt;
        auto const found =
            std::ranges::find_if(person->proposals, [&](Proposal const& one) { return one.said.is_same(*post); });
        if (found == person->proposals.end())
            return std::nullopt;
        return Waiting{*person, *found, told(reader, at, *person, *found)};
    });
}

std::optional<Asked> ask_agree(Reader const& reader, std::string const& id, std::string const& word,
                               std::string const& scope)
{
    auto const waiting = proposed(reader, id, word, scope);
    if (!waiting)
        return std::nullopt;
    return Asked{reader.text("page.desk.post.agree"), Form{reader, "desk_agree", {}}, "page.desk.post.agree.button",
                 waiting->told, person_crumbs(reader, waiting->person)};
}

std::optional<net::Response> agree(Reader const& reader, Form& form, std::string const& id, std::string const& word,
                                   std::string const& scope)
{
    auto const waiting = proposed(reader, id, word, scope);
    if (!waiting)
        return std::nullopt;
    PostOf const post = waiting->proposal.said;
    if (!carried_out(reader, form, stream_of(post.person), Command{directory::AgreePost{post}}))
        return std::nullopt;
    return done_at(reader, {"administration", "posts"});
}

std::optional<Asked> ask_withdraw(Reader const& reader, std::string const& id, std::string const& word,
                                  std::string const& scope)
{
    auto const waiting = proposed(reader, id, word, scope);
    if (!waiting)
        return std::nullopt;
    return Asked{reader.text("page.desk.post.withdraw"), Form{reader, "desk_agree", {}},
                 "page.desk.post.withdraw.button", waiting->told, person_crumbs(reader, waiting->person)};
}

std::optional<net::Response> withdraw(Reader const& reader, Form& form, std::string const& id, std::string const& word,
                                      std::string const& scope)
{
    auto const waiting = proposed(reader, id, word, scope);
    if (!waiting)
        return std::nullopt;
    PostOf const post = waiting->proposal.said;
    if (!carried_out(reader, form, stream_of(post.person), Command{directory::WithdrawPost{post}}))
        return std::nullopt;
    return done_at(reader, {"administration", "posts"});
}

}

void add_posts(std::vector<Route>& routes, Site& site)
{
    using namespace post_pages;
    using S = std::string;
    routes.push_back(page_at(site, "/administration/posts", "posts", AnyVisitor{}, show_posts));
    desk_form<S>(routes, site, "/people/{person}/new-post", "propose_post", Marked::yes, ask_propose, propose);
    desk_form<S, S, S>(routes, site, "/people/{person}/posts/{post}/{scope}/end", "end_post", Marked::yes, ask_end,
                       end);
    desk_form<S, S, S>(routes, site, "/people/{person}/posts/{post}/{scope}/agree", "agree_post", Marked::yes,
                       ask_agree, agree);
    desk_form<S, S, S>(routes, site, "/people/{person}/posts/{post}/{scope}/withdraw", "withdraw_post", Marked::yes,
                       ask_withdraw, withdraw);
}

}
