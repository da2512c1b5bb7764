#include "web/components/character_count.h"

#include "web/components/textarea.h"

namespace noddfa::components {

namespace {

void replace_all(std::string& text, std::string_view from, std::string const& to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

Attributes limits_of(CharacterCountParams const& params)
{
    Attributes attributes;
    attributes.add("data-module", "govuk-character-count");
    if (params.maxlength != 0)
        attributes.number("data-maxlength", params.maxlength);
    if (params.maxwords != 0)
        attributes.number("data-maxwords", params.maxwords);
    if (params.threshold != 0)
        attributes.number("data-threshold", params.threshold);
    auto const by_limit = params.maxwords != 0 ? "words" : "";
    return attributes.add_if_any("data-count-type", params.count_type.empty() ? by_limit : params.count_type);
}

void add_texts(Attributes& attributes, CharacterCountTexts const& texts)
{
    add_translations(attributes, "characters-under-limit", texts.characters_under_limit);
    attributes.add_if_any("data-i18n.characters-at-limit", texts.characters_at_limit);
    add_translations(attributes, "characters-over-limit", texts.characters_over_limit);
    add_translations(attributes, "words-under-limit", texts.words_under_limit);
    attributes.add_if_any("data-i18n.words-at-limit", texts.words_at_limit);
    add_translations(attributes, "words-over-limit", texts.words_over_limit);
}

}

Html character_count(CharacterCountParams const& params)
{
    auto const& id = params.id.empty() ? params.name : params.id;
    auto const limit = params.maxwords != 0 ? params.maxwords : params.maxlength;
    auto attributes = limits_of(params);
    std::string description;
    if (limit != 0) {
        description = params.textarea_description_text;
        replace_all(description, "%{count}", std::to_string(limit));
    } else {
        // The limit is set by a script, which then also writes the sentence.
        add_translations(attributes, "textarea-description", {.other = params.textarea_description_text});
    }
    add_texts(attributes, params.texts);
    attributes += params.form_group.attributes;
    auto const message = hint({.text = description,
                               .id = id + "-info",
                               .classes = joined("govuk-character-count__message", params.count_message_classes)});
    return textarea({.name = params.name,
                     .label = params.label,
                     .id = id,
                     .value = params.value,
                     .rows = params.rows,
                     .described_by = id + "-info",
                     .hint = params.hint,
                     .error_message = params.error_message,
                     .form_group = {.classes = joined("govuk-character-count", params.form_group.classes),
                                    .attributes = attributes,
                                    .before_input = params.form_group.before_input,
                                    .after_input = html("{} {}", message, params.form_group.after_input)},
                     .spellcheck = params.spellcheck,
                     .classes = joined("govuk-js-character-count", params.classes),
                     .attributes = params.attributes});
}

}
