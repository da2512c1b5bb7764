#include "web/signin/form.h"

#include "web/components/button.h"

/// ★ A fresh proof, asked for before a marked action (T11).
namespace noddfa::web {

namespace {

Reply again_page(Turn const& turn, Wrongs const& wrongs)
{
    auto const& reader = turn.reader;
    auto const own = turn.accounts.own(turn.visitor.session);
    if (!own)
        return show_sign_in(turn);
    auto const way = hidden("to", wanted(turn).view());
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text("page.again.words"));
    if (!turn.invented.empty())
        out += form(
            turn, reader.to({"sign-in", "demonstration"}),
            html("{}{}{}", way, hidden("person", own->what.who.value), submit(reader.text("page.again.invented"))));
    if (own->what.has_password && own->what.has_totp) {
        Html fields = way;
        fields +=
            password_field(turn, "password", reader.text("page.sign_in.password"), "", wrongs, "current-password");
        fields += code_field(turn, "code", reader.text("page.code.field"), reader.text("page.code.hint"), wrongs);
        fields += submit(reader.text("page.continue"));
        out += form(turn, reader.to({"sign-in", "again"}), fields);
    }
    if (!own->passkeys.empty())
        out +=
            passkey_form(turn, reader.to({"sign-in", "passkey"}), "get",
                         turn.accounts.ask_for_passkey(turn.visitor.session), reader.text("page.again.passkey"), way);
    if (own->what.bound)
        out += link_line(reader.to({"sign-in", "provider"}).with_query("to", wanted(turn).view()),
                         reader.text("page.sign_in.provider"));
    out += link_line(wanted(turn), reader.text("page.again.back"));
    return form_page(turn, reader.text("page.again"), out, wrongs);
}

}

Reply show_again(Turn const& turn) { return again_page(turn, {}); }

Reply do_again(Turn const& turn)
{
    auto opened = turn.accounts.step_up(turn.visitor.session, turn.one("password"), turn.one("code"), turn.visitor);
    if (opened.trouble == Trouble::none)
        return go_in(wanted(turn), std::move(opened));
    auto const words = opened.trouble == Trouble::wrong ? turn.reader.text("page.again.wrong")
                                                        : words_of(turn, opened.trouble, opened.wait);
    return again_page(turn, {{"password", words}});
}

}
