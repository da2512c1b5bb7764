#include "web/signin/form.h"

#include "web/components/button.h"
#include "web/components/checkboxes.h"
#include "web/components/details.h"

/// Signing in: password and then a code, a passkey, another organisation's word, or an invented person.
namespace noddfa::web {

using namespace components;

Reply go(Url const& place) { return {{303, {{"Location", std::string{place.view()}}, {"Cache-Control", "no-store"}}}}; }

Reply go_in(Url const& place, accounts::Opened opened)
{
    auto reply = go(place);
    reply.session = std::move(opened.cookie);
    reply.mark = std::move(opened.mark);
    reply.forget_passage = true;
    return reply;
}

Url wanted(Turn const& turn)
{
    auto const to = turn.one("to");
    auto const place = to.starts_with("/en/") || to.starts_with("/cy/") ? Url::parse(to) : std::nullopt;
    return place.value_or(turn.reader.to({"work"}));
}

namespace {

/// Keeps where the person wanted to go from page to page.
Html on_the_way(Turn const& turn) { return turn.one("to").empty() ? Html{} : hidden("to", wanted(turn).view()); }

Url with_the_way(Turn const& turn, Url place)
{
    return turn.one("to").empty() ? place : place.with_query("to", wanted(turn).view());
}

Html demonstration(Turn const& turn)
{
    if (turn.invented.empty())
        return {};
    Html of_roles;
    Html others;
    for (auto const& one : turn.invented) {
        ButtonParams params{one.what};
        params.name = "person";
        params.value = one.person.value;
        params.classes = "govuk-button--secondary";
        (one.of_role ? of_roles : others) += components::button(params);
    }
    auto fields = html(R"({}<div class="govuk-button-group">{}</div>)", on_the_way(turn), of_roles);
    if (!others.empty())
        fields += details({turn.reader.text("page.sign_in.invented.others"),
                           html(R"(<div class="govuk-button-group">{}</div>)", others)});
    return html(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>{})",
                turn.reader.text("page.sign_in.invented"), turn.reader.text("page.sign_in.invented.words"),
                form(turn, turn.reader.to({"sign-in", "demonstration"}), fields));
}

Html shared_device(Turn const& turn)
{
    CheckboxesParams params{"shared", {}};
    CheckboxesItem item{turn.reader.text("page.sign_in.shared"), "yes"};
    item.hint = HintParams{turn.reader.text("page.sign_in.shared.hint")};
    params.items.push_back(std::move(item));
    if (turn.visitor.shared)
        params.values.push_back("yes");
    params.classes = "govuk-checkboxes--small";
    return checkboxes(params);
}

Reply sign_in_page(Turn const& turn, Wrongs const& wrongs)
{
    auto const& reader = turn.reader;
    Html out = demonstration(turn);
    if (!out.empty())
        out.add(R"(<h2 class="govuk-heading-m">{}</h2>)", reader.text("page.sign_in.own"));
    Html fields = on_the_way(turn);
    fields += text_field(turn, "login", reader.text("page.sign_in.login"), "", wrongs, "username");
    fields += password_field(turn, "password", reader.text("page.sign_in.password"), "", wrongs, "current-password");
    fields += shared_device(turn);
    fields += submit(reader.text("page.continue"));
    out += form(turn, reader.to({"sign-in"}), fields);
    out += passkey_form(turn, reader.to({"sign-in", "passkey"}), "get", turn.accounts.ask_for_passkey(),
                        reader.text("page.sign_in.passkey"), on_the_way(turn));
    if (turn.accounts.has_provider())
        out += link_line(with_the_way(turn, reader.to({"sign-in", "provider"})), reader.text("page.sign_in.provider"));
    out += link_line(reader.to({"recover"}), reader.text("page.sign_in.recover"));
    return form_page(turn, reader.text("page.sign_in"), out, wrongs);
}

Reply begin_anew(Turn const& turn)
{
    auto reply = sign_in_page(turn, {{"", turn.reader.text("page.trouble.stale")}});
    reply.forget_passage = true;
    return reply;
}

Reply code_page(Turn const& turn, Wrongs const& wrongs)
{
    auto const& reader = turn.reader;
    auto const what = turn.accounts.what_of(turn.passage);
    if (!what)
        return begin_anew(turn);
    Html out;
    if (what->has_totp) {
        Html fields = on_the_way(turn);
        fields += code_field(turn, "code", reader.text("page.code.field"), reader.text("page.code.hint"), wrongs);
        if (turn.visitor.shared)
            fields += hidden("shared", "yes");
        fields += submit(reader.text("page.sign_in"));
        out += form(turn, reader.to({"sign-in", "code"}), fields);
    }
    if (what->passkeys > 0)
        out += passkey_form(turn, reader.to({"sign-in", "passkey"}), "get", turn.accounts.ask_for_passkey(),
                            reader.text("page.sign_in.passkey"), on_the_way(turn));
    if (what->codes_left > 0)
        out +=
            link_line(with_the_way(turn, reader.to({"sign-in", "recovery-code"})), reader.text("page.code.no_phone"));
    if (!what->has_totp && what->passkeys == 0)
        out.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.code.none"));
    out += link_line(reader.to({"recover"}), reader.text("page.sign_in.recover"));
    return form_page(turn, reader.text("page.code"), out, wrongs);
}

Reply recovery_code_page(Turn const& turn, Wrongs const& wrongs)
{
    auto const& reader = turn.reader;
    if (!turn.accounts.what_of(turn.passage))
        return begin_anew(turn);
    Html fields = on_the_way(turn);
    fields += text_field(turn, "code", reader.text("page.recovery_code.field"), reader.text("page.recovery_code.hint"),
                         wrongs, "off");
    fields += submit(reader.text("page.continue"));
    auto out = html(R"(<p class="govuk-body">{}</p>)", reader.text("page.recovery_code.words"));
    out += form(turn, reader.to({"sign-in", "recovery-code"}), fields);
    return form_page(turn, reader.text("page.recovery_code"), out, wrongs);
}

}

