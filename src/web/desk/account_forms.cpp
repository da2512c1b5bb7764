#include "web/components/inset_text.h"
#include "web/desk/desk_form.h"
#include "web/desk/person.h"
#include "web/desk/routes.h"

/// How somebody comes in and goes: invited, kept out, let in again, gone.
namespace noddfa::web {

using accounts::AccountStanding;
using directory::Practitioner;

namespace account_form {

using Kind = Field::Kind;

/// Whom the reader keeps, and is not.
std::optional<Practitioner> another(Reader const& reader, std::string const& id)
{
    return id == reader.who().value ? std::nullopt : kept_person(reader, id);
}

Asked confirm(Reader const& reader, Practitioner const& person, std::string const& what, Form form)
{
    return Asked{
        reader.text("page.desk." + what), std::move(form), "page.desk." + what + ".button",
        components::inset_text({html("{}<br>{}", person.said.name, reader.text("page.desk." + what + ".what"))}),
        person_crumbs(reader, person)};
}

/// One that asks nothing but whether they mean it.
Asked confirm(Reader const& reader, Practitioner const& person, std::string const& what)
{
    return confirm(reader, person, what, Form{reader, "desk_account", {}});
}

net::Response done(Reader const& reader, std::string const& id)
{
    return done_at(reader, {"administration", "people", id});
}

std::optional<Asked> ask_invite(Reader const& reader, std::string const& id)
{
    auto const person = kept_person(reader, id);
    if (!person || person->said.email.empty())
        return std::nullopt;
    auto asked = confirm(reader, *person, "account.invite");
    asked.above += html(R"(<p class="govuk-body">{}</p>)", person->said.email);
    return asked;
}

std::optional<net::Response> invite(Reader const& reader, Form& form, std::string const& id)
{
    auto const person = kept_person(reader, id);
    if (!person)
        return std::nullopt;
    auto const& said = person->said;
    if (!reader.site.accounts.invite(said.person, said.email, said.preferred_language.value_or(reader.language),
                                     reader.who())) {
        form.wrong({}, reader.text("page.desk.account.not_invited"));
        return std::nullopt;
    }
    return done(reader, id);
}

std::optional<Asked> ask_disable(Reader const& reader, std::string const& id)
{
    auto const person = another(reader, id);
    return person ? std::optional{confirm(reader, *person, "account.disable")} : std::nullopt;
}

std::optional<net::Response> disable(Reader const& reader, Form&, std::string const& id)
{
    (void)reader.site.accounts.disable(PersonId{id}, reader.who());
    return done(reader, id);
}

std::optional<Asked> ask_enable(Reader const& reader, std::string const& id)
{
    auto const person = another(reader, id);
    return person ? std::optional{confirm(reader, *person, "account.enable")} : std::nullopt;
}

std::optional<net::Response> enable(Reader const& reader, Form&, std::string const& id)
{
    (void)reader.site.accounts.enable(PersonId{id}, reader.who());
    return done(reader, id);
}

std::optional<Asked> ask_leaving(Reader const& reader, std::string const& id)
{
    auto const person = another(reader, id);
    if (!person)
        return std::nullopt;
    Form form{reader,
              "desk_leaving",
              {ask(Kind::date, "on").from(reader.today().iso()), ask(Kind::lines, "reason").optional()}};
    return resting_on(stream_of(person->said.person), confirm(reader, *person, "leaving", std::move(form)));
}

/// T33: whoever leaves has nothing more from that day on, and is signed out everywhere.
std::optional<net::Response> leave(Reader const& reader, Form& form, std::string const& id)
{
    directory::Leaving const leaving{PersonId{id}, form.date("on"), form.paragraph_if_any("reason")};
    if (!carried_out(reader, form, stream_of(leaving.person), directory::Command{directory::RecordLeaving{leaving}}))
        return std::nullopt;
    // Later on it is their memberships that end; until then they work.
    if (*leaving.on <= reader.today())
        (void)reader.site.accounts.disable(leaving.person, reader.who());
    return done(reader, id);
}

}

void add_account_forms(std::vector<Route>& routes, Site& site)
{
    using namespace account_form;
    // An agency's lead invites and lets go their own people, and does not keep out whom the board let in.
    desk_form<std::string>(routes, site, "/people/{person}/invite", "invite_person", Marked::no, ask_invite, invite);
    desk_form<std::string>(routes, site, "/people/{person}/disable", "disable_account", Marked::no, ask_disable,
                           disable, of_everybody());
    desk_form<std::string>(routes, site, "/people/{person}/enable", "enable_account", Marked::no, ask_enable, enable,
                           of_everybody());
    desk_form<std::string>(routes, site, "/people/{person}/leaving", "record_leaving", Marked::no, ask_leaving, leave);
}

}
