#include "web/components/input.h"

namespace noddfa::components {

namespace {

bool is_there(std::optional<InputAffix> const& affix) { return affix && !affix->text.empty(); }

Html affix_of(std::optional<InputAffix> const& affix, std::string_view place)
{
    if (!is_there(affix))
        return {};
    return html(R"(<div class="govuk-input__{}{}" aria-hidden="true"{}>{}</div>)", place, also(affix->classes),
                affix->attributes, affix->text);
}

Html input_element(InputParams const& params, std::string const& id, std::string const& described_by)
{
    Attributes own;
    own.add("class", joined(joined("govuk-input", params.classes), params.error_message ? "govuk-input--error" : ""));
    own.add("id", id).add("name", params.name).add("type", params.type) += said("spellcheck", params.spellcheck);
    if (params.value)
        own.add("value", *params.value);
    own.flag("disabled", params.disabled)
        .add_if_any("aria-describedby", described_by)
        .add_if_any("autocomplete", params.autocomplete)
        .add_if_any("autocapitalize", params.autocapitalize)
        .add_if_any("pattern", params.pattern)
        .add_if_any("inputmode", params.inputmode);
    return html("<input{}{}>", own, params.attributes);
}

}

Html input(InputParams const& params)
{
    auto const& id = params.id.empty() ? params.name : params.id;
    auto const notes = field_notes(id, params.described_by, params.hint, params.error_message);
    auto element = input_element(params, id, notes.described_by);
    auto const& group = params.form_group;
    if (is_there(params.prefix) || is_there(params.suffix) || !group.before_input.empty() || !group.after_input.empty())
        element =
            html(R"(<div class="govuk-input__wrapper{}"{}>{} {} {} {} {}</div>)", also(params.input_wrapper.classes),
                 params.input_wrapper.attributes, group.before_input, affix_of(params.prefix, "prefix"), element,
                 affix_of(params.suffix, "suffix"), group.after_input);
    return form_group(group, params.error_message.has_value(),
                      html("{}{} {}", label_for(params.label, id), notes.html, element));
}

}