Reply show_sign_in(Turn const& turn) { return sign_in_page(turn, {}); }

Reply do_sign_in(Turn const& turn)
{
    auto const& reader = turn.reader;
    Wrongs wrongs;
    if (turn.one("login").empty())
        wrongs.push_back({"login", reader.text("page.sign_in.login.missing")});
    if (turn.one("password").empty())
        wrongs.push_back({"password", reader.text("page.sign_in.password.missing")});
    if (!wrongs.empty())
        return sign_in_page(turn, wrongs);
    auto step = turn.accounts.sign_in(turn.one("login"), turn.one("password"), turn.visitor);
    if (step.trouble == Trouble::wrong)
        return sign_in_page(turn, {{"login", reader.text("page.sign_in.wrong")}});
    if (step.trouble != Trouble::none)
        return sign_in_page(turn, {{"login", words_of(turn, step.trouble, step.wait)}});
    auto place = with_the_way(turn, reader.to({"sign-in", "code"}));
    auto reply = go(turn.visitor.shared ? place.with_query("shared", "yes") : place);
    reply.passage = std::move(step.passage);
    return reply;
}

Reply show_code(Turn const& turn) { return code_page(turn, {}); }

Reply do_code(Turn const& turn)
{
    auto opened = turn.accounts.enter_code(turn.passage, turn.one("code"), turn.visitor);
    if (opened.trouble == Trouble::none)
        return go_in(wanted(turn), std::move(opened));
    if (opened.trouble == Trouble::stale)
        return begin_anew(turn);
    auto const words = opened.trouble == Trouble::wrong ? turn.reader.text("page.code.wrong")
                                                        : words_of(turn, opened.trouble, opened.wait);
    return code_page(turn, {{"code", words}});
}

Reply show_recovery_code(Turn const& turn) { return recovery_code_page(turn, {}); }

