#include "web/components/file_upload.h"

namespace noddfa::components {

namespace {

Html drop_zone(FileUploadParams const& params, Html const& element)
{
    auto const& texts = *params.javascript;
    Attributes words;
    words.add_if_any("data-i18n.choose-files-button", texts.choose_files_button)
        .add_if_any("data-i18n.no-file-chosen", texts.no_file_chosen);
    add_translations(words, "multiple-files-chosen", texts.multiple_files_chosen);
    words.add_if_any("data-i18n.drop-instruction", texts.drop_instruction)
        .add_if_any("data-i18n.entered-drop-zone", texts.entered_drop_zone)
        .add_if_any("data-i18n.left-drop-zone", texts.left_drop_zone);
    return html(R"(<div class="govuk-file-upload-wrapper{}" data-module="govuk-file-upload"{}{}>{}</div>)",
                also(params.wrapper_classes), words, params.wrapper_attributes, element);
}

}

Html file_upload(FileUploadParams const& params)
{
    auto const& id = params.id.empty() ? params.name : params.id;
    auto const notes = field_notes(id, params.described_by, params.hint, params.error_message);
    Attributes own;
    own.flag("disabled", params.disabled)
        .flag("multiple", params.multiple)
        .add_if_any("aria-describedby", notes.described_by);
    auto element =
        html(R"(<input class="govuk-file-upload{}{}" id="{}" name="{}" type="file"{}{}>)", also(params.classes),
             params.error_message ? " govuk-file-upload--error" : "", id, params.name, own, params.attributes);
    if (params.javascript)
        element = drop_zone(params, element);
    return form_group(params.form_group, params.error_message.has_value(),
                      html("{}{}{} {} {}", label_for(params.label, id), notes.html, params.form_group.before_input,
                           element, params.form_group.after_input));
}

}
