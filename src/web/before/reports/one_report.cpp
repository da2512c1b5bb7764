#include "web/before/reports/one_report.h"

namespace noddfa::web {

bool is_own(Reader const& reader, Paper const& paper)
{
    auto const& roll = paper.state.invitations.roll;
    auto const author = roll.find(paper.kept.report.author);
    auto const who = roll.find(reader.who());
    return author != roll.end() && who != roll.end() && author->second.agency == who->second.agency;
}

std::vector<Option> people_at(conference::State const& state, std::vector<PersonId> const& among)
{
    std::vector<Option> all;
    for (auto const& person : among)
        all.push_back({person.value, person_at(state, person)});
    return all;
}

std::vector<Crumb> crumbs_of_report(Reader const& reader, std::string const& conference, std::string const& report,
                                    std::string const& title)
{
    return crumbs_at(
        reader, conference,
        {{reader.text("page.report.page", {{"id", report}}), report_at(reader, conference, report)}, {title}});
}

Html about(Reader const& reader, Paper const& paper)
{
    return html(
        R"(<p class="govuk-body">{}</p>)",
        reader.text("page.share.about", {{"children", children_at(reader, paper.state, paper.kept.report.children)},
                                         {"person", person_at(paper.state, paper.kept.report.author)}}));
}

PageParts page_about(Reader const& reader, Form const& form, std::string const& conference, std::string const& report,
                     char const* name)
{
    return with_paper(reader, conference, report, [&](ledger::Snapshot const&, Paper const& paper) {
        auto const base = std::string{"page."} + name;
        auto const title = reader.text(base);
        auto out = html(R"(<h1 class="govuk-heading-l">{}</h1>{}<p class="govuk-body">{}</p>)", title,
                        about(reader, paper), reader.text(base + ".lead"));
        out += form.show(reader.text(base + ".send"));
        return PageParts{title, out, crumbs_of_report(reader, conference, report, title), "conferences"};
    });
}

}