Reply do_recovery_code(Turn const& turn)
{
    auto step = turn.accounts.enter_recovery_code(turn.passage, turn.one("code"), turn.visitor);
    if (step.trouble == Trouble::none) {
        auto reply = go(turn.reader.to({"set-up"}));
        reply.passage = std::move(step.passage);
        return reply;
    }
    if (step.trouble == Trouble::stale)
        return begin_anew(turn);
    auto const words = step.trouble == Trouble::wrong ? turn.reader.text("page.recovery_code.wrong")
                                                      : words_of(turn, step.trouble, step.wait);
    return recovery_code_page(turn, {{"code", words}});
}

Reply do_passkey(Turn const& turn)
{
    auto const bytes = [&](char const* name) {
        return signin::from_base64url(turn.one(name)).value_or(signin::Bytes{});
    };
    auto opened = turn.accounts.show_passkey(
        turn.one("passage"), {bytes("id"), bytes("client_data"), bytes("authenticator_data"), bytes("signature")},
        turn.visitor);
    if (opened.trouble == Trouble::none)
        return go_in(wanted(turn), std::move(opened));
    auto again = turn;
    again.notice = turn.reader.text(opened.trouble == Trouble::stale ? "page.trouble.stale" : "page.passkey.wrong");
    return turn.in ? show_again(again) : show_sign_in(again);
}

Reply do_demonstration(Turn const& turn)
{
    for (auto const& one : turn.invented)
        if (one.person.value == turn.one("person"))
            return go_in(wanted(turn), turn.accounts.sign_in_for_demonstration(one.person, turn.visitor));
    return sign_in_page(turn, {});
}

Reply go_to_provider(Turn const& turn)
{
    auto const binding = turn.one("for") == "set-up";
    std::string const behind{wanted(turn).view()};
    auto away = turn.in   ? turn.accounts.go_to_provider_for_step_up(turn.visitor.session, behind)
                : binding ? turn.accounts.go_to_provider_to_bind(turn.passage, behind)
                          : turn.accounts.go_to_provider(behind);
    if (away.trouble != Trouble::none)
        return sign_in_page(turn, {{"", words_of(turn, away.trouble, 0)}});
    auto const place = Url::parse(away.address);
    auto reply = place ? go(*place) : begin_anew(turn);
    reply.passage = std::move(away.passage);
    return reply;
}

Reply back_from_provider(Turn const& returned)
{
    // The address that the provider sends back to is under no language: it is that in which they went.
    auto const place = returned.accounts.place_behind_provider(returned.passage);
    auto const language = place.starts_with("/cy/")   ? Language::cy
                          : place.starts_with("/en/") ? Language::en
                                                      : returned.reader.language;
    auto const& asked = returned.reader;
    Reader const reader{asked.site,    language,   language::Catalogue::of(language),
                        {"sign-in"},   {},         asked.made,
                        asked.visitor, asked.from, asked.notes};
    auto typed = returned.typed;
    if (!place.empty())
        typed["to"] = place;
    Turn const turn{reader,        returned.accounts, std::move(typed), returned.visitor,   returned.passage,
                    returned.csrf, returned.notice,   returned.in,      returned.own_words, returned.invented};
    auto back = turn.accounts.come_back(
        turn.passage, {turn.one("state"), turn.one("code"), turn.one("iss"), turn.one("error")}, turn.visitor);
    if (back.opened)
        return go_in(wanted(turn), std::move(*back.opened));
    if (back.step && back.trouble == Trouble::none) {
        auto const binding = turn.accounts.what_of(back.step->passage.view());
        auto reply = go(binding && binding->may_factor ? turn.reader.to({"set-up"})
                                                       : with_the_way(turn, turn.reader.to({"sign-in", "code"})));
        reply.passage = std::move(back.step->passage);
        return reply;
    }
    auto const words =
        back.trouble == Trouble::wrong ? turn.reader.text("page.provider.wrong") : words_of(turn, back.trouble, 0);
    auto reply = sign_in_page(turn, {{"", words}});
    reply.forget_passage = true;
    return reply;
}

}
