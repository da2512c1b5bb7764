#include "web/signin/form.h"

#include "web/components/button.h"
#include "web/components/notification_banner.h"
#include "web/components/radios.h"
#include "web/components/summary_list.h"
#include "web/pages/lapses.h"
#include "web/pages/parts.h"

/// One's own account: what one signs in with, where one is signed in, in which language letters come.
namespace noddfa::web {

using namespace components;
using accounts::Factor;

namespace {

/// A button that begins a change: the change itself asks for a fresh proof first.
Html change_button(Turn const& turn, char const* what, std::string const& words, std::string const& about,
                   std::string const& which = {})
{
    Html fields = hidden("what", what);
    if (!which.empty())
        fields += hidden("which", which);
    fields.add(
        R"(<button type="submit" class="noddfa-link-button">{}<span class="govuk-visually-hidden"> {}</span></button>)",
        words, about);
    return form(turn, turn.reader.to({"account", "change"}), fields);
}

void row(SummaryListParams& list, std::string const& key, Html const& value, Html const& actions)
{
    list.rows.push_back(
        {{key},
         {html(R"(<div class="noddfa-row"><div>{}</div><div class="noddfa-actions">{}</div></div>)", value, actions)}});
}

Html factors(Turn const& turn, accounts::Own const& own)
{
    auto const& reader = turn.reader;
    auto const text = [&](char const* id) { return reader.text(std::string{"page.account."} + id); };
    auto const either = [&](bool there) { return text(there ? "there" : "not_there"); };
    SummaryListParams list;
    auto const& what = own.what;
    row(list, text("login"), what.login, {});
    Html actions = change_button(turn, "password", text(what.has_password ? "change" : "set"), text("password"));
    if (what.has_password)
        actions += change_button(turn, "remove-password", text("remove"), text("password"));
    row(list, text("password"), either(what.has_password), actions);
    actions = change_button(turn, "app", text(what.has_totp ? "change" : "set"), text("app"));
    if (what.has_totp)
        actions += change_button(turn, "remove-app", text("remove"), text("app"));
    row(list, text("app"), either(what.has_totp), actions);
    for (auto const& passkey : own.passkeys)
        row(list, text("passkey"), reader.text("page.account.passkey.since", {{"when", when(turn, passkey.added)}}),
            change_button(turn, "remove-passkey", text("remove"),
                          reader.text("page.account.passkey.since", {{"when", when(turn, passkey.added)}}),
                          passkey.id));
    row(list, text("passkeys"), std::to_string(own.passkeys.size()),
        change_button(turn, "passkey", text("add"), text("passkey")));
    if (what.bound)
        row(list, text("provider"), text("there"),
            change_button(turn, "remove-provider", text("remove"), text("provider")));
    row(list, text("codes"), reader.words.plural("page.account.codes.left", static_cast<int>(what.codes_left)),
        change_button(turn, "codes", text("new"), text("codes")));
    return summary_list(list);
}

Html sessions(Turn const& turn, accounts::Own const& own)
{
    auto const& reader = turn.reader;
    Listing listing{reader, reader.text("page.account.sessions"), {"session", "began", "last_seen", "session_end"}};
    for (auto const& session : own.sessions) {
        auto const kind = reader.text("page.account.device." + std::to_string(static_cast<int>(session.device)));
        Html end;
        if (session.here)
            end = reader.text("page.account.here");
        else
            end = form(
                turn, reader.to({"account", "session"}),
                html(
                    R"({}<button type="submit" class="noddfa-link-button">{}<span class="govuk-visually-hidden"> {}</span></button>)",
                    hidden("session", session.id), reader.text("page.sign_out"), when(turn, session.began)));
        listing.add({kind, when(turn, session.began), when(turn, session.last_seen), end});
    }
    auto out = listing.show(true);
    out += form(turn, reader.to({"account", "everywhere"}),
                submit(reader.text("page.account.everywhere"), "govuk-button--warning"));
    return out;
}

Html language_of_letters(Turn const& turn, accounts::Own const& own)
{
    auto const& reader = turn.reader;
    RadiosParams params{"language", {}};
    params.fieldset = FieldsetParams{};
    params.fieldset->legend = FieldsetLegend{reader.text("page.account.letters"), false, "govuk-fieldset__legend--m"};
    params.value = std::string{code_of(own.what.language)};
    params.items.push_back({reader.text("page.account.letters.en"), "en"});
    params.items.push_back({reader.text("page.account.letters.cy"), "cy"});
    params.classes = "govuk-radios--inline govuk-radios--small";
    return form(turn, reader.to({"account", "language"}),
                html("{}{}", radios(params), submit(reader.text("page.save"), "govuk-button--secondary")));
}

Reply account_page(Turn const& turn, Wrongs const& wrongs)
{
    auto const& reader = turn.reader;
    auto const own = turn.accounts.own(turn.visitor.session);
    if (!own)
        return show_sign_in(turn);
    auto out =
        reader.visitor ? reader.read([&](ledger::Snapshot const& at) { return own_lapses(reader, at); }) : Html{};
    out.add(R"(<h2 class="govuk-heading-m">{}</h2>)", reader.text("page.account.factors"));
    out += factors(turn, *own);
    out += sessions(turn, *own);
    out += language_of_letters(turn, *own);
    return form_page(turn, reader.text("page.account"), out, wrongs);
}

Reply signed_out_here(Turn const& turn, Url const& there)
{
    auto const& reader = turn.reader;
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text("page.sign_out.there"));
    out += link_line(there, reader.text("page.sign_out.there.link"));
    return form_page(turn, reader.text("page.sign_out"), out, {});
}

struct Change {
    char const* what;
    std::vector<std::string> place;
};
Change const changes[] = {{"password", {"set-up", "password"}},
                          {"app", {"set-up", "app"}},
                          {"passkey", {"set-up", "passkey"}},
                          {"codes", {"set-up", "codes"}}};

std::optional<Factor> removed(std::string const& what)
{
    if (what == "remove-password")
        return Factor::password;
    if (what == "remove-app")
        return Factor::totp;
    if (what == "remove-passkey")
        return Factor::passkey;
    return what == "remove-provider" ? std::optional{Factor::provider} : std::nullopt;
}

}

