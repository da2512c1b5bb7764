#include "web/looking/access_requests.h"

#include "web/components/inset_text.h"
#include "web/components/tag.h"
#include "web/desk/known.h"
#include "web/house/carried.h"
#include "web/looking/menu.h"
#include "web/looking/said.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"

#include <algorithm>

/// A parent or the child asks who consulted the register about the child: recorded, told that it takes longer, and
/// answered search by search, so that nothing is passed over in silence (CPR-18).
namespace noddfa::web {

using application::Room;
using cpr::PastAccessRequest;
using cpr::PastEnquiry;
using Kind = Field::Kind;

namespace {

constexpr char const* as_it_is = "show";

application::StreamId register_stream(std::string const& child) { return {Room::register_, child}; }

PastAccessRequest const* open_request(ledger::Snapshot const& at, std::string const& child, std::string const& person)
{
    for (auto const& one : at.site().register_of(ChildId{child}).access_requests)
        if (one.said.person.value == person && !one.answered_on)
            return &one;
    return nullptr;
}

/// The child, and whoever is known as of the child's family.
std::vector<Option> who_may_ask(Reader const& reader, ledger::Snapshot const& at, ChildId const& child)
{
    std::vector<Option> all{
        {child.value, reader.text("page.access_request.child", {{"child", name_of_child(at, child)}})}};
    auto const add = [&](PersonId const& person, std::string const& name) {
        if (std::ranges::find(all, person.value, &Option::value) == all.end())
            all.push_back({person.value, name.empty() ? person.value : name});
    };
    for (auto const& id : at.conferences_about(child))
        for (auto const& [person, said] : at.site().conference(id).family.people)
            if (is_family(said.capacity.value_or(Capacity::parent)))
                add(person, said.name);
    if (auto const& mother = at.site().register_of(child).identity.mother)
        add(*mother, {});
    return all;
}

std::string called_who_asked(Reader const& reader, ledger::Snapshot const& at, ChildId const& child,
                             PersonId const& person)
{
    for (auto const& one : who_may_ask(reader, at, child))
        if (one.value == person.value)
            return one.text;
    return person.value;
}

std::vector<Crumb> crumbs(Reader const& reader, std::string const& child)
{
    return {{reader.text("page.nav.looking"), reader.to({"looking"})},
            {reader.text("page.access_requests"), reader.to({"children", child, "access-requests"})}};
}

/// Carries a command about a request out, for the reason that its page asks for.
std::optional<net::Response> done(Reader const& reader, Form& form, std::string const& child,
                                  cpr::Command const& command)
{
    auto act = form.act();
    act.reasons[Clause::CPR_18] = form.paragraph("why");
    auto asker = reader.visitor->asker;
    asker.purpose = access::Purpose::access_request;
    auto const outcome = reader.site.ledger.perform_as(asker, register_stream(child), command, act, form.version());
    if (!outcome.accepted()) {
        form.refuse(*outcome.refusal);
        return std::nullopt;
    }
    return done_at(reader, {"children", child, "access-requests"});
}

Html standing_in_words(Reader const& reader, ledger::Snapshot const& at, std::string const& child,
                       PastAccessRequest const& one)
{
    if (one.answered_on)
        return html("{}", reader.text("page.access_request.answered", {{"day", reader.words.day(*one.answered_on)}}));
    Html out;
    for (auto const& duty : at.site().duties(register_stream(child), reader.today()))
        if (duty.what == "answer-access-request" && duty.who == one.said.person && !duty.met_on && duty.deadline) {
            out.add("<span>{}</span>", reader.words.day(duty.deadline->due));
            if (duty.deadline->due < reader.today())
                out += components::tag({reader.text("page.overdue"), "govuk-tag--red"});
        }
    if (one.extended)
        out += components::tag({reader.text("page.access_request.extended"), "govuk-tag--blue"});
    return html(R"(<div class="noddfa-marks">{}</div>)", out);
}

Html ways_on(Reader const& reader, std::string const& child, PastAccessRequest const& one)
{
    if (one.answered_on)
        return {};
    auto const& person = one.said.person.value;
    auto out = html("<div>{}</div>", link_to(reader, {"children", child, "access-requests", person, "answer"},
                                             reader.text("page.access_request.answer")));
    if (!one.extended)
        out.add("<div>{}</div>", link_to(reader, {"children", child, "access-requests", person, "extend"},
                                         reader.text("page.access_request.extend")));
    return out;
}

std::string field_of(char const* what, std::size_t enquiry)
{
    return std::string{what} + "-" + std::to_string(enquiry);
}

std::string enquiry_in_words(Reader const& reader, ledger::Snapshot const& at, std::size_t number,
                             PastEnquiry const& one)
{
    auto const& said = one.said;
    auto text = reader.text("page.access_request.search", {{"number", std::to_string(number)},
                                                           {"when", when_in_words(reader, one.at)},
                                                           {"who", name_of_person(at.site(), said.person)}});
    if (said.agency)
        text += ", " + name_of_agency(reader, at.site(), *said.agency);
    if (said.kind)
        text += ", " + value_of(reader, "enquiry", *said.kind);
    if (one.given_up)
        text += ", " + reader.text("page.access_request.given_up");
    return text;
}

PageParts form_parts(Reader const& reader, Form const& form, std::string const& child, char const* title,
                     Html const& above, char const* button)
{
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>{}{})", reader.text(title), above, form.show(reader.text(button)));
    return {reader.text(title), out, crumbs(reader, child), "looking"};
}

}

