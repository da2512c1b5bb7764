#include "web/components/accordion.h"

namespace noddfa::components {

namespace {

Attributes accordion_texts(AccordionParams const& params)
{
    return Attributes{}
        .add_if_any("data-i18n.hide-all-sections", params.hide_all_sections_text)
        .add_if_any("data-i18n.hide-section", params.hide_section_text)
        .add_if_any("data-i18n.hide-section-aria-label", params.hide_section_aria_label_text)
        .add_if_any("data-i18n.show-all-sections", params.show_all_sections_text)
        .add_if_any("data-i18n.show-section", params.show_section_text)
        .add_if_any("data-i18n.show-section-aria-label", params.show_section_aria_label_text);
}

Html section_content(AccordionContent const& content)
{
    if (!content.html.empty() || content.text.empty())
        return content.html;
    return html(R"(<p class="govuk-body">{}</p>)", content.text);
}

Html section(AccordionParams const& params, AccordionItem const& item, std::size_t number)
{
    auto const button = html(R"(<span class="govuk-accordion__section-button" id="{}-heading-{}">{}</span>)", params.id,
                             number, item.heading);
    Html summary;
    if (!item.summary.empty())
        summary = html(R"(<div class="govuk-accordion__section-summary govuk-body" id="{}-summary-{}">{}</div>)",
                       params.id, number, item.summary);
    return html(R"(<div class="govuk-accordion__section{}"><div class="govuk-accordion__section-header">{}{}</div>)"
                R"(<div id="{}-content-{}" class="govuk-accordion__section-content">{}</div></div>)",
                item.expanded ? " govuk-accordion__section--expanded" : "",
                heading(params.heading_level, Attributes{}.add("class", "govuk-accordion__section-heading"), button),
                summary, params.id, number, section_content(item.content));
}

}

Html accordion(AccordionParams const& params)
{
    Html sections;
    for (std::size_t place = 0; place < params.items.size(); ++place)
        if (!params.items[place].left_out)
            sections += section(params, params.items[place], place + 1);
    return html(R"(<div class="govuk-accordion{}" data-module="govuk-accordion" id="{}"{}{}{}>{}</div>)",
                also(params.classes), params.id, accordion_texts(params),
                said("data-remember-expanded", params.remember_expanded), params.attributes, sections);
}

}
