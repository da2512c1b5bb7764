#include "web/signin/form.h"

#include "signin/qr.h"
#include "web/components/inset_text.h"
#include "web/components/warning_text.h"

/// Setting up what somebody signs in with: a password and an app, or a passkey, or another organisation's sign-in; and
/// changing it later from one's own account.
namespace noddfa::web {

using namespace components;
using accounts::SettingUp;

namespace {

Reply too_late(Turn const& turn)
{
    auto const& reader = turn.reader;
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text("page.set_up.late.words"));
    out += link_line(reader.to({"recover"}), reader.text("page.link.another"));
    out += link_line(reader.to({"sign-in"}), reader.text("page.sign_in"));
    auto reply = form_page(turn, reader.text("page.set_up.late"), out, {});
    reply.response.status = 410;
    reply.forget_passage = true;
    return reply;
}

/// The next page of setting up; back to the account from a change.
Url next(Turn const& turn, SettingUp const& what)
{
    auto const& reader = turn.reader;
    if (what.changing)
        return reader.to({"account"});
    if (what.needs_password)
        return reader.to({"set-up", "password"});
    if (what.needs_factor)
        return reader.to({"set-up", "app"});
    return reader.to({"set-up", "codes"});
}

Reply on(Turn const& turn, accounts::Step step)
{
    auto const what = turn.accounts.what_of(step.passage.view());
    if (!what)
        return too_late(turn);
    auto reply = go(next(turn, *what));
    reply.passage = std::move(step.passage);
    return reply;
}

std::string words_of_flaw(Turn const& turn, signin::PasswordFlaw flaw)
{
    auto const& words = turn.reader.words;
    switch (flaw) {
    case signin::PasswordFlaw::none: return {};
    case signin::PasswordFlaw::not_text: return words.text("page.flaw.not_text");
    case signin::PasswordFlaw::too_short: return words.text("page.flaw.too_short");
    case signin::PasswordFlaw::too_long: return words.text("page.flaw.too_long");
    case signin::PasswordFlaw::too_simple: return words.text("page.flaw.too_simple");
    case signin::PasswordFlaw::often_used: return words.text("page.flaw.often_used");
    case signin::PasswordFlaw::about_oneself: return words.text("page.flaw.about_oneself");
    }
    return {};
}

/// The other ways to sign in, where nothing is set up yet.
Html instead(Turn const& turn, SettingUp const& what)
{
    auto const& reader = turn.reader;
    Html out;
    if (what.may_factor) {
        auto const asked = turn.accounts.ask_for_new_passkey(turn.passage);
        if (asked.trouble == Trouble::none)
            out += passkey_form(turn, reader.to({"set-up", "passkey"}), "create", asked,
                                reader.text("page.set_up.passkey"),
                                html(R"(<p class="govuk-body">{}</p>)", reader.text("page.set_up.passkey.words")));
    }
    if (turn.accounts.has_provider() && what.may_password && what.may_factor && !what.changing)
        out += link_line(reader.to({"sign-in", "provider"}).with_query("for", "set-up"),
                         reader.text("page.sign_in.provider"));
    return out;
}

Reply password_page(Turn const& turn, Wrongs const& wrongs)
{
    auto const& reader = turn.reader;
    auto const what = turn.accounts.what_of(turn.passage);
    if (!what || !what->may_password)
        return too_late(turn);
    // For programs that keep passwords: whose it is.
    auto fields = html(R"(<input type="text" name="login" value="{}" autocomplete="username" hidden>)", what->login);
    fields += password_field(turn, "password", reader.text("page.set_up.password.field"),
                             reader.text("page.set_up.password.hint"), wrongs, "new-password");
    fields += submit(reader.text("page.continue"));
    auto out = form(turn, reader.to({"set-up", "password"}), fields);
    if (what->needs_factor || what->needs_password)
        out += instead(turn, *what);
    return form_page(turn, reader.text("page.set_up.password"), out, wrongs);
}

Reply app_page(Turn const& turn, Wrongs const& wrongs)
{
    auto const& reader = turn.reader;
    auto const what = turn.accounts.what_of(turn.passage);
    auto draft = turn.accounts.draft_totp(turn.passage);
    if (!what || draft.trouble != Trouble::none)
        return too_late(turn);
    auto out = html(
        R"(<p class="govuk-body">{}</p><ol class="govuk-list govuk-list--number"><li>{}</li><li>{}</li></ol>)",
        reader.text("page.set_up.app.words"), reader.text("page.set_up.app.scan"), reader.text("page.set_up.app.type"));
    std::string key{draft.key.view()};
    for (std::size_t at = 4; at < key.size(); at += 5)
        key.insert(at, " ");
    out.add(
        R"(<div class="noddfa-qr" role="img" aria-label="{}">{}</div><p class="govuk-body">{} <code class="noddfa-key">{}</code></p>)",
        reader.text("page.set_up.app.picture"), trusted_html(signin::qr_svg(draft.address.view())),
        reader.text("page.set_up.app.key"), key);
    auto fields = code_field(turn, "code", reader.text("page.code.field"), "", wrongs);
    fields += submit(reader.text("page.continue"));
    out += form(turn, reader.to({"set-up", "app"}), fields);
    auto reply = form_page(turn, reader.text("page.set_up.app"), out, wrongs);
    reply.passage = std::move(draft.passage);
    return reply;
}

/// The codes, once: they are kept as hashes alone.
Reply codes_shown(Turn const& turn, std::string_view passage)
{
    auto const& reader = turn.reader;
    auto const issued = turn.accounts.new_recovery_codes(passage);
    auto const what = turn.accounts.what_of(passage);
    if (issued.trouble != Trouble::none || !what)
        return too_late(turn);
    Html codes;
    for (auto const& code : issued.shown)
        codes.add(R"(<li><code>{}</code></li>)", code.view());
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text("page.codes.words"));
    out += warning_text({reader.text("page.codes.once"), reader.text("page.warning")});
    out.add(R"(<ul class="govuk-list noddfa-codes">{}</ul>)", codes);
    out += what->changing ? link_line(reader.to({"account"}), reader.text("page.codes.kept"))
                          : form(turn, reader.to({"set-up", "finish"}), submit(reader.text("page.codes.kept")));
    return form_page(turn, reader.text("page.codes"), out, {});
}

}