Guard working_requests(std::string const& child)
{
    return Needs{.action = access::Action::work_request,
                 .thing = {.kind = access::ObjectKind::subject_request, .child = ChildId{child}},
                 .purpose = access::Purpose::access_request,
                 .given = {access::Circumstance::request_open}};
}

std::optional<net::Response> show_access_requests(Reader const& reader, std::string const& child)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<net::Response> {
        ChildId const id{child};
        auto const title = reader.text("page.access_requests");
        Listing table{reader, title, {"request_who", "request_on", "request_due", "do"}};
        for (auto const& one : at.site().register_of(id).access_requests)
            table.add({html("{}", called_who_asked(reader, at, id, one.said.person)),
                       html("{}", reader.words.day(one.on)), standing_in_words(reader, at, child, one),
                       ways_on(reader, child, one)});
        Html out = done_banner(reader);
        out.add(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>)", title,
                reader.text("page.access_requests.what", {{"child", name_of_child(at, id)}}));
        out += table.empty() ? components::inset_text({reader.text("page.access_requests.none")}) : table.show();
        out.add(R"(<p class="govuk-body">{}</p>)",
                link_to(reader, {"children", child, "access-requests", "new"}, reader.text("page.access_request.new")));
        out += link_to_looks(reader, at, id);
        return page(reader,
                    {title, out, {{reader.text("page.nav.looking"), reader.to({"looking"})}, {title}}, "looking"});
    });
}

std::optional<Form> access_request_form(Reader const& reader, std::string const& child)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Form> {
        return Form{reader,
                    "access_request",
                    {ask(Kind::choice, "person").of(who_may_ask(reader, at, ChildId{child})), ask(Kind::lines, "why")}};
    });
}

PageParts show_access_request_form(Reader const& reader, Form const& form, std::string const& child)
{
    return form_parts(reader, form, child, "page.access_request.new", {}, "page.access_request.record");
}

std::optional<net::Response> record_access_request(Reader const& reader, Form& form, std::string const& child)
{
    cpr::RequestAccessLog said;
    said.child = ChildId{child};
    said.person = PersonId{form.text("person")};
    said.asks_as = said.person.value == child ? cpr::AsksAs::child : cpr::AsksAs::parent;
    return done(reader, form, child, cpr::Command{said});
}

