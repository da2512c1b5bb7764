#include "audit/hash.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/desk/desk_form.h"
#include "web/desk/known.h"
#include "web/desk/routes.h"
#include "web/pages/parts.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

/// What one person has proposed and a second has to agree to (access model 3.4): exactly what the first gave.
namespace noddfa::web {

using namespace components;

namespace {

constexpr int most_waiting = 200;

/// What is proposed, in a word: the command's own message, or its name.
std::string what_of(Reader const& reader, ledger::Proposal const& proposal)
{
    auto const own = "page.waiting." + proposal.command;
    return reader.words.has(own) ? reader.text(own) : proposal.command;
}

std::string written(boost::json::value const& value)
{
    if (auto const* text = value.if_string())
        return std::string{*text};
    if (auto const* list = value.if_array()) {
        std::string all;
        for (auto const& each : *list)
            all += (all.empty() ? "" : ", ") + written(each);
        return all;
    }
    return boost::json::serialize(value);
}

/// Every field that was given.
Html given(Reader const& reader, ledger::Proposal const& proposal)
{
    SummaryListParams params;
    auto const json = boost::json::parse(proposal.payload);
    for (auto const& [key, value] : json.as_object()) {
        if (value.is_null() || (value.is_array() && value.get_array().empty())
            || (value.is_string() && value.get_string().empty()))
            continue;
        auto const own = "form.desk_agency." + std::string{key};
        params.rows.push_back({{reader.words.has(own) ? reader.text(own) : std::string{key}}, {written(value)}});
    }
    return summary_list(params);
}

/// Whether the reader may agree to something once they have proved themselves anew: what is marked (★) asks for that
/// when they do.
bool may_agree(Reader const& reader, ledger::Snapshot const& at, ledger::Proposal const& proposal)
{
    auto asker = reader.visitor->asker;
    asker.proved = reader.site.now();
    return at.may_agree(asker, proposal, reader.site.now()).permit.has_value();
}

/// What waits and the reader may agree to.
std::vector<ledger::Proposal> theirs(Reader const& reader, ledger::Snapshot const& at)
{
    std::vector<ledger::Proposal> all;
    for (auto& proposal : at.proposals(most_waiting))
        if (proposal.act.by == reader.who() || may_agree(reader, at, proposal))
            all.push_back(std::move(proposal));
    return all;
}

std::optional<net::Response> show_waiting(Reader const& asking, net::Request const&)
{
    return at_once(asking, [&](Reader const& reader, ledger::Snapshot const& at) -> std::optional<net::Response> {
        if (!standing_of(reader, at).any())
            return std::nullopt;
        auto const title = reader.text("page.desk.waiting");
        Listing listing{reader, title, {"what", "person", "when", "answer"}};
        for (auto const& proposal : theirs(reader, at)) {
            auto const own = proposal.act.by == reader.who();
            listing.add({what_of(reader, proposal), called(reader, at, proposal.act.by),
                         reader.words.date(proposal.act.held_on.day) + ", " + reader.words.time(proposal.act.held_on),
                         own ? Html{reader.text("page.waiting.own")}
                             : html(R"(<a class="govuk-link" href="{}">{}</a>)",
                                    reader.to({"administration", "waiting", proposal.id.value}),
                                    reader.text("page.waiting.look"))});
        }
        auto out = done_banner(reader);
        out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>)", title,
                reader.text("page.desk.waiting.what"));
        out += listing.empty() ? inset_text({reader.text("page.waiting.none")}) : listing.show();
        return page(reader, {title, out, desk_crumbs(reader), "administration"});
    });
}

std::optional<Asked> ask_agreement(Reader const& asking, std::string const& id)
{
    return at_once(asking, [&](Reader const& reader, ledger::Snapshot const& at) -> std::optional<Asked> {
        auto const proposal = at.proposal(CommandId{id});
        if (!proposal || !may_agree(reader, at, *proposal))
            return std::nullopt;
        // The second person agrees to exactly what they were shown.
        Form form{asking, "agree", {ask(Field::Kind::hidden, "saw").from(audit::to_hex(proposal->hash()))}};
        Asked asked{what_of(reader, *proposal), std::move(form), "page.waiting.agree"};
        asked.above = html(R"(<p class="govuk-body">{}</p>{})",
                           reader.text("page.waiting.by", {{"person", called(reader, at, proposal->act.by)}}),
                           given(reader, *proposal));
        asked.crumbs =
            desk_crumbs(reader, {{reader.text("page.desk.waiting"), reader.to({"administration", "waiting"})}});
        return asked;
    });
}

std::optional<net::Response> agree(Reader const& reader, Form& form, std::string const& id)
{
    auto const proposal = reader.read([&](ledger::Snapshot const& at) { return at.proposal(CommandId{id}); });
    if (!proposal || audit::to_hex(proposal->hash()) != form.text("saw")) {
        form.wrong({}, reader.text("form.error.moved"));
        return std::nullopt;
    }
    auto const outcome =
        reader.site.ledger.agree_as(reader.visitor->asker, CommandId{id}, proposal->hash(), reader.site.now());
    if (!outcome.accepted()) {
        form.refuse(*outcome.refusal);
        return std::nullopt;
    }
    return done_at(reader, {"administration", "waiting"});
}

}

void add_waiting(std::vector<Route>& routes, Site& site)
{
    routes.push_back(page_at(site, "/administration/waiting", "waiting", AnyVisitor{}, show_waiting));
    desk_form<std::string>(routes, site, "/waiting/{command}", "agree", Marked::yes, ask_agreement, agree);
}

}
