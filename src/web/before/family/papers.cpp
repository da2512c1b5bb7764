#include "web/before/family/papers.h"

#include "base/contains.h"
#include "codec/write.h"
#include "conference/bundle.h"
#include "web/before/reports/papers.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/desk/known.h"
#include "web/house/crumbs.h"
#include "web/pages/own_words.h"
#include "web/pages/parts.h"

#include <algorithm>

namespace noddfa::web {

using namespace components;
using conference::KeptReport;
using conference::State;

namespace {

/// What the papers of one person are made from.
struct Papers {
    Reader const& reader;
    ledger::Snapshot const& at;
    State const& state;
    std::string conference;
    PersonId person;

    conference::FamilyPerson const& known() const { return state.family.people.at(person); }
    std::vector<ChildId> children() const
    {
        std::vector<ChildId> theirs;
        for (auto const& child : state.convening.children)
            if (known().children.empty() || contains(known().children, child.id))
                theirs.push_back(child.id);
        return theirs;
    }
};

Html paragraphs(Reader const& reader, Paragraph const& paragraph)
{
    Html out;
    auto line = paragraph;
    for (std::size_t begin = 0; begin <= paragraph.text.size();) {
        auto const end = std::min(paragraph.text.find('\n', begin), paragraph.text.size());
        line.text = paragraph.text.substr(begin, end - begin);
        if (!line.empty())
            out.add(R"(<p class="govuk-body">{}</p>)", own_words(line, reader.language));
        begin = end + 1;
    }
    return out;
}

/// The meeting as it is for them: their own time and nobody else's.
Html invitation(Papers const& of)
{
    auto const& reader = of.reader;
    auto const& booking = of.state.convening.booking;
    SummaryListParams params;
    auto const row = [&](char const* name, std::string const& text) {
        if (!text.empty())
            params.rows.push_back({{reader.text(std::string{"page.own_papers."} + name)}, {text}});
    };
    row("children", children_at(reader, of.state, of.children()));
    if (booking) {
        auto const invited = of.state.family.invited.find(of.person);
        auto const arrives = invited == of.state.family.invited.end() ? std::nullopt : invited->second.arrives;
        row("when", reader.words.moment(arrives.value_or(booking->starts)));
        row("where", booking->place);
        row("chair", called(reader, of.at, booking->chair));
    }
    if (auto const prepared = of.state.family.prepared.find(of.person); prepared != of.state.family.prepared.end()) {
        std::vector<std::string> leaflets;
        for (auto const leaflet : prepared->second.leaflets)
            leaflets.push_back(value_of(reader, "leaflet", leaflet));
        row("leaflets", reader.words.list(leaflets));
        // PAR-06: what was promised to help them come.
        if (prepared->second.support)
            row("support", prepared->second.support->text);
    }
    return params.rows.empty() ? Html{} : summary_list(params);
}

/// What they themselves said to the report, and what its author answers (SHARE-04).
Html said_to_it(Papers const& of, KeptReport const& kept)
{
    auto const& reader = of.reader;
    Html out;
    for (auto const& made : of.state.sharing.shares)
        if (made.report == kept.report.report && made.share.person == of.person)
            for (auto const& disputed : made.share.disputed)
                out.add("{}", paragraphs(reader, disputed));
    if (out.empty())
        return {};
    out = html(R"(<h3 class="govuk-heading-s">{}</h3>{})", reader.text("page.own_papers.said"), out);
    if (auto const answer = of.state.sharing.answers.find({kept.report.report, of.person});
        answer != of.state.sharing.answers.end())
        out.add(R"(<h3 class="govuk-heading-s">{}</h3>{})", reader.text("page.own_papers.answered"),
                paragraphs(reader, answer->second));
    return out;
}

/// One report as far as it is for them and the reader may see it. That something is left out is said; what, is not.
Html report(Papers const& of, KeptReport const& kept, access::Permit const& permit)
{
    auto const& reader = of.reader;
    auto const& said = kept.report;
    bool left_out = false;
    auto const theirs = [&](Paragraph const& paragraph, bool is_theirs) {
        bool const seen = reader.sees(of.at, permit, paragraph);
        left_out = left_out || (seen && !is_theirs);
        return seen && is_theirs;
    };
    Html inside;
    if (said.summary && theirs(*said.summary, conference::is_for(*said.summary, of.person)))
        inside += paragraphs(reader, *said.summary);
    std::optional<conference::ReportSection> shown;
    for (auto const& statement : said.statements) {
        if (!theirs(statement.text, conference::is_for(of.state, kept, statement, of.person)))
            continue;
        if (statement.section && statement.section != shown) {
            auto const name = std::string{codec::write(*statement.section).as_string()};
            auto const own = "page.report.read." + name;
            inside.add(R"(<h3 class="govuk-heading-s">{}</h3>)",
                       reader.text(reader.words.has(own) ? own : "form.report." + name));
        }
        shown = statement.section;
        // RESP-01: what kind of statement it is stands beside it for them too.
        if (statement.type)
            inside.add(R"(<p class="govuk-body-s">{}</p>)",
                       reader.text("page.statement." + std::string{codec::write(*statement.type).as_string()}));
        inside += paragraphs(reader, statement.text);
    }
    if (said.risk_view && theirs(*said.risk_view, conference::is_for(*said.risk_view, of.person)))
        inside.add(R"(<h3 class="govuk-heading-s">{}</h3>{})", reader.text("page.report.read.risk_view"),
                   paragraphs(reader, *said.risk_view));
    // PAR-09: what the author would decide on registration stands in no paper for the family.
    if (left_out)
        inside.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.own_papers.left_out"));
    inside += said_to_it(of, kept);
    return html("{}<p class=\"govuk-body\">{}</p>{}",
                heading(person_at(of.state, said.author), "from-" + said.report.value),
                children_at(reader, of.state, said.children), inside);
}

/// For whoever prepares the papers and never on them: what is not in them, as far as they may know of it.
Html not_in_them(Papers const& of, std::vector<KeptReport const*> const& others,
                 std::vector<KeptReport const*> const& unread, bool documents)
{
    auto const& reader = of.reader;
    Html lines;
    for (auto const* kept : others)
        lines.add("<li>{}</li>",
                  reader.text("page.own_papers.not_for", {{"person", person_at(of.state, kept->report.author)}}));
    for (auto const* kept : unread)
        lines.add("<li>{}</li>",
                  reader.text("page.own_papers.unread", {{"person", person_at(of.state, kept->report.author)}}));
    if (documents)
        lines.add("<li>{}</li>", reader.text("page.own_papers.documents"));
    if (of.state.family.excluded_wholly(of.person))
        lines.add("<li>{}</li>", reader.text("page.own_papers.excluded"));
    if (auto const needs = of.state.family.person_needs.find(of.person);
        needs != of.state.family.person_needs.end() && needs->second.language != reader.language)
        lines.add(R"(<li><a class="govuk-link" href="{}" lang="{}">{}</a></li>)",
                  reader.here_in(needs->second.language), code_of(needs->second.language),
                  language::Catalogue::of(needs->second.language).text("page.own_papers.in_their_language"));
    if (lines.empty())
        return {};
    return html(R"(<div class="noddfa-no-print">{}</div>)",
                inset_text({html(R"(<p class="govuk-body">{}</p><ul class="govuk-list govuk-list--bullet">{}</ul>)",
                                 reader.text("page.own_papers.not_printed"), lines)}));
}

std::optional<net::Response> show_family_papers(Reader const& reader, std::string const& conference,
                                                std::string const& person)
{
    return at_conference(
        reader, conference, [&](State const& state, ledger::Snapshot const& at) -> std::optional<net::Response> {
            PersonId const who{person};
            if (!contains(family_at(state), who))
                return std::nullopt;
            Papers const of{reader, at, state, conference, who};
            Html reports;
            std::vector<KeptReport const*> others;
            std::vector<KeptReport const*> unread;
            bool documents = false;
            for (auto const& id : state.reports.order) {
                auto const& kept = state.reports.kept.at(id);
                bool const theirs = conference::is_for(state, kept, who, reader.today());
                auto const permit = reader.could(at, access::Action::read_report, report_thing(conference, id.value));
                if (!theirs || !permit) {
                    (theirs ? unread : others).push_back(&kept);
                    continue;
                }
                reader.saw(at, *permit);
                documents = documents || !kept.documents.empty();
                reports += report(of, kept, *permit);
            }
            auto const title = reader.text("page.own_papers");
            auto out = html(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>)",
                            called(of.known()), title);
            out += not_in_them(of, others, unread, documents);
            out += invitation(of);
            out += reports.empty() ? html(R"(<p class="govuk-body">{}</p>)", reader.text("page.own_papers.none"))
                                   : reports;
            return page(
                reader,
                {title, out,
                 crumbs_at(reader, conference,
                           {{reader.text("page.family"), reader.to({"conferences", conference, "family"})}, {title}}),
                 "conferences"});
        });
}

}

void add_family_papers_routes(std::vector<Route>& routes, Site& site)
{
    routes.push_back(page_at<std::string, std::string>(
        site, "/conferences/{conference}/family/papers/{person}", "family_papers",
        [](std::string const& conference, std::string const&) { return preparing(conference); },
        [](Reader const& reader, net::Request const&, std::string const& conference, std::string const& person) {
            return show_family_papers(reader, conference, person);
        }));
}

}
