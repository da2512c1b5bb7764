#include "components/field_options.h"

namespace noddfa::test {

using namespace components;

LabelParams read_label(std::optional<Options> const& options)
{
    if (!options)
        return {.text = {}};
    return {.text = options->content(),
            .for_id = options->text("for"),
            .is_page_heading = options->flag("isPageHeading"),
            .classes = options->text("classes"),
            .attributes = options->attributes()};
}

std::optional<HintParams> read_hint(std::optional<Options> const& options)
{
    if (!options)
        return std::nullopt;
    return HintParams{.text = options->content(),
                      .id = options->text("id"),
                      .classes = options->text("classes"),
                      .attributes = options->attributes()};
}

std::optional<ErrorMessageParams> read_error(std::optional<Options> const& options)
{
    if (!options)
        return std::nullopt;
    return ErrorMessageParams{.text = options->content(),
                              .visually_hidden_text = options->text_if_any("visuallyHiddenText").value_or("Error"),
                              .id = options->text("id"),
                              .classes = options->text("classes"),
                              .attributes = options->attributes()};
}

std::optional<FieldsetParams> read_fieldset(std::optional<Options> const& options)
{
    if (!options)
        return std::nullopt;
    FieldsetParams params{.html = options->markup("html"),
                          .described_by = options->text("describedBy"),
                          .role = options->text("role"),
                          .classes = options->text("classes"),
                          .attributes = options->attributes()};
    if (auto const legend = options->object("legend"))
        params.legend = {.text = legend->content(),
                         .is_page_heading = legend->flag("isPageHeading"),
                         .classes = legend->text("classes")};
    return params;
}

FormGroup read_form_group(std::optional<Options> const& options)
{
    if (!options)
        return {};
    auto const part = [&](std::string_view one, std::string_view several) {
        auto const before = options->object(one);
        auto const inputs = options->object(several);
        return before ? before->content() : inputs ? inputs->content() : Html{};
    };
    return {.classes = options->text("classes"),
            .attributes = options->attributes(),
            .before_input = part("beforeInput", "beforeInputs"),
            .after_input = part("afterInput", "afterInputs")};
}

PluralText read_plural(std::optional<Options> const& options)
{
    if (!options)
        return {.other = {}};
    return {.other = options->text("other"),
            .zero = options->text("zero"),
            .one = options->text("one"),
            .two = options->text("two"),
            .few = options->text("few"),
            .many = options->text("many")};
}

}
