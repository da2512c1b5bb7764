#include "web/components/password_input.h"

#include "web/components/button.h"

namespace noddfa::components {

namespace {

Html toggle(PasswordInputParams const& params, std::string const& id)
{
    Attributes attributes;
    attributes.add("aria-controls", id).add("aria-label", params.show_password_aria_label_text).flag("hidden");
    return button({.text = params.show_password_text,
                   .type = ButtonType::button,
                   .classes = joined("govuk-button--secondary govuk-password-input__toggle "
                                     "govuk-js-password-input-toggle",
                                     params.button_classes),
                   .attributes = attributes});
}

/// Nothing for what the script says anyhow.
std::string_view unless(std::string_view own_words, std::string_view words)
{
    return words == own_words ? std::string_view{} : words;
}

Attributes texts_of(PasswordInputParams const& params)
{
    return Attributes{}
        .add("data-module", "govuk-password-input")
        .add_if_any("data-i18n.show-password", unless("Show", params.show_password_text))
        .add_if_any("data-i18n.hide-password", params.hide_password_text)
        .add_if_any("data-i18n.show-password-aria-label", unless("Show password", params.show_password_aria_label_text))
        .add_if_any("data-i18n.hide-password-aria-label", params.hide_password_aria_label_text)
        .add_if_any("data-i18n.password-shown-announcement", params.password_shown_announcement_text)
        .add_if_any("data-i18n.password-hidden-announcement", params.password_hidden_announcement_text);
}

}

Html password_input(PasswordInputParams const& params)
{
    auto const& id = params.id.empty() ? params.name : params.id;
    auto attributes = texts_of(params);
    attributes += params.form_group.attributes;
    return input({.name = params.name,
                  .label = params.label,
                  .id = id,
                  .type = "password",
                  .value = params.value,
                  .disabled = params.disabled,
                  .described_by = params.described_by,
                  .hint = params.hint,
                  .error_message = params.error_message,
                  .form_group = {.classes = joined("govuk-password-input", params.form_group.classes),
                                 .attributes = attributes,
                                 .before_input = params.form_group.before_input,
                                 .after_input = html("{}{}", toggle(params, id), params.form_group.after_input)},
                  .input_wrapper = {.classes = "govuk-password-input__wrapper"},
                  .autocomplete = params.autocomplete,
                  .autocapitalize = "none",
                  .spellcheck = false,
                  .classes = joined("govuk-password-input__input govuk-js-password-input-input", params.classes),
                  .attributes = params.attributes});
}

}
