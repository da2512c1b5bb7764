#include "web/looking/looking.h"

#include "application/rows.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/house/carried.h"
#include "web/looking/menu.h"
#include "web/looking/said.h"
#include "web/pages/own_words.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

#include <limits>

/// Claims that nobody has reviewed yet, and their review by somebody else (3.5).
namespace noddfa::web {

using access::Action;
using access::ObjectKind;
using application::ClaimRow;
using application::Room;
using application::Thing;
using components::SummaryListParams;

namespace {

constexpr int most_claims = 200;

Thing thing_of(ChildId const& child, AgencyId const& agency)
{
    return {.kind = ObjectKind::claim, .child = child, .agency = agency};
}

application::More made_by(PersonId const& person)
{
    application::More more;
    more.author = person;
    return more;
}

Html due_in_words(Reader const& reader, ClaimRow const& row)
{
    auto out = html("{}", reader.words.day(row.due));
    if (row.due < reader.today())
        out += components::tag({reader.text("page.claims.late"), "govuk-tag--red"});
    return out;
}

/// A claim that the reader may see; null where there is none.
grants::Claim const* claim_of(Reader const& reader, ledger::Snapshot const& snapshot, std::string const& child,
                              std::string const& id)
{
    auto const* claim = snapshot.site().grants_of(ChildId{child}).claim(ClaimId{id});
    if (!claim
        || !reader.may(snapshot, Action::read_claim, thing_of(claim->said.child, claim->said.agency),
                       made_by(claim->by)))
        return nullptr;
    return claim;
}

Html in_words(Reader const& reader, ledger::Snapshot const& snapshot, grants::Claim const& claim)
{
    auto const& site = snapshot.site();
    SummaryListParams list;
    add_row(list, reader.text("page.column.claim_who"), html("{}", name_of_person(site, claim.by)));
    add_row(list, reader.text("page.column.claim_agency"), html("{}", name_of_agency(reader, site, claim.said.agency)));
    add_row(list, reader.text("page.column.claim_since"), html("{}", when_in_words(reader, claim.since)));
    add_row(list, reader.text("page.column.claim_emergency"),
            html("{}", value_of(reader, "emergency", claim.said.emergency)));
    add_row(list, reader.text("page.column.claim_reason"), own_words(claim.said.reason, reader.language));
    if (claim.review) {
        add_row(list, reader.text("page.claims.found"), html("{}", value_of(reader, "found", claim.review->found)));
        add_row(list, reader.text("page.claims.reviewed_by"), html("{}", name_of_person(site, *claim.reviewed_by)));
    }
    return components::summary_list(list);
}

}

std::optional<net::Response> show_claims(Reader const& reader)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        auto const title = reader.text("page.claims");
        Listing table{reader, title, {"claim_reference", "claim_who", "claim_agency", "claim_since", "claim_due"}};
        for (auto const& row :
             snapshot.rows(application::RowKind::claim, 0, std::numeric_limits<std::int64_t>::max(), most_claims)) {
            auto const claim = read_row<ClaimRow>(row);
            if (!reader.may(snapshot, Action::read_claim, thing_of(claim.child, claim.agency), made_by(claim.by)))
                continue;
            table.add({html(R"(<a class="govuk-link" href="{}">{}</a>)",
                            reader.to({"claims", claim.child.value, claim.claim.value}), claim.child.value),
                       html("{}", name_of_person(snapshot.site(), claim.by)),
                       html("{}", name_of_agency(reader, snapshot.site(), claim.agency)),
                       html("{}", when_in_words(reader, claim.since)), due_in_words(reader, claim)});
        }
        Html content;
        content.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>)", title,
                    reader.text("page.claims.what"));
        content +=
            table.empty() ? html(R"(<p class="govuk-body">{}</p>)", reader.text("page.claims.none")) : table.show();
        if (looking_menu(reader, snapshot).watches)
            content.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", reader.to({"looking"}),
                        reader.text("page.looking"));
        return page(reader, {title, content, {}, "looking"});
    });
}

std::optional<Form> review_form(Reader const& reader, std::string const& child, std::string const& id)
{
    bool const there =
        reader.read([&](ledger::Snapshot const& snapshot) { return claim_of(reader, snapshot, child, id) != nullptr; });
    if (!there)
        return std::nullopt;
    std::vector<Option> answers;
    for (auto const found : {grants::Found::justified, grants::Found::not_justified, grants::Found::referred})
        answers.push_back({std::string{codec::write(found).as_string()}, value_of(reader, "found", found)});
    return Form{reader,
                "review_claim",
                {ask(Field::Kind::choice, "found").of(std::move(answers)), ask(Field::Kind::lines, "reason")}};
}

PageParts show_review(Reader const& reader, Form const& form, std::string const& child, std::string const& id)
{
    auto const title = reader.text("page.claim");
    Html content = html(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    reader.read([&](ledger::Snapshot const& snapshot) {
        auto const* claim = snapshot.site().grants_of(ChildId{child}).claim(ClaimId{id});
        content += in_words(reader, snapshot, *claim);
        if (claim->review)
            return;
        if (reader.could(snapshot, Action::review_claim, thing_of(claim->said.child, claim->said.agency),
                         made_by(claim->by)))
            content += form.show(reader.text("page.claim.review"));
        else
            content.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.claim.by_another"));
    });
    reader.read([&](ledger::Snapshot const& snapshot) { content += link_to_looks(reader, snapshot, ChildId{child}); });
    return {title, content, {{reader.text("page.claims"), reader.to({"claims"})}}, "looking"};
}

std::optional<net::Response> make_review(Reader const& reader, Form& form, std::string const& child,
                                         std::string const& id)
{
    grants::Review review;
    review.child = ChildId{child};
    review.claim = ClaimId{id};
    for (auto const found : {grants::Found::justified, grants::Found::not_justified, grants::Found::referred})
        if (form.text("found") == codec::write(found).as_string())
            review.found = found;
    review.reason = form.paragraph("reason");
    if (!carried_out(reader, form, {Room::access, grants::key_of(review.child)},
                     grants::Command{grants::ReviewClaim{review}}))
        return std::nullopt;
    return go_to(reader.to({"claims"}));
}

}