std::optional<Form> access_extension_form(Reader const& reader, std::string const& child, std::string const& person)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Form> {
        auto const* one = open_request(at, child, person);
        if (!one || one->extended)
            return std::nullopt;
        return Form{reader, "access_extension", {ask(Kind::lines, "reason"), ask(Kind::lines, "why")}};
    });
}

PageParts show_access_extension(Reader const& reader, Form const& form, std::string const& child, std::string const&)
{
    return form_parts(reader, form, child, "page.access_request.extend", {}, "page.access_request.record");
}

std::optional<net::Response> extend_access_answer(Reader const& reader, Form& form, std::string const& child,
                                                  std::string const& person)
{
    cpr::ExtendAccessAnswer said;
    said.child = ChildId{child};
    said.person = PersonId{person};
    said.reason = form.paragraph("reason");
    return done(reader, form, child, cpr::Command{said});
}

std::optional<Form> access_answer_form(Reader const& reader, std::string const& child, std::string const& person)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<Form> {
        if (!open_request(at, child, person))
            return std::nullopt;
        std::vector<Option> answers{{as_it_is, reader.text("page.access_request.show")}};
        for (auto const exemption : {cpr::Exemption::serious_harm, cpr::Exemption::crime}) {
            std::string const word{codec::write(exemption).as_string()};
            answers.push_back({word, reader.text("page.access_request.withhold." + word)});
        }
        std::vector<Field> fields;
        auto const& searches = at.site().register_of(ChildId{child}).enquiries;
        for (std::size_t number = 1; number <= searches.size(); ++number) {
            fields.push_back(ask(Kind::choice, field_of("search", number))
                                 .of(answers)
                                 .called(enquiry_in_words(reader, at, number, searches[number - 1])));
            fields.push_back(
                ask(Kind::lines, field_of("reason", number))
                    .optional()
                    .high(2)
                    .called(reader.text("form.access_answer.reason", {{"number", std::to_string(number)}})));
        }
        fields.push_back(ask(Kind::lines, "why"));
        Form form{reader, "access_answer", std::move(fields)};
        form.on_version(at.version(register_stream(child)));
        return form;
    });
}

PageParts show_access_answer(Reader const& reader, Form const& form, std::string const& child,
                             std::string const& person)
{
    return reader.read([&](ledger::Snapshot const& at) {
        ChildId const id{child};
        auto above = html(R"(<p class="govuk-body">{}</p>)",
                          reader.text("page.access_request.answer.what",
                                      {{"person", called_who_asked(reader, at, id, PersonId{person})}}));
        if (at.site().register_of(id).enquiries.empty())
            above += components::inset_text({reader.text("page.access_request.nobody")});
        return form_parts(reader, form, child, "page.access_request.answer", above, "page.access_request.record");
    });
}

std::optional<net::Response> answer_access_request(Reader const& reader, Form& form, std::string const& child,
                                                   std::string const& person)
{
    cpr::AnswerAccessRequest said;
    said.child = ChildId{child};
    said.person = PersonId{person};
    auto const searches =
        reader.read([&](ledger::Snapshot const& at) { return at.site().register_of(said.child).enquiries.size(); });
    for (std::size_t number = 1; number <= searches; ++number) {
        auto const answer = form.text(field_of("search", number));
        auto const counted = static_cast<int>(number);
        if (answer == as_it_is) {
            said.shown.push_back(counted);
            continue;
        }
        // JUDGEMENT of whoever answers; what we insist on is the reason, beside the search that it is for.
        if (form.text(field_of("reason", number)).empty())
            form.wrong(field_of("reason", number), reader.text("form.access_answer.reason.missing"));
        cpr::WithheldSearch withheld{counted, {}, form.paragraph_if_any(field_of("reason", number))};
        for (auto const exemption : {cpr::Exemption::serious_harm, cpr::Exemption::crime})
            if (answer == codec::write(exemption).as_string())
                withheld.exemption = exemption;
        said.withheld.push_back(std::move(withheld));
    }
    if (!form.right())
        return std::nullopt;
    return done(reader, form, child, cpr::Command{said});
}

}
