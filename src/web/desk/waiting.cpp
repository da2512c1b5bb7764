#include "audit/hash.h"
#include "base/contains.h"
#include "web/before/reports/papers.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/desk/desk_form.h"
#include "web/desk/known.h"
#include "web/desk/routes.h"
#include "web/pages/parts.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <array>

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
    // A paragraph is its words.
    if (auto const* object = value.if_object(); object && object->contains("text"))
        return written(object->at("text"));
    return boost::json::serialize(value);
}

bool says_nothing(boost::json::value const& value)
{
    return value.is_null() || (value.is_array() && value.get_array().empty())
           || (value.is_string() && value.get_string().empty());
}

/// The form that asks for what a command says: its questions are the fields' words.
std::string form_of(ledger::Proposal const& proposal)
{
    return proposal.command == conference::ReleaseInformation::stored_name ? "disclosure" : "desk_agency";
}

/// A field as it was given: a word of an enumeration in the reader's words, people of a conference by their names.
std::string said(Reader const& reader, ledger::Snapshot const& at, ledger::Proposal const& proposal,
                 std::string const& key, boost::json::value const& value)
{
    static constexpr std::array<std::string_view, 2> of_enumerations{"purpose", "sector"};
    if (contains(of_enumerations, std::string_view{key})) {
        auto const word = written(value);
        auto const own = "value." + key + "." + word;
        return reader.text(reader.words.has(own) ? own : "value." + word);
    }
    if (value.is_bool())
        return reader.text(value.get_bool() ? "page.step.yes" : "page.step.no");
    if (proposal.stream.room != application::Room::conference || !value.is_array())
        return written(value);
    auto const& state = at.site().conference(ConferenceId{proposal.stream.key});
    std::vector<std::string> names;
    for (auto const& each : value.get_array()) {
        auto const id = written(each);
        auto const report = state.reports.kept.find(ReportId{id});
        names.push_back(
            person_at(state, report == state.reports.kept.end() ? PersonId{id} : report->second.report.author));
    }
    return reader.words.list(names, language::Listed::names);
}

/// Every field that was given, and every reason.
Html given(Reader const& reader, ledger::Snapshot const& at, ledger::Proposal const& proposal)
{
    SummaryListParams params;
    auto const json = boost::json::parse(proposal.payload);
    for (auto const& [name, value] : json.as_object()) {
        if (says_nothing(value))
            continue;
        std::string const key{name};
        auto const own = "form." + form_of(proposal) + "." + key;
        params.rows.push_back(
            {{reader.words.has(own) ? reader.text(own) : key}, {said(reader, at, proposal, key, value)}});
    }
    for (auto const& [clause, reason] : proposal.act.reasons)
        params.rows.push_back({{std::string{id_of(clause)}}, {reason.text}});
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
        if (!standing_of(reader, at).any())
            return page(reader, {title, out, {{reader.text("page.nav.work"), reader.to({"work"})}, {title}}, "work"});
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
                           given(reader, at, *proposal));
        Crumb const all{reader.text("page.desk.waiting"), reader.to({"administration", "waiting"})};
        asked.crumbs = standing_of(reader, at).any()
                           ? desk_crumbs(reader, {all})
                           : std::vector<Crumb>{{reader.text("page.nav.work"), reader.to({"work"})}, all};
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
