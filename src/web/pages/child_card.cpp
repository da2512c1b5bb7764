#include "web/pages/child_card.h"

#include "codec/look.h"
#include "conference/quoracy.h"
#include "replay/output.h"
#include "replay/summaries.h"
#include "web/components/details.h"
#include "web/components/summary_list.h"
#include "web/pages/listed.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

namespace noddfa::web {

using namespace components;
using boost::json::array;
using boost::json::object;
using codec::array_of;
using codec::is_set;
using codec::number_of;
using codec::object_of;
using codec::text_of;

namespace {

/// The rows of a child's card, from the line that says where the child stands.
class Card {
public:
    Card(Reader const& reader, object line, replay::Words const& words)
        : reader_(reader), line_(std::move(line)), words_(words)
    {
    }

    void add_birth(conference::SubjectChild const& child);
    void add_forecast(conference::QuoracyForecast const& forecast);
    void add_voices(std::vector<conference::Voice> const& voices);
    void add_quoracy();
    void add_decision();
    void add_categories();
    void add_vote();
    void add_what_follows();
    Html views() const;
    SummaryListParams take(Html title);

private:
    void add(char const* key, Html value)
    {
        if (!value.empty())
            params_.rows.push_back({{reader_.text(std::string{"page.fact."} + key)}, {std::move(value)}});
    }
    void add_day(char const* key, char const* field)
    {
        if (auto const day = Date::parse(text_of(line_, field)))
            add(key, reader_.words.date(*day));
    }
    Html behind(std::string_view word) const
    {
        std::string const clause{replay::clause_behind(word)};
        return clause.empty() ? Html{} : html(" ({})", clause_link(reader_, clause));
    }
    std::string agencies(array const& ids) const
    {
        std::vector<std::string> names;
        for (auto const& id : ids)
            names.push_back(words_.directory().quorum_agency(id.as_string()));
        return reader_.words.list(names, language::Listed::words);
    }
    std::string groupings(array const& ids) const
    {
        std::vector<std::string> names;
        for (auto const& id : ids)
            names.push_back(words_.directory().grouping(id.as_string()));
        return reader_.words.list(names, language::Listed::words);
    }
    bool is_decided() const { return !text_of(line_, "outcome").empty(); }

