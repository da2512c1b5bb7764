#include "web/pages/reports.h"

#include "conference/reports.h"
#include "conference/sharing.h"
#include "conference/state.h"
#include "web/components/tag.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

namespace noddfa::web {

using components::tag;

namespace {

/// What the rows are made from.
struct Papers {
    Reader const& reader;
    conference::State const& state;
    Terms const& terms;
    replay::Words const& words;
};

std::string children_in_words(Papers const& papers, std::vector<ChildId> const& children)
{
    std::vector<std::string> names;
    for (auto const& child : children)
        names.push_back(papers.words.directory().child(child.value));
    return names.empty() ? papers.reader.text("page.all_children") : papers.reader.words.list(names);
}

/// `6 March 2026, in person, in English`; sent without being discussed is not shared (B-04).
Html share(Papers const& papers, conference::ShareMade const& made)
{
    auto const& reader = papers.reader;
    Html out;
    out.add("{}, {}", reader.words.day(made.on), value_of(reader, "method", made.share.method));
    if (made.share.language)
        out.add(", {}", value_of(reader, "language", *made.share.language));
    if (!made.share.disputed.empty())
        out.add("; {}", reader.words.plural("page.disputed", static_cast<int>(made.share.disputed.size())));
    return out;
}

/// One line for each of the family whom a report is for: the proof that it was shared, or that it was not.
Html shares(Papers const& papers, ReportId const& report)
{
    auto const& reader = papers.reader;
    Html out;
    for (auto const& owed : conference::shares_owed(papers.state, reader.site.now(), papers.terms)) {
        if (owed.report != report)
            continue;
        out.add("<div>{}: ", papers.words.directory().person(owed.person.value));
        bool made = false;
        for (auto const& each : papers.state.sharing.shares)
            if (each.report == report && each.share.person == owed.person && each.complete) {
                out.add("{}{}", made ? "; " : "", share(papers, each));
                made = true;
            }
        if (owed.suspended)
            out += tag({reader.text("page.share.restricted"), "govuk-tag--grey"});
        else if (!made)
            out += tag({reader.text(owed.breach ? "page.share.missed" : "page.share.open"),
                        owed.breach ? "govuk-tag--red" : "govuk-tag--blue"});
        out += trusted_html("</div>");
    }
    return out;
}

Html received(Papers const& papers, conference::KeptReport const& kept)
{
    auto out = html("{}", papers.reader.words.day(kept.received.day));
    if (conference::is_late_report(papers.state, kept.received, papers.terms))
        out.add(" {}", tag({papers.reader.text("page.late"), "govuk-tag--orange"}));
    return out;
}

void add_owed(Listing& listing, Papers const& papers)
{
    auto const& reader = papers.reader;
    auto const due = conference::reports_due(papers.state, papers.terms);
    for (auto const& owed : conference::reports_owed(papers.state, papers.terms)) {
        if (owed.individual || owed.merged)
            continue;
        std::vector<std::string> people;
        for (auto const& id : papers.state.invitations.order)
            if (auto const& who = papers.state.invitations.roll.at(id);
                who.agency == owed.agency && who.capacity == Capacity::practitioner)
                people.push_back(papers.words.directory().person(id.value));
        bool const late = due && due->due < reader.today();
        listing.add({reader.words.list(people), papers.words.directory().child(owed.child.value), "",
                     html("{} {}",
                          tag({reader.text(late ? "page.report.missing" : "page.report.awaited"),
                               late ? "govuk-tag--red" : "govuk-tag--blue"}),
                          due ? reader.text("page.due_by", {{"day", reader.words.day(due->due)}}) : std::string{}),
                     "", ""});
    }
}

}

Html reports(Reader const& reader, application::Site const& site, ConferenceId const& id, replay::Words const& words)
{
    auto const& state = site.conference(id);
    application::Site::StreamTerms const terms{site, stream_of(id), reader.today()};
    Papers const papers{reader, state, terms, words};
    auto const title = reader.text("page.reports");
    Listing listing{reader, title, {"author", "about", "kind", "received", "shared", "presented"}};
    for (auto const& report : state.reports.order) {
        auto const& kept = state.reports.kept.at(report);
        listing.add({words.directory().person(kept.report.author.value),
                     children_in_words(papers, kept.report.children), value_of(reader, "kind", *kept.report.kind),
                     received(papers, kept), shares(papers, report),
                     reader.text(!kept.presented.empty() ? "page.yes"
                                 : state.meeting.opened  ? "page.no"
                                                         : "page.none")});
    }
    // Once it is over, what was owed and never came stands among the duties.
    if (!state.meeting.closed && !state.convening.not_held)
        add_owed(listing, papers);
    if (listing.empty())
        return {};
    return html("{}{}", heading(title, "reports"), listing.show());
}

}