Reply show_set_up(Turn const& turn)
{
    auto const what = turn.accounts.what_of(turn.passage);
    return what ? go(next(turn, *what)) : too_late(turn);
}

Reply show_password(Turn const& turn) { return password_page(turn, {}); }

Reply do_password(Turn const& turn)
{
    auto step = turn.accounts.set_password(turn.passage, turn.one("password"), turn.own_words);
    if (step.trouble == Trouble::flawed)
        return password_page(turn, {{"password", words_of_flaw(turn, step.flaw)}});
    return step.trouble == Trouble::none ? on(turn, std::move(step)) : too_late(turn);
}

Reply show_app(Turn const& turn) { return app_page(turn, {}); }

Reply do_app(Turn const& turn)
{
    auto step = turn.accounts.confirm_totp(turn.passage, turn.one("code"));
    if (step.trouble == Trouble::wrong)
        return app_page(turn, {{"code", turn.reader.text("page.set_up.app.wrong")}});
    if (step.trouble == Trouble::stale)
        return show_set_up(turn);
    auto const what = turn.accounts.what_of(step.passage.view());
    if (step.trouble != Trouble::none || !what)
        return too_late(turn);
    if (what->changing || what->needs_password || what->codes_left > 0)
        return on(turn, std::move(step));
    auto reply = codes_shown(turn, step.passage.view());
    reply.passage = std::move(step.passage);
    return reply;
}

Reply show_new_passkey(Turn const& turn)
{
    auto const& reader = turn.reader;
    auto const what = turn.accounts.what_of(turn.passage);
    if (!what || !what->may_factor)
        return too_late(turn);
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text("page.passkey.no_script"));
    out += instead(turn, *what);
    out += link_line(next(turn, *what), reader.text("page.back"));
    return form_page(turn, reader.text("page.set_up.passkey"), out, {});
}

Reply do_new_passkey(Turn const& turn)
{
    auto const bytes = [&](char const* name) {
        return signin::from_base64url(turn.one(name)).value_or(signin::Bytes{});
    };
    auto step = turn.accounts.add_passkey(turn.one("passage"), {bytes("client_data"), bytes("attestation")},
                                          when(turn, store::system_clock().now()));
    auto const what = turn.accounts.what_of(step.passage.view());
    if (step.trouble == Trouble::none && what && !what->changing && what->codes_left == 0) {
        auto reply = codes_shown(turn, step.passage.view());
        reply.passage = std::move(step.passage);
        return reply;
    }
    if (step.trouble == Trouble::none)
        return on(turn, std::move(step));
    auto reply =
        step.trouble == Trouble::stale
            ? too_late(turn)
            : password_page(turn, {{"", step.trouble == Trouble::taken ? words_of(turn, step.trouble, 0)
                                                                       : turn.reader.text("page.passkey.failed")}});
    return reply;
}

Reply show_codes(Turn const& turn)
{
    auto const& reader = turn.reader;
    auto const what = turn.accounts.what_of(turn.passage);
    if (!what)
        return too_late(turn);
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text("page.codes.words"));
    if (what->may_factor)
        out += form(turn, reader.to({"set-up", "codes"}),
                    submit(reader.text("page.codes.make"), "govuk-button--secondary"));
    if (!what->changing)
        out += form(turn, reader.to({"set-up", "finish"}), submit(reader.text("page.set_up.finish")));
    return form_page(turn, reader.text("page.codes"), out, {});
}

Reply do_codes(Turn const& turn) { return codes_shown(turn, turn.passage); }

Reply do_finish(Turn const& turn)
{
    auto opened = turn.accounts.finish(turn.passage, turn.visitor);
    if (opened.trouble == Trouble::none)
        return go_in(wanted(turn), std::move(opened));
    return opened.trouble == Trouble::unfinished ? show_set_up(turn) : too_late(turn);
}

}
