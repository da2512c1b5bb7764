#include "web/components/button.h"

namespace noddfa::components {

namespace {

std::string_view type_name(ButtonType type)
{
    return type == ButtonType::submit ? "submit" : type == ButtonType::button ? "button" : "reset";
}

Html start_button_content(Html const& text)
{
    // The button is a flex box, which drops white space between elements: markup has to be one element.
    auto const has_markup = text.view().find('<') != std::string_view::npos;
    return html(
        R"({} <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" )"
        R"(viewBox="0 0 33 40" aria-hidden="true" focusable="false">)"
        R"(<path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>)",
        has_markup ? html("<span>{}</span>", text) : text);
}

}

Html button(ButtonParams const& params)
{
    Attributes common;
    common.add("class",
               joined(joined("govuk-button", params.classes), params.is_start_button ? "govuk-button--start" : ""));
    common.add("data-module", "govuk-button");
    common += params.attributes;
    common.add_if_any("id", params.id);
    auto const content = params.is_start_button ? start_button_content(params.text) : params.text;
    if (params.href)
        return html(R"(<a href="{}" role="button" draggable="false"{}>{}</a>)", *params.href, common, content);
    Attributes own;
    own.add_if_any("value", params.value).add_if_any("name", params.name);
    if (params.disabled)
        own.flag("disabled").add("aria-disabled", "true");
    own += said("data-prevent-double-click", params.prevent_double_click);
    return html(R"(<button type="{}"{}{}>{}</button>)", type_name(params.type), own, common, content);
}

}
