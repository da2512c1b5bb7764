#include "web/components/radios.h"

namespace noddfa::components {

namespace {

constexpr std::string_view radios_block = "govuk-radios";

Html radio(RadiosParams const& params, RadiosItem const& item, std::string const& id)
{
    if (item.left_out)
        return {};
    if (!item.divider.empty())
        return html(R"(<div class="govuk-radios__divider">{}</div>)", item.divider);
    auto const is_checked = item.checked.value_or(!params.value.empty() && item.value == params.value);
    auto const item_hint = choice_hint(radios_block, item.hint, id);
    Attributes own;
    own.flag("checked", is_checked).flag("disabled", item.disabled);
    if (!item.conditional.empty())
        own.add("data-aria-controls", "conditional-" + id);
    if (!item_hint.empty())
        own.add("aria-describedby", id + "-item-hint");
    return html(R"(<div class="govuk-radios__item"><input class="govuk-radios__input" id="{}" name="{}" type="radio" )"
                R"(value="{}"{}{}> {} {}</div>{})",
                id, params.name, item.value, own, item.attributes,
                choice_label(radios_block, item.text, item.label, id), item_hint,
                choice_conditional(radios_block, item.conditional, is_checked, id));
}

}

Html radios(RadiosParams const& params)
{
    auto const& id_prefix = params.id_prefix.empty() ? params.name : params.id_prefix;
    auto const described_by = params.fieldset ? params.fieldset->described_by : std::string{};
    auto const notes = field_notes(id_prefix, described_by, params.hint, params.error_message);
    Html items;
    for (std::size_t place = 0; place < params.items.size(); ++place)
        items += radio(params, params.items[place], choice_id(params.items[place].id, id_prefix, place));
    return choices({.block = radios_block,
                    .form_group = params.form_group,
                    .fieldset = params.fieldset,
                    .error_message = params.error_message,
                    .classes = params.classes,
                    .attributes = params.attributes},
                   notes, items);
}

}
