#pragma once

#include "web/components/parts.h"

namespace noddfa::components {

/// A text for a script, in the forms that a language has for numbers; `other` stands for those that are empty. English
/// has `one` and `other`, Welsh all six. The script puts the number where `%{count}` stands.
struct PluralText {
    std::string other;
    std::string zero{};
    std::string one{};
    std::string two{};
    std::string few{};
    std::string many{};
};

/// ` data-i18n.<key>.<form>="…"` for each form that is not empty. `key` has to be the name of a text.
void add_translations(Attributes& attributes, std::string_view key, PluralText const& text);

}
