#include "web/before/readiness.h"

#include "conference/readiness.h"
#include "protocol/catalogue.h"
#include "web/before/actions.h"
#include "web/before/forecast.h"
#include "web/before/invited/invite.h"
#include "web/components/inset_text.h"
#include "web/components/tag.h"
#include "web/house/crumbs.h"
#include "web/pages/parts.h"
#include "web/pages/story.h"

#include <algorithm>

namespace noddfa::web {

using namespace components;
using application::Room;
using application::StreamId;
using conference::Gap;

namespace {

/// Where a gap is mended: the place of an action (`before/actions.cpp`).
struct Mended {
    Clause clause{};
    std::string_view place;
};
constexpr Mended mended[] = {
    {Clause::CONV_01, "convene"},  {Clause::CONV_02, "convene"},    {Clause::CONV_03, "sufficiency"},
    {Clause::CONV_07, "doctor"},   {Clause::CONV_11, "family"},     {Clause::CHAIR_02, "convene"},
    {Clause::INV_03, "invite"},    {Clause::INV_04, "invite"},      {Clause::CHD_02, "family"},
    {Clause::ADV_02, "family"},    {Clause::CHD_05, "family"},      {Clause::CHD_07, "family"},
    {Clause::CHD_08, "family"},    {Clause::CHD_12, "family"},      {Clause::PAR_01, "family"},
    {Clause::PAR_03, "family"},    {Clause::PAR_04, "family"},      {Clause::PAR_07, "family"},
    {Clause::REP_01, "report"},    {Clause::REP_08, "report"},      {Clause::REP_09, "report"},
    {Clause::REP_11, "report"},    {Clause::REP_17, "report"},      {Clause::SHARE_01, "report"},
    {Clause::SHARE_01, "sharing"}, {Clause::CNF_09, "withholding"}, {Clause::CNF_09, "sharing"},
};

/// A reason that somebody gave for doing something in spite of a clause.
struct Excuse {
    std::string why;
    PersonId by;
    Date on;
};

/// What the page is made from, on one snapshot.
struct Preparation {
    Reader const& reader;
    ledger::Snapshot const& at;
    ConferenceId id;
    Story const& story;
    std::vector<Clause> clauses;
    std::vector<Gap> gaps;
    std::multimap<Clause, Excuse> excuses;

