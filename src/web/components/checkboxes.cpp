#include "web/components/checkboxes.h"

#include <algorithm>

namespace noddfa::components {

namespace {

constexpr std::string_view checkboxes_block = "govuk-checkboxes";

std::string checkbox_described_by(std::string const& described_by, bool has_hint, std::string const& id)
{
    auto const hint_id = has_hint ? id + "-item-hint" : std::string{};
    return described_by.empty() ? hint_id : joined(described_by, hint_id);
}

Html checkbox(CheckboxesParams const& params, CheckboxesItem const& item, std::string const& id,
              std::string const& described_by)
{
    if (item.left_out)
        return {};
    if (!item.divider.empty())
        return html(R"(<div class="govuk-checkboxes__divider">{}</div>)", item.divider);
    auto const is_checked = item.checked.value_or(std::ranges::find(params.values, item.value) != params.values.end());
    auto const item_hint = choice_hint(checkboxes_block, item.hint, id);
    Attributes own;
    own.flag("checked", is_checked).flag("disabled", item.disabled);
    if (!item.conditional.empty())
        own.add("data-aria-controls", "conditional-" + id);
    own.add_if_any("data-behaviour", item.behaviour);
    // Within a fieldset it is the fieldset that is described.
    own.add_if_any("aria-describedby",
                   checkbox_described_by(params.fieldset ? "" : described_by, !item_hint.empty(), id));
    return html(R"(<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="{}" name="{}" )"
                R"(type="checkbox" value="{}"{}{}> {} {}</div>{})",
                id, item.name.empty() ? params.name : item.name, item.value, own, item.attributes,
                choice_label(checkboxes_block, item.text, item.label, id), item_hint,
                choice_conditional(checkboxes_block, item.conditional, is_checked, id));
}

}

Html checkboxes(CheckboxesParams const& params)
{
    auto const& id_prefix = params.id_prefix.empty() ? params.name : params.id_prefix;
    auto const& described_by =
        params.fieldset && !params.fieldset->described_by.empty() ? params.fieldset->described_by : params.described_by;
    auto const notes = field_notes(id_prefix, described_by, params.hint, params.error_message);
    Html items;
    for (std::size_t place = 0; place < params.items.size(); ++place)
        items += checkbox(params, params.items[place], choice_id(params.items[place].id, id_prefix, place),
                          notes.described_by);
    return choices({.block = checkboxes_block,
                    .form_group = params.form_group,
                    .fieldset = params.fieldset,
                    .error_message = params.error_message,
                    .classes = params.classes,
                    .attributes = params.attributes},
                   notes, items);
}

}
