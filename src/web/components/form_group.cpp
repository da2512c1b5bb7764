#include "web/components/form_group.h"

namespace noddfa::components {

namespace {

void append_word(std::string& words, std::string const& word)
{
    if (!words.empty())
        words += ' ';
    words += word;
}

}

FieldNotes field_notes(std::string const& id, std::string const& described_by, std::optional<HintParams> const& hint,
                       std::optional<ErrorMessageParams> const& error)
{
    FieldNotes notes{.html = {}, .described_by = described_by};
    if (hint) {
        auto params = *hint;
        params.id = id + "-hint";
        append_word(notes.described_by, params.id);
        notes.html += components::hint(params);
    }
    if (error) {
        auto params = *error;
        params.id = id + "-error";
        append_word(notes.described_by, params.id);
        notes.html += error_message(params);
    }
    return notes;
}

Html form_group(FormGroup const& group, bool has_error, Html const& content)
{
    return html(R"(<div class="govuk-form-group{}{}"{}>{}</div>)", has_error ? " govuk-form-group--error" : "",
                also(group.classes), group.attributes, content);
}

Html label_for(LabelParams params, std::string const& id)
{
    params.for_id = id;
    return label(params);
}

}
