#pragma once

#include "web/components/form_group.h"
#include "web/components/translations.h"

namespace noddfa::components {

/// What the script says while somebody types.
struct CharacterCountTexts {
    PluralText characters_under_limit;
    std::string characters_at_limit;
    PluralText characters_over_limit;
    PluralText words_under_limit;
    std::string words_at_limit;
    PluralText words_over_limit;
};

struct CharacterCountParams {
    std::string name;
    LabelParams label;
    /// How much may be written, for those whom no script helps. `%{count}` stands for the limit.
    std::string textarea_description_text;
    CharacterCountTexts texts;
    int maxlength = 0; ///< characters; 0 is no limit
    int maxwords = 0;  ///< words, instead
    std::string count_type{}; ///< `words` or `characters`, where it does not follow from the limit
    int threshold = 0;        ///< per cent of the limit from which on the count is shown
    std::string id{};
    std::string value{};
    int rows = 5;
    std::optional<bool> spellcheck{};
    std::optional<HintParams> hint{};
    std::optional<ErrorMessageParams> error_message{};
    FormGroup form_group{};
    std::string count_message_classes{};
    std::string classes{};
    Attributes attributes{};
};

Html character_count(CharacterCountParams const& params);

}
