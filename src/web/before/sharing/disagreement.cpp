#include "web/before/sharing/disagreement.h"

#include "web/before/sharing/sharing_page.h"
#include "web/pages/parts.h"
#include "web/pages/story.h"

/// What practitioners disagree on about sharing stands until it is settled (CNF-06).
namespace noddfa::web {

using conference::State;
using FieldKind = Field::Kind;

namespace {

/// One that stands is called by its number and what it is about.
std::vector<Option> open_ones(State const& state)
{
    std::vector<Option> open;
    int number = 0;
    for (auto const& one : state.sharing.disagreements)
        if (++number; !one.resolved)
            open.push_back({std::to_string(number), std::to_string(number) + ". " + one.what.text});
    return open;
}

std::optional<Form> disagreement_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.convening.request)
            return std::nullopt;
        std::vector<Field> fields{ask(FieldKind::lines, "what")};
        if (auto open = open_ones(state); !open.empty()) {
            open.insert(open.begin(), {"new", reader.text("form.disagreement.settles.new")});
            fields.insert(fields.begin(), ask(FieldKind::choice, "settles").of(std::move(open)));
        }
        return Form{reader, "disagreement", std::move(fields)};
    });
}

Html disagreements(Reader const& reader, Form const&, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) {
        Listing listing{reader, reader.text("page.disagreement.before"), {"what", "standing"}};
        for (auto const& one : state.sharing.disagreements)
            listing.add({paragraphs(one.what.text),
                         reader.text(one.resolved ? "page.disagreement.settled" : "page.disagreement.open")});
        return html(R"(<p class="govuk-body">{} {}</p>{})", reader.text("page.disagreement.what"),
                    clause_link(reader, "CNF-06"), listing.empty() ? Html{} : listing.show(true));
    });
}

std::optional<net::Response> take_disagreement(Reader const& reader, Form& form, std::string const& conference)
{
    conference::RecordSharingDisagreement said;
    said.what = form.paragraph("what");
    auto const settles = form.text("settles");
    said.resolved = !settles.empty() && settles != "new";
    if (said.resolved)
        said.number = std::stoi(settles);
    if (!carried_out_at(reader, form, conference, conference::Command{said}, {{"number", "settles"}}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"sharing"});
}

}

void add_disagreement_routes(std::vector<Route>& routes, Site& site)
{
    step_at<>(routes, site, "/sharing/disagreement", "disagreement", sharing_of, disagreement_form, take_disagreement,
              disagreements);
}

}
