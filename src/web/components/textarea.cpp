#include "web/components/textarea.h"

namespace noddfa::components {

Html textarea(TextareaParams const& params)
{
    auto const& id = params.id.empty() ? params.name : params.id;
    auto const notes = field_notes(id, params.described_by, params.hint, params.error_message);
    auto own = said("spellcheck", params.spellcheck);
    own.flag("disabled", params.disabled)
        .add_if_any("aria-describedby", notes.described_by)
        .add_if_any("autocomplete", params.autocomplete);
    // A line end right behind the tag is dropped by browsers: ours stands there, so that none of the value is.
    auto const element =
        html("<textarea class=\"govuk-textarea{}{}\" id=\"{}\" name=\"{}\" rows=\"{}\"{}{}>\n{}</textarea>",
             params.error_message ? " govuk-textarea--error" : "", also(params.classes), id, params.name, params.rows,
             own, params.attributes, params.value);
    return form_group(params.form_group, params.error_message.has_value(),
                      html("{}{}{} {} {}", label_for(params.label, id), notes.html, params.form_group.before_input,
                           element, params.form_group.after_input));
}

}
