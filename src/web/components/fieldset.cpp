#include "web/components/fieldset.h"

namespace noddfa::components {

namespace {

Html legend_of(std::optional<FieldsetLegend> const& legend)
{
    if (!legend || legend->text.empty())
        return {};
    auto const content =
        legend->is_page_heading ? html(R"(<h1 class="govuk-fieldset__heading">{}</h1>)", legend->text) : legend->text;
    return html(R"(<legend class="govuk-fieldset__legend{}">{}</legend>)", also(legend->classes), content);
}

}

Html fieldset(FieldsetParams const& params)
{
    Attributes attributes;
    attributes.add_if_any("role", params.role).add_if_any("aria-describedby", params.described_by);
    return html(R"(<fieldset class="govuk-fieldset{}"{}{}>{}{}</fieldset>)", also(params.classes), attributes,
                params.attributes, legend_of(params.legend), params.html);
}

}
