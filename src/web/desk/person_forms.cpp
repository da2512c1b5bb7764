#include "web/desk/desk_form.h"
#include "web/desk/known.h"
#include "web/desk/person.h"
#include "web/desk/routes.h"

/// Somebody's particulars: new ones, changed ones, training.
namespace noddfa::web {

using directory::Command;
using directory::PractitionerDetails;

namespace person_form {

using Kind = Field::Kind;

constexpr std::size_t longest_name = 120;

std::vector<Field> particulars(Reader const& reader, PractitionerDetails const& said)
{
    std::vector<Field> fields{ask(Kind::text, "name").at_most(longest_name).from(said.name),
                              ask(Kind::text, "role").optional().from(said.role),
                              ask(Kind::email, "email").optional().from(said.email),
                              ask(Kind::phone, "phone").optional().from(said.phone),
                              ask(Kind::many, "languages").optional().of(language_options(reader)),
                              ask(Kind::choice, "preferred_language").optional().of(language_options(reader))};
    if (said.preferred_language)
        fields.back().value = code_of(*said.preferred_language);
    return fields;
}

PractitionerDetails typed(Form const& form, PersonId const& person)
{
    PractitionerDetails said{person,
                             form.text("name"),
                             form.text("role"),
                             form.text("email"),
                             form.text("phone"),
                             {},
                             language_of(form.text("preferred_language"))};
    for (auto const& code : form.texts("languages"))
        said.languages.push_back(*language_of(code));
    return said;
}

/// A reference of their own, which tells nobody who they are; the same where the form is sent twice.
PersonId new_person(Form const& form)
{
    constexpr std::size_t length = 16;
    auto const& id = form.command().value;
    return PersonId{"p-" + id.substr(id.rfind(':') + 1, length)};
}

std::optional<Asked> ask_new_person(Reader const& reader)
{
    auto fields = particulars(reader, {});
    auto const agencies = reader.read([&](ledger::Snapshot const& at) { return agency_options(reader, at); });
    fields.push_back(ask(Kind::pick, "agency").optional().of(agencies));
    fields.push_back(ask(Kind::pick, "service").optional().of(service_options(reader)));
    fields.push_back(ask(Kind::date, "since").optional());
    return Asked{reader.text("page.desk.person.new"),
                 Form{reader, "desk_person", std::move(fields)},
                 "page.desk.record",
                 {},
                 desk_crumbs(reader, {{reader.text("page.desk.people"), reader.to({"administration", "people"})}})};
}

directory::Membership membership(Form const& form, PersonId const& person, std::string_view agency = "agency")
{
    directory::Membership membership{person, AgencyId{form.text(agency)}, std::nullopt, form.date("since")};
    if (auto const service = form.text("service"); !service.empty())
        membership.service = ServiceId{service};
    return membership;
}

std::optional<net::Response> record_person(Reader const& reader, Form& form)
{
    auto const person = new_person(form);
    auto const place = stream_of(person);
    if (!carried_out(reader, form, place, Command{directory::RecordPractitioner{typed(form, person)}}))
        return std::nullopt;
    // Recorded they are in any case; what is wrong with the membership is seen and mended on their own page.
    if (!form.text("agency").empty()
        && !carried_out(reader, form, place, Command{directory::JoinAgency{membership(form, person)}}, {}, "join"))
        return go_to(reader.to({"administration", "people", person.value, "join"}));
    return done_at(reader, {"administration", "people", person.value});
}

std::optional<Asked> ask_change(Reader const& reader, std::string const& id)
{
    auto const person = kept_person(reader, id);
    if (!person)
        return std::nullopt;
    Form form{reader, "desk_person", particulars(reader, person->said)};
    Posted spoken;
    for (auto const language : person->said.languages)
        spoken.emplace("languages", code_of(language));
    form.restore(spoken);
    return resting_on(stream_of(person->said.person), Asked{reader.text("page.desk.person.change"),
                                                            std::move(form),
                                                            "page.desk.save",
                                                            {},
                                                            person_crumbs(reader, *person)});
}

std::optional<net::Response> change_person(Reader const& reader, Form& form, std::string const& id)
{
    PersonId const person{id};
    if (!carried_out(reader, form, stream_of(person), Command{directory::ChangePractitioner{typed(form, person)}}))
        return std::nullopt;
    return done_at(reader, {"administration", "people", id});
}

std::optional<Asked> ask_training(Reader const& reader, std::string const& id)
{
    auto const person = kept_person(reader, id);
    if (!person)
        return std::nullopt;
    return Asked{reader.text("page.desk.training"),
                 Form{reader,
                      "desk_training",
                      {ask(Kind::text, "course"), ask(Kind::date, "on"), ask(Kind::date, "until").optional()}},
                 "page.desk.record",
                 {},
                 person_crumbs(reader, *person)};
}

std::optional<net::Response> record_training(Reader const& reader, Form& form, std::string const& id)
{
    PersonId const person{id};
    directory::Training const training{person, form.text("course"), form.date("on"), form.date("until")};
    if (!carried_out(reader, form, stream_of(person), Command{directory::RecordTraining{training}}))
        return std::nullopt;
    return done_at(reader, {"administration", "people", id});
}

std::optional<Asked> ask_join(Reader const& reader, std::string const& id)
{
    auto const person = kept_person(reader, id);
    if (!person)
        return std::nullopt;
    auto const agencies = reader.read([&](ledger::Snapshot const& at) { return agency_options(reader, at); });
    return Asked{
        reader.text("page.desk.join"),
        Form{reader,
             "desk_membership",
             {ask(Kind::pick, "agency").of(agencies), ask(Kind::pick, "service").optional().of(service_options(reader)),
              ask(Kind::date, "since").from(reader.today().iso())}},
        "page.desk.record",
        {},
        person_crumbs(reader, *person)};
}

std::optional<net::Response> join(Reader const& reader, Form& form, std::string const& id)
{
    PersonId const person{id};
    if (!carried_out(reader, form, stream_of(person), Command{directory::JoinAgency{membership(form, person)}}))
        return std::nullopt;
    return done_at(reader, {"administration", "people", id});
}

}

void add_person_forms(std::vector<Route>& routes, Site& site)
{
    using namespace person_form;
    desk_form(routes, site, "/new-person", "new_person", Marked::no, ask_new_person, record_person, of_everybody());
    desk_form<std::string>(routes, site, "/people/{person}/change", "change_person", Marked::no, ask_change,
                           change_person);
    desk_form<std::string>(routes, site, "/people/{person}/training", "record_training", Marked::no, ask_training,
                           record_training);
    desk_form<std::string>(routes, site, "/people/{person}/join", "join_agency", Marked::no, ask_join, join,
                           of_everybody());
}

}