    Reader const& reader_;
    object line_;
    replay::Words const& words_;
    SummaryListParams params_;
};

void Card::add_birth(conference::SubjectChild const& child)
{
    if (child.born)
        add("born", reader_.words.day(*child.born));
    else if (child.expected)
        add("born", reader_.text("page.expected", {{"day", reader_.words.day(*child.expected)}}));
}

void Card::add_forecast(conference::QuoracyForecast const& forecast)
{
    std::vector<std::string> names;
    for (auto const& agency : forecast.agencies)
        names.push_back(words_.directory().quorum_agency(agency.value));
    std::string const level{codec::write(forecast.level).as_string()};
    add("forecast",
        html(R"(<div>{}{}</div><div>{}</div>)", words_.value("quoracy", level), behind(level),
             names.empty() ? reader_.text("page.forecast.nobody")
                           : reader_.text("page.forecast.expected",
                                          {{"agencies", reader_.words.list(names, language::Listed::words)}})));
}

void Card::add_voices(std::vector<conference::Voice> const& voices)
{
    Html out;
    for (auto const& voice : voices)
        out.add(R"(<div class="noddfa-paragraph">{} <span class="noddfa-small">({})</span></div>)", voice.text.text,
                value_of(reader_, "method", voice.method));
    add("voice", std::move(out));
}

void Card::add_quoracy()
{
    auto const* quoracy = object_of(line_, "quoracy");
    if (!quoracy)
        return;
    auto const level = text_of(*quoracy, "level");
    add("quoracy", html("{}, {}{}", words_.value("quoracy", level),
                        reader_.words.plural("unit.agencies", number_of(*quoracy, "agencies")), behind(level)));
    add("at_opening", agencies(array_of(*quoracy, "at_opening")));
    add(is_decided() ? "at_decision" : "at_present", agencies(array_of(*quoracy, "now")));
    if (is_set(*quoracy, "midwifery_needed"))
        add("midwifery",
            html("{} ({})",
                 reader_.text(is_set(*quoracy, "midwifery_met") ? "page.midwifery.met" : "page.midwifery.missing"),
                 clause_link(reader_, "UNB-01")));
}

void Card::add_decision()
{
    auto const outcome = text_of(line_, "outcome");
    if (outcome.empty())
        return;
    auto const by = text_of(line_, "decided_by");
    add("decision", html("{}{}{}", words_.value("outcome", outcome),
                         by.empty() ? std::string{} : ", " + words_.value("decided_by", by), behind(by)));
    add("reasons", html(R"(<div class="noddfa-paragraph">{}</div>)", text_of(line_, "reasons")));
    if (!array_of(line_, "limbs").empty())
        add("grounds", words_.values("limbs", array_of(line_, "limbs")));
    if (auto const* ruling = object_of(line_, "chair_decision"))
        if (auto const* reason = ruling->if_contains("reason"))
            add("chair_reason",
                reason->is_object() ? text_of(reason->get_object(), "text") : replay::Words::within_sentence(*reason));
    add("other_view", groupings(array_of(line_, "dissent")));
    if (auto const dispute = text_of(line_, "set_aside_by"); !dispute.empty())
        add("set_aside", reader_.text("page.set_aside_by", {{"dispute", dispute}}));
}

void Card::add_categories()
{
    Html out;
    auto const primary = text_of(line_, "primary");
    for (auto const& each : array_of(line_, "categories")) {
        auto const& category = each.as_object();
        auto const* reason = category.if_contains("reason");
        auto const word = text_of(category, "category");
        out.add(R"(<div>{}{}{}</div>)", words_.value("category", word),
                word == primary ? " (" + reader_.text("page.primary") + ")" : std::string{},
                reason ? ": " + replay::Words::within_sentence(*reason) : std::string{});
    }
    add("categories", std::move(out));
}

void Card::add_vote()
{
    auto const* vote = object_of(line_, "vote");
    if (!vote)
        return;
    if (text_of(*vote, "result").empty()) {
        add("vote", reader_.text("page.vote.open"));
        return;
    }
    add("vote", reader_.text("page.vote.result", {{"result", words_.value("result", text_of(*vote, "result"))},
                                                  {"for", std::to_string(number_of(*vote, "for"))},
                                                  {"against", std::to_string(number_of(*vote, "against"))},
                                                  {"none", std::to_string(number_of(*vote, "none"))}}));
}

void Card::add_what_follows()
{
    if (auto const* entry = object_of(line_, "register")) {
        auto const since = text_of(*entry, "since");
        add("register",
            html("{}{}", words_.value("status", text_of(*entry, "status")),
                 since.empty() ? std::string{} : ", " + reader_.text("page.since", {{"day", words_.day(since)}})));
    }
    if (auto const coordinator = text_of(line_, "coordinator"); !coordinator.empty())
        add("coordinator", words_.directory().person(coordinator));
    add_day("first_core_group", "first_core_group");
    add_day("review", "review");
    add_day("next_conference", "next_conference");
}

Html Card::views() const
{
    Html out;
    int number = 0;
    for (auto const& round : array_of(line_, "rounds")) {
        Listing listing{reader_,
                        reader_.text("page.views", {{"n", std::to_string(++number)}}),
                        {"person", "grouping", "view", "reason"}};
        for (auto const& each : round.as_array()) {
            auto const& view = each.as_object();
            auto const* reason = view.if_contains("reason");
            auto const code = text_of(view, "no_view_code");
            auto const grouping = text_of(view, "grouping");
            listing.add({words_.directory().person(text_of(view, "person")),
                         grouping.empty() ? std::string{} : words_.directory().grouping(grouping),
                         words_.value("view", text_of(view, "view")),
                         reason          ? replay::Words::within_sentence(*reason)
                         : !code.empty() ? words_.value("no_view_code", code)
                                         : std::string{}});
        }
        out += details({reader_.text("page.views", {{"n", std::to_string(number)}}), listing.show()});
    }
    return out;
}

SummaryListParams Card::take(Html title)
{
    params_.card = SummaryListCard{SummaryListCardTitle{std::move(title), 3}};
    return std::move(params_);
}

}

Html child_card(Reader const& reader, application::Site const& site, ConferenceId const& id, ChildId const& child,
                replay::Words const& words, Shown shown)
{
    auto const& state = site.conference(id);
    auto const* subject = state.child(child);
    if (!subject)
        return {};
    Card card{reader, replay::child_line(site, id, child, reader.site.now()), words};
    card.add_birth(*subject);
    if (!state.meeting.opened && !state.convening.not_held) {
        application::Site::StreamTerms const terms{site, stream_of(id), reader.today()};
        card.add_forecast(conference::quoracy_forecast(state, child, terms));
    }
    if (shown.record) {
        card.add_decision();
        card.add_categories();
        card.add_vote();
        card.add_quoracy();
        if (auto const voices = state.family.voices.find(child); voices != state.family.voices.end())
            card.add_voices(voices->second);
        card.add_what_follows();
    }
    application::ListedChild const listed{child, subject->name, subject->is_unborn(), std::nullopt};
    auto const title = html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to({"children", child.value}),
                            child_in_words(reader, listed));
    auto out = summary_list(card.take(title));
    if (shown.views)
        out += card.views();
    return out;
}

}