Reply show_account(Turn const& turn) { return account_page(turn, {}); }

Reply do_change(Turn const& turn)
{
    auto const& reader = turn.reader;
    auto step = turn.accounts.begin_change(turn.visitor.session, turn.visitor);
    if (step.trouble == Trouble::step_up)
        return go(reader.to({"sign-in", "again"}).with_query("to", reader.to({"account"}).view()));
    if (step.trouble != Trouble::none)
        return go(reader.to({"sign-in"}));
    if (auto const factor = removed(turn.one("what"))) {
        auto const done = turn.accounts.remove(step.passage.view(), *factor, turn.one("which"));
        if (done.trouble == Trouble::last_factor)
            return account_page(turn, {{"", words_of(turn, done.trouble, 0)}});
        return go(reader.to({"account"}));
    }
    for (auto const& change : changes)
        if (turn.one("what") == change.what) {
            auto reply = go(reader.to(change.place));
            reply.passage = std::move(step.passage);
            return reply;
        }
    return go(reader.to({"account"}));
}

Reply do_end_session(Turn const& turn)
{
    (void)turn.accounts.end_session(turn.visitor.session, turn.one("session"));
    return go(turn.reader.to({"account"}));
}

Reply do_end_everywhere(Turn const& turn)
{
    turn.accounts.sign_out_everywhere(turn.visitor.session);
    auto reply = go(turn.reader.to({"sign-in"}));
    reply.forget_session = reply.forget_passage = true;
    return reply;
}

Reply do_language(Turn const& turn)
{
    if (auto const chosen = language_of(turn.one("language")); chosen && turn.in)
        turn.accounts.speaks(turn.in->who, *chosen);
    return go(turn.reader.to({"account"}));
}

Reply show_sign_out(Turn const& turn)
{
    auto const& reader = turn.reader;
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text("page.sign_out.words"));
    out += form(turn, reader.to({"sign-out"}), submit(reader.text("page.sign_out")));
    return form_page(turn, reader.text("page.sign_out"), out, {});
}

Reply do_sign_out(Turn const& turn)
{
    auto const there = Url::parse(turn.accounts.sign_out(turn.visitor.session));
    // A form may lead to no other site (its page's own policy), so a link does.
    auto reply = there ? signed_out_here(turn, *there) : go(turn.reader.to({"sign-in"}));
    // T23: what a shared computer would keep goes.
    reply.response.headers.emplace_back("Clear-Site-Data", R"("cache", "storage")");
    reply.forget_session = reply.forget_passage = true;
    return reply;
}

}
