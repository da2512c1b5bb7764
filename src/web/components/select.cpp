#include "web/components/select.h"

#include "html/each.h"

namespace noddfa::components {

namespace {

Html option_of(SelectItem const& item, std::string const& chosen)
{
    auto const is_chosen = !chosen.empty() && item.value.value_or(item.text) == chosen;
    Attributes own;
    if (item.value)
        own.add("value", *item.value);
    own.flag("selected", item.selected.value_or(is_chosen)).flag("disabled", item.disabled);
    return html("<option{}{}>{}</option>", own, item.attributes, item.text);
}

}

Html select(SelectParams const& params)
{
    auto const& id = params.id.empty() ? params.name : params.id;
    auto const notes = field_notes(id, params.described_by, params.hint, params.error_message);
    Attributes own;
    own.flag("disabled", params.disabled).add_if_any("aria-describedby", notes.described_by);
    auto const element =
        html(R"(<select class="govuk-select{}{}" id="{}" name="{}"{}{}>{}</select>)", also(params.classes),
             params.error_message ? " govuk-select--error" : "", id, params.name, own, params.attributes,
             each(params.items, [&](auto const& item) { return option_of(item, params.value); }));
    return form_group(params.form_group, params.error_message.has_value(),
                      html("{}{}{} {} {}", label_for(params.label, id), notes.html, params.form_group.before_input,
                           element, params.form_group.after_input));
}

}