    bool has_gap(Clause clause) const
    {
        return std::ranges::any_of(gaps, [&](Gap const& gap) { return gap.finding.clause == clause; });
    }
};

std::string sentence(Reader const& reader, Story const& story, Gap const& gap)
{
    boost::json::object details;
    for (auto const& [name, value] : gap.finding.details)
        details[name] = value;
    auto holes = story.words().details(details);
    holes.emplace("advise", "");
    return reader.text("code." + std::string{gap.finding.code.text()}, holes);
}

Html link_to_mend(Preparation const& of, Clause clause)
{
    Html links;
    for (auto const& [which, place] : mended)
        if (which == clause)
            for (auto const& action : conference_actions())
                if (action.place == place)
                    if (auto const link = link_of(of.reader, of.at, of.id, action); !link.empty())
                        links.add("<div>{}</div>", link);
    return links;
}

Html excused(Preparation const& of, Clause clause)
{
    Html out;
    for (auto [each, end] = of.excuses.equal_range(clause); each != end; ++each)
        out.add(R"(<p class="govuk-body">{}</p>)",
                of.reader.text("page.readiness.reason", {{"why", each->second.why},
                                                         {"who", of.story.names().person(each->second.by.value)},
                                                         {"day", of.reader.words.day(each->second.on)}}));
    return out;
}

/// One clause: its gaps one by one with what mends them, else that it is done.
void add_clause(Listing& listing, Preparation const& of, Clause clause)
{
    std::string const id{id_of(clause)};
    auto const why = excused(of, clause);
    bool any = false;
    for (auto const& gap : of.gaps) {
        if (gap.finding.clause != clause)
            continue;
        any = true;
        auto const mark = gap.wants_reason ? tag({of.reader.text("page.readiness.asks"), "govuk-tag--red"})
                                           : tag({of.reader.text("page.readiness.missing"), "govuk-tag--yellow"});
        listing.add({html("{}{}{}", sentence(of.reader, of.story, gap), why, link_to_mend(of, clause)), mark,
                     clause_link(of.reader, id)});
    }
    if (any)
        return;
    auto const mark = why.empty() ? tag({of.reader.text("page.readiness.done"), "govuk-tag--green"})
                                  : tag({of.reader.text("page.readiness.excused"), "govuk-tag--blue"});
    listing.add({html("{}{}", sentence_of_clause(of.reader, id), why), mark, clause_link(of.reader, id)});
}

std::string title_of(Reader const& reader, std::string const& heading)
{
    for (auto const& one : catalogue().headings)
        if (one.id == heading)
            return reader.language == Language::cy && !one.welsh.empty() ? one.welsh : one.english;
    return heading;
}

Html by_heading(Preparation const& of)
{
    std::vector<std::string> headings;
    for (auto const clause : of.clauses)
        if (auto const& heading = catalogue()[clause].heading; std::ranges::find(headings, heading) == headings.end())
            headings.push_back(heading);
    Html out;
    for (auto const& heading : headings) {
        Listing listing{of.reader, title_of(of.reader, heading), {"what", "standing", "clause"}};
        for (auto const clause : of.clauses)
            if (catalogue()[clause].heading == heading)
                add_clause(listing, of, clause);
        out += listing.show(true);
    }
    return out;
}

std::multimap<Clause, Excuse> excuses_in(Reader const& reader, ledger::Snapshot const& at, StreamId const& stream,
                                         access::Permit const& permit)
{
    std::multimap<Clause, Excuse> excuses;
    CommandId last;
    for (auto const& record : at.records(stream)) {
        // Every event of a command carries the reasons that came with it.
        if (record.act.id == last)
            continue;
        last = record.act.id;
        for (auto const& [clause, reason] : record.act.reasons)
            if (reader.sees(at, permit, reason))
                excuses.emplace(clause, Excuse{reason.text, record.act.by, record.act.held_on.day});
    }
    return excuses;
}

std::vector<Gap> gaps_of(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference)
{
    application::Site::StreamTerms const terms{at.site(), stream_of(conference), reader.today()};
    return conference::readiness_gaps(at.site().conference(conference), reader.site.now(), terms);
}

/// A clause may have a gap that the list does not foresee: it is shown all the same.
std::vector<Clause> clauses_of(conference::State const& state, std::vector<Gap> const& gaps)
{
    auto clauses = conference::readiness_clauses(state);
    for (auto const& gap : gaps)
        if (std::ranges::find(clauses, gap.finding.clause) == clauses.end())
            clauses.push_back(gap.finding.clause);
    return clauses;
}

std::string in_short(Reader const& reader, std::vector<Gap> const& gaps)
{
    if (gaps.empty())
        return reader.text("page.readiness.ready");
    auto const asking = static_cast<int>(std::ranges::count_if(gaps, &Gap::wants_reason));
    auto text = reader.words.plural("page.readiness.gaps", static_cast<int>(gaps.size()));
    if (asking > 0)
        text += " " + reader.words.plural("page.readiness.asking", asking);
    return text;
}

}

std::optional<net::Response> show_readiness(Reader const& reader, std::string const& conference)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<net::Response> {
        ConferenceId const id{conference};
        StreamId const stream{Room::conference, conference};
        auto const& state = at.site().conference(id);
        auto const permit = reader.may(at, access::Action::prepare_conference,
                                       {.kind = access::ObjectKind::conference, .conference = id});
        if (!permit || !state.convening.request)
            return std::nullopt;
        Story story{reader.language, at.site(), id};
        story.learn(at.records(stream), at.site());
        auto gaps = gaps_of(reader, at, id);
        Preparation const of{
            reader, at, id, story, clauses_of(state, gaps), gaps, excuses_in(reader, at, stream, *permit)};
        auto const title = reader.text("page.readiness", {{"id", conference}});
        Html out;
        out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body-l">{}</p>)", title,
                in_short(reader, of.gaps));
        // R-01: "ready" is never a gate.
        out += inset_text({reader.text(state.meeting.opened ? "page.readiness.opened" : "page.readiness.no_gate")});
        for (auto const& action : conference_actions())
            if (action.place == "open")
                if (auto const link = link_of(reader, at, id, action); !link.empty())
                    out.add(R"(<p class="govuk-body noddfa-no-print">{}</p>)", link);
        out += quoracy_forecasts(reader, at, id);
        out += by_heading(of);
        return page(reader, {title, out, crumbs_at(reader, conference, {{reader.text("page.readiness.short")}}),
                             "conferences"});
    });
}

std::vector<GapInWords> gaps_in_words(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference)
{
    Story story{reader.language, at.site(), conference};
    story.learn(at.records({Room::conference, conference.value}), at.site());
    std::vector<GapInWords> found;
    for (auto const& gap : gaps_of(reader, at, conference))
        found.push_back({gap.finding.clause, sentence(reader, story, gap), gap.wants_reason});
    return found;
}

Html readiness_in_short(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference)
{
    auto const& state = at.site().conference(conference);
    if (state.meeting.opened || state.convening.not_held || !state.convening.request
        || !reader.could(at, access::Action::prepare_conference,
                         {.kind = access::ObjectKind::conference, .conference = conference}))
        return {};
    return html(R"(<p class="govuk-body">{} <a class="govuk-link noddfa-no-print" href="{}">{}</a></p>)",
                in_short(reader, gaps_of(reader, at, conference)),
                reader.to({"conferences", conference.value, "readiness"}), reader.text("page.readiness.lead"));
}

}
