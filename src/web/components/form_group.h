#pragma once

#include "web/components/error_message.h"
#include "web/components/hint.h"
#include "web/components/label.h"

namespace noddfa::components {

/// The frame around a field, its label, hint and error.
struct FormGroup {
    std::string classes{};
    Attributes attributes{};
    Html before_input{}; ///< before the field, or the list of fields
    Html after_input{};
};

/// The hint and error message of a field, and the ids of what describes it: what was given, the hint, the error.
struct FieldNotes {
    Html html;
    std::string described_by;
};

FieldNotes field_notes(std::string const& id, std::string const& described_by, std::optional<HintParams> const& hint,
                       std::optional<ErrorMessageParams> const& error);

/// `content` within the frame, marked where there is an error.
Html form_group(FormGroup const& group, bool has_error, Html const& content);

/// A label for the field of the id.
Html label_for(LabelParams params, std::string const& id);

}
