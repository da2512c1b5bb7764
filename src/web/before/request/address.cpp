#include "web/before/request/address.h"

#include "grants/commands.h"
#include "web/before/invited/staff.h"
#include "web/before/step.h"
#include "web/components/inset_text.h"
#include "web/components/warning_text.h"
#include "web/desk/known.h"
#include "web/house/crumbs.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

namespace noddfa::web {

using namespace components;
using access::Action;
using access::ObjectKind;
using application::Thing;
using conference::State;
using FieldKind = Field::Kind;

namespace {

application::StreamId grants_of(PersonId const& person) { return {application::Room::access, grants::key_of(person)}; }

/// What is withheld of somebody for a conference; nothing where nothing is.
bool is_withheld(ledger::Snapshot const& at, std::string const& conference, std::string const& person)
{
    auto const& withheld = at.site().grants_of(PersonId{person}).withheld;
    return withheld && withheld->conference.value == conference;
}

// ---- written

std::optional<Form> address_form(Reader const& reader, std::string const& conference, std::string const& person)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        if (!state.family.people.contains(PersonId{person}))
            return std::nullopt;
        return Form{reader, "request_address", {ask(FieldKind::text, "address").at_most(500)}};
    });
}

/// Whose it is, and that nobody who writes it reads it again.
Html about_the_address(Reader const& reader, Form const&, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        PersonId const whose{reader.place.back()};
        auto const known = state.family.people.find(whose);
        Html out;
        if (known != state.family.people.end())
            out.add(R"(<p class="govuk-body-l">{}</p>)", called(known->second));
        out += warning_text({reader.text("page.address.warning"), reader.text("page.warning")});
        if (is_withheld(at, conference, whose.value)) {
            out += inset_text({reader.text("page.address.known")});
            out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                    reader.to({"conferences", conference, "addresses", whose.value, "new-reader"}),
                    reader.text("page.step.address_reader"));
        }
        return out;
    });
}

std::optional<net::Response> take_address(Reader const& reader, Form& form, std::string const& conference,
                                          std::string const& person)
{
    grants::WithholdAddress said;
    said.whose = PersonId{person};
    said.conference = ConferenceId{conference};
    said.address = form.paragraph("address");
    if (!carried_out(reader, form, grants_of(said.whose), grants::Command{said}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

// ---- opened by two

Guard opening(std::string const& conference)
{
    return Needs{Action::unseal_address,
                 Thing{.kind = ObjectKind::address_list, .conference = ConferenceId{conference}}};
}

std::optional<Form> reader_form(Reader const& reader, std::string const& conference, std::string const& person)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Form> {
        if (!is_withheld(at, conference, person))
            return std::nullopt;
        return Form{reader,
                    "address_reader",
                    {ask(FieldKind::pick, "person").of(colleague_options(reader, at)),
                     ask(FieldKind::date, "until").optional(), ask(FieldKind::lines, "reason")}};
    });
}

Html what_a_reader_takes(Reader const& reader, Form const&, std::string const&)
{
    return inset_text({reader.text("page.address.two")});
}

std::optional<net::Response> take_reader(Reader const& reader, Form& form, std::string const& conference,
                                         std::string const& person)
{
    grants::ProposeAddressReader said;
    said.person = PersonId{form.text("person")};
    said.whose = PersonId{person};
    said.until = form.date("until");
    said.reason = form.paragraph("reason");
    if (!carried_out(reader, form, grants_of(said.person), grants::Command{said}))
        return std::nullopt;
    return go_to(reader.to({"conferences", conference, "addresses", person, "readers", said.person.value}));
}

grants::AddressProposal const* proposal_of(ledger::Snapshot const& at, std::string const& person,
                                           std::string const& reads)
{
    for (auto const& one : at.site().grants_of(PersonId{reads}).proposals)
        if (one.said.whose.value == person)
            return &one;
    return nullptr;
}

/// The proposal as it waits, with the address to which the manager goes.
std::optional<net::Response> show_proposal(Reader const& reader, std::string const& conference,
                                           std::string const& person, std::string const& reads)
{
    bool const waits = reader.read([&](ledger::Snapshot const& at) {
        return is_withheld(at, conference, person) && proposal_of(at, person, reads);
    });
    if (!waits)
        return std::nullopt;
    auto const title = reader.text("page.address.proposed");
    auto const place = reader.to({"conferences", conference, "addresses", person, "readers", reads, "agree"});
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p><p class="govuk-body">{}</p>)", title,
            reader.text("page.address.proposed.lead"), reader.site.public_address + std::string{place.view()});
    return page(reader, {title, out, conferences_crumbs(reader, {{title}}), "conferences"});
}

/// Whether who reads may be the second person. Proof of who they are is asked for when they agree.
bool may_agree(Reader const& reader, ledger::Snapshot const& at, ConferenceId const& conference,
               grants::AddressProposal const& proposed)
{
    application::More second;
    second.first = proposed.by;
    second.proposed_at = proposed.at;
    second.recipient = proposed.said.person;
    auto asker = reader.visitor->asker;
    asker.proved = reader.site.now();
    Thing const thing{.kind = ObjectKind::address_list, .conference = conference};
    return at.may(asker, Action::unseal_address, thing, reader.site.now(), second).permit.has_value();
}

