#include "web/components/choices.h"

namespace noddfa::components {

Html choices(Choices const& parts, FieldNotes const& notes, Html const& items)
{
    auto const list =
        html(R"({}<div class="{}{}"{} data-module="{}">{} {} {}</div>)", notes.html, parts.block, also(parts.classes),
             parts.attributes, parts.block, parts.form_group.before_input, items, parts.form_group.after_input);
    Html content = list;
    if (parts.fieldset) {
        auto params = *parts.fieldset;
        params.described_by = notes.described_by;
        params.html = list;
        content = fieldset(params);
    }
    return form_group(parts.form_group, parts.error_message.has_value(), content);
}

std::string choice_id(std::string const& own_id, std::string const& id_prefix, std::size_t place)
{
    if (!own_id.empty())
        return own_id;
    return place == 0 ? id_prefix : id_prefix + "-" + std::to_string(place + 1);
}

Html choice_label(std::string_view block, Html const& text, LabelParams const& label_params, std::string const& id)
{
    return label({.text = text,
                  .for_id = id,
                  .classes = joined(std::string{block} + "__label", label_params.classes),
                  .attributes = label_params.attributes});
}

Html choice_hint(std::string_view block, std::optional<HintParams> const& params, std::string const& id)
{
    if (!params || params->text.empty())
        return {};
    return hint({.text = params->text,
                 .id = id + "-item-hint",
                 .classes = joined(std::string{block} + "__hint", params->classes),
                 .attributes = params->attributes});
}

Html choice_conditional(std::string_view block, Html const& content, bool is_checked, std::string const& id)
{
    if (content.empty())
        return {};
    auto const hidden = is_checked ? std::string{} : " " + std::string{block} + "__conditional--hidden";
    return html(R"(<div class="{}__conditional{}" id="conditional-{}">{}</div>)", block, hidden, id, content);
}

}
