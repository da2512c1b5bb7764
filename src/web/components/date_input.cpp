#include "web/components/date_input.h"

#include "web/components/input.h"

#include <algorithm>

namespace noddfa::components {

namespace {

bool has_class(DateInputItem const& item, std::string_view part)
{
    return item.classes.find(part) != std::string::npos;
}

bool has_own_error(DateInputItem const& item)
{
    return item.error.value_or(false) || has_class(item, "govuk-input--error");
}

std::string item_classes(DateInputParams const& params, DateInputItem const& item)
{
    auto const any_has_error = std::ranges::any_of(params.items, has_own_error);
    auto const shares_error = item.error != false && params.error_message && !any_has_error;
    std::string classes = "govuk-date-input__input";
    if (!has_class(item, "govuk-input--error") && (has_own_error(item) || shares_error))
        classes += " govuk-input--error";
    if (!has_class(item, "govuk-input--width-"))
        classes += " govuk-input--width-" + std::to_string(item.width);
    return joined(classes, item.classes);
}

Html date_part(DateInputParams const& params, DateInputItem const& item)
{
    auto const name = params.name_prefix.empty() ? item.name : params.name_prefix + "-" + item.name;
    return html(R"(<div class="govuk-date-input__item">{}</div>)",
                input({.name = name,
                       .label = {.text = item.label, .classes = "govuk-date-input__label"},
                       .id = item.id.empty() ? params.id + "-" + item.name : item.id,
                       .inputmode = item.inputmode,
                       .value = item.value,
                       .autocomplete = item.autocomplete,
                       .pattern = item.pattern,
                       .classes = item_classes(params, item),
                       .attributes = item.attributes}));
}

}

Html date_input(DateInputParams const& params)
{
    auto const described_by = params.fieldset ? params.fieldset->described_by : std::string{};
    auto const notes = field_notes(params.id, described_by, params.hint, params.error_message);
    Html items;
    for (auto const& item : params.items)
        items += date_part(params, item);
    auto content =
        html(R"({}<div class="govuk-date-input{}"{}{}>{} {} {}</div>)", notes.html, also(params.classes),
             params.attributes, id_of(params.id), params.form_group.before_input, items, params.form_group.after_input);
    if (params.fieldset) {
        auto frame = *params.fieldset;
        frame.described_by = notes.described_by;
        // Some screen readers do not read the description of a fieldset of text fields unless it has this role.
        frame.role = "group";
        frame.html = content;
        content = fieldset(frame);
    }
    return form_group(params.form_group, params.error_message.has_value(), content);
}

}