std::optional<Form> agree_form(Reader const& reader, std::string const& conference, std::string const& person,
                               std::string const& reads)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Form> {
        auto const* proposed = is_withheld(at, conference, person) ? proposal_of(at, person, reads) : nullptr;
        if (!proposed)
            return std::nullopt;
        if (!may_agree(reader, at, ConferenceId{conference}, *proposed))
            return std::nullopt;
        return Form{reader, "address_agree", {}};
    });
}

PageParts show_agree(Reader const& reader, Form const& form, std::string const& conference, std::string const& person,
                     std::string const& reads)
{
    auto const title = reader.text("page.address.agree");
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        auto const known = state.family.people.find(PersonId{person});
        auto const* proposed = proposal_of(at, person, reads);
        Html out;
        out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>{})", title,
                reader.text("page.address.agree.lead",
                            {{"reader", called(reader, at, PersonId{reads})},
                             {"whose", known == state.family.people.end() ? person : called(known->second)},
                             {"reason", proposed ? proposed->said.reason.text : std::string{}}}),
                form.show(reader.text("page.address.agree.yes")));
        return PageParts{title, out, conferences_crumbs(reader, {{title}}), "conferences"};
    });
}

std::optional<net::Response> take_agree(Reader const& reader, Form& form, std::string const& conference,
                                        std::string const& person, std::string const& reads)
{
    grants::AgreeAddressReader said;
    said.person = PersonId{reads};
    said.whose = PersonId{person};
    if (!carried_out(reader, form, grants_of(said.person), grants::Command{said}))
        return std::nullopt;
    (void)conference;
    return done_at(reader, {"conferences"});
}

// ---- read

Guard reading(std::string const& person)
{
    return Needs{Action::read_address, Thing{.kind = ObjectKind::address, .person = PersonId{person}}};
}

std::optional<net::Response> show_address(Reader const& reader, std::string const& person)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<net::Response> {
        auto const& withheld = at.site().grants_of(PersonId{person}).withheld;
        if (!withheld)
            return std::nullopt;
        reader.notes->keeps = false;
        auto const title = reader.text("page.address");
        Html out;
        out.add(R"(<h1 class="govuk-heading-l">{}</h1>{}{})", title, inset_text({withheld->address.text}),
                warning_text({reader.text("page.address.view_only"), reader.text("page.warning")}));
        PageParts parts{title, out, conferences_crumbs(reader, {{title}}), "conferences"};
        parts.quick_exit = true;
        return page(reader, parts);
    });
}

}

Html addresses_to_agree(Reader const& reader, ledger::Snapshot const& at)
{
    constexpr int most = 50;
    auto const title = reader.text("page.address.waiting");
    Listing listing{reader, title, {"what", "proposed_by", "when", "do"}};
    for (auto const& row : at.rows(application::RowKind::address, 0, 1, most)) {
        auto const waiting = read_row<application::AddressRow>(row);
        auto const& withheld = at.site().grants_of(waiting.whose).withheld;
        auto const* proposed = withheld ? proposal_of(at, waiting.whose.value, waiting.person.value) : nullptr;
        if (!proposed || !may_agree(reader, at, withheld->conference, *proposed))
            continue;
        listing.add({reader.text("page.address.proposed"), called(reader, at, waiting.by),
                     reader.words.day(waiting.at.day),
                     link_to(reader,
                             {"conferences", withheld->conference.value, "addresses", waiting.whose.value, "readers",
                              waiting.person.value, "agree"},
                             reader.text("page.address.agree"))});
    }
    return listing.empty() ? Html{} : listing.show(true);
}

void add_address_routes(std::vector<Route>& routes, Site& site)
{
    step_at<std::string>(routes, site, "/request/address/{person}", "request_address", preparing, address_form,
                         take_address, about_the_address);
    step_at<std::string>(routes, site, "/addresses/{person}/new-reader", "address_reader", opening, reader_form,
                         take_reader, what_a_reader_takes);
    routes.push_back(page_at<std::string, std::string, std::string>(
        site, "/conferences/{conference}/addresses/{person}/readers/{reader}", "address_proposed",
        [](std::string const& conference, std::string const&, std::string const&) { return opening(conference); },
        [](Reader const& reader, net::Request const&, std::string const& conference, std::string const& person,
           std::string const& reads) { return show_proposal(reader, conference, person, reads); }));
    form_at<std::string, std::string, std::string>(
        routes, site, "/conferences/{conference}/addresses/{person}/readers/{reader}/agree", "address_agree",
        AnyVisitor{}, agree_form, show_agree, take_agree);
    routes.push_back(page_at<std::string>(site, "/addresses/{person}", "address", reading,
                                          [](Reader const& reader, net::Request const&, std::string const& person) {
                                              return show_address(reader, person);
                                          }));
}

}
