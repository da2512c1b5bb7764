#include "web/signin/form.h"

#include "web/components/radios.h"

/// Links: getting one, opening one, and what is proved behind a recovery link.
namespace noddfa::web {

using namespace components;

namespace {

Reply recover_page(Turn const& turn, Wrongs const& wrongs)
{
    auto const& reader = turn.reader;
    auto fields = text_field(turn, "login", reader.text("page.sign_in.login"), "", wrongs, "username");
    fields += submit(reader.text("page.recover.send"));
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text("page.recover.words"));
    out += form(turn, reader.to({"recover"}), fields);
    return form_page(turn, reader.text("page.recover"), out, wrongs);
}

Reply stale_link(Turn const& turn)
{
    auto const& reader = turn.reader;
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text("page.link.stale.words"));
    out += link_line(reader.to({"recover"}), reader.text("page.link.another"));
    auto reply = form_page(turn, reader.text("page.link.stale"), out, {});
    reply.response.status = 410;
    return reply;
}

/// Whoever followed the link reads what comes to the address: the directory takes it as the person's own proof.
void verify_address(Turn const& turn, accounts::SettingUp const& what, std::string const& link)
{
    auto& site = turn.reader.site;
    auto const known = site.ledger.read(
        [&](ledger::Snapshot const& snapshot) { return snapshot.site().practitioner(what.who).practitioner; });
    if (!known || accounts::login_form(known->said.email) != what.login || known->verified_on)
        return;
    directory::VerifyContact command;
    command.person = what.who;
    command.email = known->said.email;
    Act act;
    act.id = CommandId{"address-"
                       + signin::to_base64url(signin::hash_for("noddfa address proof 1", signin::bytes_of(link)))};
    act.by = what.who;
    act.held_on = act.recorded_at = site.now();
    (void)site.ledger.perform({application::Room::directory, directory::key_of(what.who)}, directory::Command{command},
                              act);
}

Reply prove_page(Turn const& turn, Wrongs const& wrongs)
{
    auto const& reader = turn.reader;
    auto const what = turn.accounts.what_of(turn.passage);
    if (!what)
        return stale_link(turn);
    RadiosParams params{"have", {}};
    params.value = turn.one("have");
    params.fieldset = FieldsetParams{};
    params.fieldset->legend = FieldsetLegend{reader.text("page.prove.have"), false, "govuk-fieldset__legend--m"};
    auto const add = [&](char const* value, std::string const& words, Html field) {
        RadiosItem item{words, value};
        item.conditional = std::move(field);
        params.items.push_back(std::move(item));
    };
    if (what->has_password)
        add("password", reader.text("page.prove.password"),
            password_field(turn, "password", reader.text("page.sign_in.password"), "", wrongs, "current-password"));
    if (what->has_totp)
        add("code", reader.text("page.prove.code"),
            code_field(turn, "code", reader.text("page.code.field"), reader.text("page.code.hint"), wrongs));
    if (what->codes_left > 0)
        add("recovery_code", reader.text("page.prove.recovery_code"),
            text_field(turn, "recovery_code", reader.text("page.recovery_code.field"),
                       reader.text("page.recovery_code.hint"), wrongs, "off"));
    for (auto const& wrong : wrongs)
        if (wrong.field == "have")
            params.error_message = ErrorMessageParams{wrong.words, reader.text("page.error.prefix")};
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text("page.prove.words"));
    if (params.items.empty())
        out.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.prove.nothing"));
    else
        out += form(turn, reader.to({"recover", "prove"}),
                    html("{}{}", radios(params), submit(reader.text("page.continue"))));
    out.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.prove.lost_all"));
    return form_page(turn, reader.text("page.prove"), out, wrongs);
}

}

Reply show_recover(Turn const& turn) { return recover_page(turn, {}); }

Reply do_recover(Turn const& turn)
{
    if (turn.one("login").empty())
        return recover_page(turn, {{"login", turn.reader.text("page.sign_in.login.missing")}});
    turn.accounts.ask_for_link(turn.one("login"), turn.visitor);
    // T20: the same page, whoever they are.
    return go(turn.reader.to({"recover", "sent"}));
}

Reply show_recover_sent(Turn const& turn)
{
    auto const& reader = turn.reader;
    auto out = html(R"(<p class="govuk-body">{}</p><p class="govuk-body">{}</p>)",
                    reader.text("page.recover.sent.words"), reader.text("page.recover.sent.none"));
    out += link_line(reader.to({"sign-in"}), reader.text("page.sign_in"));
    return form_page(turn, reader.text("page.recover.sent"), out, {});
}

Reply show_link(Turn const& turn, std::string const& token)
{
    auto const& reader = turn.reader;
    auto const link = turn.accounts.look_at(token);
    if (!link)
        return stale_link(turn);
    auto const recovery = link->purpose == signin::LinkPurpose::recovery;
    auto const id = std::string{recovery ? "page.link.recovery" : "page.link.set_up"};
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text(id + ".words"));
    out += form(turn, reader.to({"link", token}), submit(reader.text("page.continue")));
    return form_page(turn, reader.text(id), out, {});
}

Reply do_link(Turn const& turn, std::string const& token)
{
    auto step = turn.accounts.follow(token);
    if (step.trouble != Trouble::none)
        return stale_link(turn);
    auto const what = turn.accounts.what_of(step.passage.view());
    if (what && what->proves_address)
        verify_address(turn, *what, token);
    auto reply = go(turn.reader.to(what && what->may_factor ? std::vector<std::string>{"set-up"}
                                                            : std::vector<std::string>{"recover", "prove"}));
    reply.passage = std::move(step.passage);
    return reply;
}

Reply show_prove(Turn const& turn) { return prove_page(turn, {}); }

Reply do_prove(Turn const& turn)
{
    auto const have = turn.one("have");
    if (have != "password" && have != "code" && have != "recovery_code")
        return prove_page(turn, {{"have", turn.reader.text("page.prove.choose")}});
    auto step = have == "password" ? turn.accounts.prove_password(turn.passage, turn.one(have), turn.visitor)
                : have == "code"   ? turn.accounts.prove_code(turn.passage, turn.one(have), turn.visitor)
                                   : turn.accounts.prove_recovery_code(turn.passage, turn.one(have), turn.visitor);
    if (step.trouble == Trouble::stale)
        return stale_link(turn);
    if (step.trouble != Trouble::none)
        return prove_page(turn, {{have, words_of(turn, step.trouble, step.wait)}});
    auto reply = go(turn.reader.to({"set-up"}));
    reply.passage = std::move(step.passage);
    return reply;
}

}
