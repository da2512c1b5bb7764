#pragma once

#include "web/components/fieldset.h"
#include "web/components/form_group.h"

namespace noddfa::components {

/// What radios and checkboxes have in common: a frame with notes, and a fieldset around them where there is one.
struct Choices {
    std::string_view block; ///< `govuk-radios`, `govuk-checkboxes`
    FormGroup const& form_group;
    std::optional<FieldsetParams> const& fieldset;
    std::optional<ErrorMessageParams> const& error_message;
    std::string const& classes;
    Attributes const& attributes;
};

/// The list of choices in its frame.
Html choices(Choices const& choices, FieldNotes const& notes, Html const& items);

/// The id of the choice at a place, counted from 0: the first has no number, so that an error summary can link to it.
std::string choice_id(std::string const& own_id, std::string const& id_prefix, std::size_t place);
/// The label of a choice.
Html choice_label(std::string_view block, Html const& text, LabelParams const& label, std::string const& id);
/// The hint of a choice, or nothing.
Html choice_hint(std::string_view block, std::optional<HintParams> const& hint, std::string const& id);
/// What is shown only while a choice is made, or nothing.
Html choice_conditional(std::string_view block, Html const& content, bool is_checked, std::string const& id);

}
