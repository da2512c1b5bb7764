#include "web/signin/form.h"

#include "web/components/button.h"
#include "web/components/error_summary.h"
#include "web/components/input.h"
#include "web/components/password_input.h"

#include <algorithm>

namespace noddfa::web {

using namespace components;

namespace {

std::optional<ErrorMessageParams> error_at(Turn const& turn, std::string const& field, Wrongs const& wrongs)
{
    auto const found = std::ranges::find(wrongs, field, &Wrong::field);
    if (found == wrongs.end())
        return std::nullopt;
    return ErrorMessageParams{found->words, turn.reader.text("page.error.prefix")};
}

std::optional<HintParams> hint_of(std::string const& words)
{
    return words.empty() ? std::nullopt : std::optional{HintParams{words}};
}

}

Html form(Turn const& turn, Url const& action, Html const& fields, Attributes const& attributes)
{
    auto with = attributes;
    // What is wrong is said by the page, in its own language, at once and beside the fields.
    with.flag("novalidate");
    return html(R"(<form method="post" action="{}"{}>{}{}</form>)", action, with, hidden("form", turn.csrf), fields);
}

Html submit(std::string const& words, std::string const& classes)
{
    ButtonParams params{words};
    params.prevent_double_click = true;
    params.classes = classes;
    return components::button(params);
}

Html text_field(Turn const& turn, std::string const& name, std::string const& label, std::string const& hint,
                Wrongs const& wrongs, std::string const& autocomplete)
{
    InputParams params{name, LabelParams{label}};
    params.hint = hint_of(hint);
    params.error_message = error_at(turn, name, wrongs);
    params.value = turn.one(name);
    params.autocomplete = autocomplete;
    params.autocapitalize = "none";
    params.spellcheck = false;
    params.classes = "govuk-input--width-30";
    if (autocomplete == "username")
        params.type = "email";
    return input(params);
}

Html code_field(Turn const& turn, std::string const& name, std::string const& label, std::string const& hint,
                Wrongs const& wrongs)
{
    InputParams params{name, LabelParams{label}};
    params.hint = hint_of(hint);
    params.error_message = error_at(turn, name, wrongs);
    params.autocomplete = "one-time-code";
    params.spellcheck = false;
    params.inputmode = "numeric";
    params.classes = "govuk-input--width-10 govuk-input--extra-letter-spacing";
    return input(params);
}

Html password_field(Turn const& turn, std::string const& name, std::string const& label, std::string const& hint,
                    Wrongs const& wrongs, std::string const& autocomplete)
{
    auto const& reader = turn.reader;
    PasswordInputParams params{name,
                               LabelParams{label},
                               reader.text("page.password.show"),
                               reader.text("page.password.hide"),
                               reader.text("page.password.show.long"),
                               reader.text("page.password.hide.long"),
                               reader.text("page.password.shown"),
                               reader.text("page.password.hidden")};
    params.hint = hint_of(hint);
    params.error_message = error_at(turn, name, wrongs);
    params.autocomplete = autocomplete;
    params.classes = "govuk-input--width-20";
    return password_input(params);
}

Reply form_page(Turn const& turn, std::string const& title, Html const& content, Wrongs const& at_fields)
{
    auto const& reader = turn.reader;
    auto wrongs = at_fields;
    if (!turn.notice.empty())
        wrongs.insert(wrongs.begin(), {"", turn.notice});
    Html out;
    if (!wrongs.empty()) {
        ErrorSummaryParams params{reader.text("page.error.summary")};
        for (auto const& wrong : wrongs) {
            ErrorSummaryItem item{wrong.words};
            if (!wrong.field.empty())
                item.href = Url::fragment(wrong.field);
            params.error_list.push_back(std::move(item));
        }
        out += error_summary(params);
    }
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>{})", title, content);
    PageParts parts;
    parts.title = wrongs.empty() ? title : reader.text("page.error.title", {{"title", title}});
    parts.content =
        html(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">{}</div></div>)", out);
    parts.status = wrongs.empty() ? 200 : 422;
    // Families sign in here too.
    parts.quick_exit = true;
    return {page(reader, parts)};
}

std::string words_of(Turn const& turn, Trouble trouble, accounts::Time wait)
{
    auto const& words = turn.reader.words;
    switch (trouble) {
    case Trouble::none: return {};
    case Trouble::wrong: return words.text("page.trouble.wrong");
    case Trouble::wait: {
        auto const seconds = static_cast<int>((wait + signin::second - 1) / signin::second);
        return seconds < 60 ? words.plural("page.trouble.wait.seconds", seconds)
                            : words.plural("page.trouble.wait.minutes", (seconds + 59) / 60);
    }
    case Trouble::stale: return words.text("page.trouble.stale");
    case Trouble::flawed: return words.text("page.trouble.flawed");
    case Trouble::step_up: return words.text("page.trouble.step_up");
    case Trouble::last_factor: return words.text("page.trouble.last_factor");
    case Trouble::unfinished: return words.text("page.trouble.unfinished");
    case Trouble::taken: return words.text("page.trouble.taken");
    case Trouble::unreachable: return words.text("page.trouble.unreachable");
    case Trouble::one_factor: return words.text("page.trouble.one_factor");
    }
    return {};
}

Html passkey_form(Turn const& turn, Url const& action, char const* kind, accounts::PasskeyAsked const& asked,
                  std::string const& button, Html const& more)
{
    std::string known;
    for (auto const& one : asked.known)
        known += (known.empty() ? "" : " ") + one;
    Attributes attributes;
    attributes.add("data-passkey", kind)
        .add("data-site", asked.site)
        .add("data-challenge", asked.challenge)
        .add_if_any("data-known", known)
        .add_if_any("data-handle", asked.handle)
        .add_if_any("data-name", asked.name)
        .flag("hidden");
    Html fields = hidden("passage", asked.passage.view());
    for (auto const* const part : {"id", "client_data", "authenticator_data", "signature", "attestation"})
        fields += hidden(part, "");
    fields.add(R"({}<p class="govuk-error-message" role="alert" hidden>{}</p>{})", more,
               turn.reader.text("page.passkey.failed"), submit(button, "govuk-button--secondary"));
    return form(turn, action, fields, attributes);
}

Html link_line(Url const& to, std::string const& words)
{
    return html(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", to, words);
}

std::string when(Turn const& turn, accounts::Time time)
{
    return turn.reader.words.moment(later(Moment{}, time / signin::minute));
}

}
