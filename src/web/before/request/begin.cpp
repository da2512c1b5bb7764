#include "application/commanded.h"
#include "web/before/request/known_child.h"
#include "web/before/request/request.h"
#include "web/desk/known.h"
#include "web/house/crumbs.h"

/// A request, begun with one child.
namespace noddfa::web {

using conference::Kind;

namespace {

std::optional<AuthorityId> own_authority(Reader const& reader, ledger::Snapshot const& at)
{
    return application::authority_of(at.site(), reader.who(), reader.today());
}

std::vector<Field> begin_fields(Reader const& reader)
{
    std::vector<Option> kinds;
    for (auto const kind : {Kind::initial, Kind::review, Kind::transfer_in, Kind::reconvened})
        kinds.push_back({std::string{codec::write(kind).as_string()}, value_of(reader, "conference_kind", kind)});
    std::vector<Field> fields{ask(Field::Kind::choice, "kind").of(kinds).from("initial")};
    for (auto& field : child_fields(reader))
        fields.push_back(std::move(field));
    fields.push_back(ask(Field::Kind::pick, "from_authority").optional().of(authority_options(reader)));
    fields.push_back(ask(Field::Kind::date, "notified_on").optional());
    fields.push_back(ask(Field::Kind::text, "reconvenes").optional());
    return fields;
}

std::optional<Form> begin_form(Reader const& reader)
{
    if (!reader.read([&](ledger::Snapshot const& at) { return may_request(reader, at); }))
        return std::nullopt;
    auto fields = begin_fields(reader);
    fields.push_back(same_as());
    return Form{reader, "request_child", std::move(fields)};
}

PageParts show_begin(Reader const& reader, Form const& form)
{
    auto const title = reader.text("page.request.new");
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>{})", title,
            reader.text("page.request.new.lead"),
            form_with_alike(reader, form, begin_fields(reader), likeness_typed(form), {}));
    return {title, out, conferences_crumbs(reader, {{reader.text("page.requests"), reader.to({"requests"})}, {title}}),
            "conferences"};
}

/// The family that somebody found is of, where it is known.
std::optional<FamilyId> family_of(Reader const& reader, Alike const& found)
{
    if (!found.who.family.empty())
        return found.who.family;
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<FamilyId> {
        for (auto const& id : at.conferences_about(ChildId{found.who.id}))
            if (auto const* asked = at.site().conference(id).convening.asked())
                return asked->family;
        return std::nullopt;
    });
}

std::optional<net::Response> take_begin(Reader const& reader, Form& form)
{
    auto const name = new_name(form);
    auto child = child_typed(form, {});
    child.id = ChildId{"k-" + name};
    if (!form.right())
        return std::nullopt;
    auto const found = search_alike(form, likeness_of(child), {});
    if (!found || must_say_who(form, likeness_of(child), *found))
        return std::nullopt;
    conference::BeginRequest begun;
    begun.family = FamilyId{"f-" + name};
    if (auto const* same = found->find(form.text(same_field))) {
        child.id = ChildId{same->who.id};
        child = with_what_is_known(reader, child);
        begun.family = family_of(reader, *same).value_or(begun.family);
    }
    begun.kind = chosen<Kind>(form.text("kind"));
    begun.children = {child};
    begun.authority = reader.read([&](ledger::Snapshot const& at) { return own_authority(reader, at); });
    if (auto const from = form.text("from_authority"); !from.empty())
        begun.from_authority = AuthorityId{from};
    begun.notified_on = form.date("notified_on");
    begun.reconvenes = reconvened(form);
    if (!form.right())
        return std::nullopt;
    auto const conference = "R" + name.substr(0, 8);
    if (!carried_out_at(reader, form, conference, conference::Command{begun}, {{"children", "kind"}}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

}

bool may_request(Reader const& reader, ledger::Snapshot const& at)
{
    auto const authority = own_authority(reader, at);
    application::More linked;
    linked.circumstances.add(access::Circumstance::linked);
    return authority
           && reader.could(at, access::Action::create_conference,
                           {.kind = access::ObjectKind::conference, .authority = authority}, linked);
}

void add_request_begin_routes(std::vector<Route>& routes, Site& site)
{
    form_at<>(routes, site, "/request-a-conference", "request_begin", AnyVisitor{}, begin_form, show_begin, take_begin);
}

}
